import { aboveElement, fold } from '../elements/dom.js';
import { isVisible } from '../elements/visible.js';
import * as tree from './tree.js';

/** How a calendar shows which year it is at, and how one gets to another. */
export interface CalendarStanding {
  readonly year: number | undefined;
  /** Where the button is that leads towards the wanted year, in the window; absent where none was found. */
  readonly towards?: { readonly x: number; readonly y: number };
  /** That button is there and cannot be used: the calendar ends here. */
  readonly ends: boolean;
  /** The shown text, for telling whether something turned. */
  readonly text: string;
}

const isYear = (text: string): boolean => /^(?:19|20)\d\d$/.test(text.trim());
const isLeaf = (element: Element): boolean => element.childElementCount === 0;
const off = '[aria-disabled=true], :disabled';

/** What shows the middle of a month and can be pressed, shadow trees included. */
export function middleDays(): Element[] {
  return tree.allIn(document.documentElement).filter(element => {
    if (!isLeaf(element) || fold(element.textContent) !== '15') return false;
    if (tree.closest(element, `${off}, option`)) return false;
    const link = tree.closest(element, 'a[href]')?.getAttribute('href') ?? '#';
    return (link.startsWith('#') || link.startsWith('javascript:')) && tree.isDrawn(element);
  });
}

/** A day of the month that the calendar shows and that can be pressed, its middle before others. */
export function someDay(box: Element): Element | null {
  const days = tree.allIn(box).filter(each => {
    const isDay = isLeaf(each) && /^(?:[1-9]|[12]\d)$/.test(fold(each.textContent));
    if (!isDay || !tree.isDrawn(each)) return false;
    const isOff = tree.closest(each, `${off}, [class*=disabled i], option, select`);
    return !isOff && !/prev|next|other|outside|adjacent|muted/i.test(each.className.toString());
  });
  const at = (each: Element): number => Math.abs(Number(fold(each.textContent)) - 15);
  return days.sort((a, b) => at(a) - at(b))[0] ?? null;
}

/** The box around a day that holds a month, with what says which year it is. A frame may hold nothing else. */
export function boxAround(day: Element): Element | null {
  const says = (box: Element): boolean =>
    /\b(?:19|20)\d\d\b/.test(tree.words(box)) ||
    tree.allIn(box).some(each => (tree.isInput(each) || tree.isList(each)) && isYear(each.value));
  const days = (box: Element): number =>
    tree.allIn(box).filter(each => isLeaf(each) && /^(?:[1-9]|[12]\d|3[01])$/.test(fold(each.textContent)))
      .length;
  const isFramed = window !== window.parent;
  for (let box = aboveElement(day); box && (isFramed || box !== document.body); box = aboveElement(box))
    if (days(box) >= 25 && says(box)) return box;
  return null;
}

/** The control in which one sets the year, if the calendar has one. */
export function yearControl(box: Element): Element | null {
  const shown = (each: Element): boolean => isVisible(each, 'rendered');
  const inside = tree.allIn(box);
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

/** The years that a list offers; null of what is no list. */
export const yearsOf = (control: Element): number[] | null =>
  tree.isList(control)
    ? Array.from(control.options)
        .filter(option => !option.disabled && isYear(option.text))
        .map(option => Number(option.text.trim()))
    : null;

/** The latest year that a control for numbers takes; null where it sets no end. */
export const latestYear = (control: Element): number | null =>
  tree.isInput(control) && control.max !== '' ? Number(control.max) : null;

/** What the calendar shows, and the button that leads towards the year. */
export function calendarStanding(box: Element, wanted: number): CalendarStanding {
  const text = tree.shownWords(box);
  const year = Number(/\b(?:19|20)\d\d\b/.exec(text)?.[0] ?? NaN);
  const back = !(year < wanted);
  const words = back
    ? /\b(?:prev|previous|back|earlier|zur[üu]ck|vorige\w*|pr[ée]c[ée]d\w*|anterior|precedente)|[«‹<←◀❮◂◄]/i
    : /\b(?:next|forward|later|weiter|n[äa]chste\w*|suiv\w*|siguiente|pr[óo]xim\w*|successiv\w*)|[»›>→▶❯▸►]/i;
  const saidBy = (each: Element): string =>
    [
      isLeaf(each) ? each.textContent : '',
      ...['aria-label', 'title', 'class', 'id', 'data-action'].map(name => each.getAttribute(name)),
    ]
      .join(' ')
      .replace(/([a-z])([A-Z])|[_-]/g, '$1 $2');
  const found = tree
    .allIn(box)
    .filter(each => {
      if (!each.matches('button, a, [role=button], span, div, th, td, i, svg')) return false;
      const said = saidBy(each).trim();
      const holdsDays =
        (each.textContent ?? '').length > 40 || /^\s*\d{1,2}\s*$/.test(each.textContent ?? '');
      return !holdsDays && words.test(said) && !/\bday\b/i.test(said);
    })
    .map(each => ({ each, byYear: /year|jahr|ann[ée]e|a[ñn]o|«|»|<<|>>/i.test(saidBy(each)) }));
  const live = found.filter(
    ({ each }) => tree.isDrawn(each) && tree.closest(each, `${off}, [class*=disabled i]`) === null,
  );
  const best = (live.find(({ byYear }) => byYear) ?? live[0])?.each.getBoundingClientRect();
  return {
    year: Number.isNaN(year) ? undefined : year,
    ...(best ? { towards: { x: best.x + best.width / 2, y: best.y + best.height / 2 } } : {}),
    ends: found.length > 0 && live.length === 0,
    text,
  };
}
