import type { ElementHandle, JSHandle, Page } from 'playwright';
import { pageTree, type PageTree } from './page-tree.js';
import { untilTurned } from '../page-turns.js';

/** Turns of a calendar's pages: thirty years of months, one by one. `turned` and `use` are milliseconds. */
const limits = { turns: 360, turned: 400, use: 1_500 };

/** How a calendar shows which year it is at, and how one gets to another. */
interface Standing {
  readonly year: number | undefined;
  /** Where the button is that leads towards the wanted year, in the window; absent where none was found. */
  readonly towards?: { readonly x: number; readonly y: number };
  /** That button is there and cannot be used: the calendar ends here. */
  readonly ends: boolean;
  /** The shown text, for telling whether something turned. */
  readonly text: string;
}

/** A calendar that is open. */
export interface Calendar {
  readonly box: ElementHandle<Element>;
  /** For looking through its document. */
  readonly tree: JSHandle<PageTree>;
}

/** Runs in the page: the box around a day that holds a month, with what says which year it is. A frame may hold nothing else. */
function boxAround(day: Element, tree: PageTree): Element | null {
  const says = (box: Element): boolean =>
    /\b(?:19|20)\d\d\b/.test(tree.words(box)) ||
    tree
      .all(box)
      .some(each => (tree.isInput(each) || tree.isList(each)) && /^(?:19|20)\d\d$/.test(each.value));
  const days = (box: Element): number =>
    tree
      .all(box)
      .filter(
        each =>
          each.childElementCount === 0 && /^(?:[1-9]|[12]\d|3[01])$/.test((each.textContent ?? '').trim()),
      ).length;
  const isFramed = window !== window.parent;
  for (let box = tree.above(day); box && (isFramed || box !== document.body); box = tree.above(box))
    if (days(box) >= 25 && says(box)) return box;
  return null;
}

/** Runs in the page: the control in which one sets the year, if the calendar has one. */
function yearControl(box: Element, tree: PageTree): Element | null {
  const isYear = (text: string): boolean => /^(?:19|20)\d\d$/.test(text.trim());
  const shown = (each: Element): boolean => each.checkVisibility({ visibilityProperty: true });
  const inside = tree.all(box);
  const list = inside.find(each => {
    if (!tree.isList(each)) return false;
    const years = Array.from(each.options).filter(option => isYear(option.text));
    return shown(each) && years.length >= 2 && years.length >= each.options.length - 2;
  });
  const number = inside.find(
    each => tree.isInput(each) && shown(each) && !each.readOnly && !each.disabled && isYear(each.value),
  );
  return list ?? number ?? null;
}

/** Runs in the page: what the calendar shows, and the button that leads towards the year. */
function standingOf(box: Element, { wanted, tree }: { wanted: number; tree: PageTree }): Standing {
  const text = tree.seenWords(box);
  const year = Number(/\b(?:19|20)\d\d\b/.exec(text)?.[0] ?? NaN);
  const back = !(year < wanted);
  const words = back
    ? /\b(?:prev|previous|back|earlier|zur[üu]ck|vorige\w*|pr[ée]c[ée]d\w*|anterior|precedente)|[«‹<←◀❮◂◄]/i
    : /\b(?:next|forward|later|weiter|n[äa]chste\w*|suiv\w*|siguiente|pr[óo]xim\w*|successiv\w*)|[»›>→▶❯▸►]/i;
  const saidBy = (each: Element): string =>
    [
      each.childElementCount === 0 ? each.textContent : '',
      ...['aria-label', 'title', 'class', 'id', 'data-action'].map(name => each.getAttribute(name)),
    ]
      .join(' ')
      .replace(/([a-z])([A-Z])|[_-]/g, '$1 $2');
  const found = tree
    .all(box)
    .filter(each => {
      if (!each.matches('button, a, [role=button], span, div, th, td, i, svg')) return false;
      const said = saidBy(each).trim();
      const holdsDays =
        (each.textContent ?? '').length > 40 || /^\s*\d{1,2}\s*$/.test(each.textContent ?? '');
      return !holdsDays && words.test(said) && !/\bday\b/i.test(said);
    })
    .map(each => ({ each, byYear: /year|jahr|ann[ée]e|a[ñn]o|«|»|<<|>>/i.test(saidBy(each)) }));
  const usable = ({ each }: (typeof found)[number]): boolean => {
    const box = each.getBoundingClientRect();
    return (
      each.checkVisibility({ visibilityProperty: true }) &&
      box.width > 1 &&
      tree.closest(each, '[aria-disabled=true], :disabled, [class*=disabled i]') === null
    );
  };
  const live = found.filter(usable);
  const best = (live.find(({ byYear }) => byYear) ?? live[0])?.each.getBoundingClientRect();
  return {
    year: Number.isNaN(year) ? undefined : year,
    ...(best ? { towards: { x: best.x + best.width / 2, y: best.y + best.height / 2 } } : {}),
    ends: found.length > 0 && live.length === 0,
    text,
  };
}

/** Where the window of an element's document stands in that of the page. */
async function offsetOf(element: ElementHandle<Element>): Promise<{ x: number; y: number }> {
  const frame = await element.ownerFrame();
  const around = frame?.parentFrame() ? await frame.frameElement() : null;
  const box = await around?.boundingBox();
  const inner = await around?.evaluate(node => {
    const style = getComputedStyle(node as Element);
    const { clientLeft = 0, clientTop = 0 } = node as Element;
    return { x: clientLeft + parseFloat(style.paddingLeft), y: clientTop + parseFloat(style.paddingTop) };
  });
  return { x: (box?.x ?? 0) + (inner?.x ?? 0), y: (box?.y ?? 0) + (inner?.y ?? 0) };
}

/** Sets the year in its control. `false` where the control ends before the year: then its nearest year is set. */
async function setYear(
  page: Page,
  control: ElementHandle<Element>,
  tree: JSHandle<PageTree>,
  wanted: number,
): Promise<boolean | null> {
  const years = await control.evaluate(
    (node, { isList }) =>
      isList(node)
        ? Array.from(node.options)
            .filter(option => !option.disabled && /^(?:19|20)\d\d$/.test(option.text.trim()))
            .map(option => Number(option.text.trim()))
        : null,
    tree,
  );
  if (years) {
    const last = Math.max(...years);
    const year = years.includes(wanted) ? wanted : last < wanted ? last : undefined;
    if (year === undefined) return null;
    await control.selectOption({ label: String(year) }, { timeout: limits.use });
    return year === wanted;
  }
  const most = await control.evaluate(
    (node, { isInput }) => (isInput(node) && node.max !== '' ? Number(node.max) : null),
    tree,
  );
  const year = most !== null && most < wanted ? most : wanted;
  await control.click({ timeout: limits.use });
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(String(year));
  return year === wanted;
}

/**
 * Leads an open calendar, which shows the day given, to a year: by its list of years, the number that stands for the year, or page by
 * page. `wanted`: it shows that year · `ends`: it goes no later than a year before, and shows that · `lost`: no way was found.
 */
export async function leadToYear(
  page: Page,
  { box, tree }: Calendar,
  wanted: number,
): Promise<'wanted' | 'ends' | 'lost'> {
  const control = (await box.evaluateHandle(yearControl, tree)).asElement();
  if (control) {
    const set = await setYear(page, control, tree, wanted);
    return set === null ? 'lost' : set ? 'wanted' : 'ends';
  }
  const offset = await offsetOf(box);
  let now = await box.evaluate(standingOf, { wanted, tree });
  for (let turn = 0; turn < limits.turns && now.year !== undefined; turn += 1) {
    if (now.year === wanted) return 'wanted';
    if (!now.towards) return now.ends && now.year < wanted ? 'ends' : 'lost';
    const { x, y } = now.towards;
    const before = now.text;
    await page.mouse.click(offset.x + x, offset.y + y);
    const turned = async (): Promise<boolean> => {
      now = await box.evaluate(standingOf, { wanted, tree });
      return now.text !== before;
    };
    if (!(await untilTurned(page, turned, limits.turned))) return 'lost';
  }
  return 'lost';
}

/** The calendar that a day stands in; undefined where nothing around it says which year it is. */
export async function calendarOf(day: ElementHandle<Element>): Promise<Calendar | undefined> {
  const tree = await day.evaluateHandle(pageTree);
  const box = (await day.evaluateHandle(boxAround, tree)).asElement();
  return box ? { box, tree } : undefined;
}
