import type { ElementHandle, Frame, JSHandle, Page } from 'playwright';
import { bounds } from '../../evidence/bounds.js';
import { calendarOf, leadToYear } from './calendar-year.js';
import { pageTree, type PageTree } from './page-tree.js';
import { untilTurned } from '../page-turns.js';
import { press } from '../../browser/press.js';

const limits = { opens: 1_000, click: 1_500 };

/** Runs in the page: what shows the middle of a month and can be pressed, shadow trees included. */
function middleDays(tree: PageTree): Element[] {
  return tree.all(document.documentElement).filter(element => {
    const holdsNoOther = element.childElementCount === 0 && (element.textContent ?? '').trim() === '15';
    if (!holdsNoOther || tree.closest(element, '[aria-disabled=true], :disabled, option')) return false;
    const link = tree.closest(element, 'a[href]')?.getAttribute('href') ?? '#';
    return (link.startsWith('#') || link.startsWith('javascript:')) && tree.isSeen(element);
  });
}

/** What was picked. */
export interface PickedDay {
  readonly value: string;
  /** It is of the year that was wanted, or of the latest before it that the calendar offers; true where none was wanted. */
  readonly isMeant: boolean;
}

/** Runs in the page: a day of the month that the calendar shows and that can be pressed, its middle before others. */
function someDay(box: Element, tree: PageTree): Element | null {
  const days = tree.all(box).filter(each => {
    const isDay = each.childElementCount === 0 && /^(?:[1-9]|[12]\d)$/.test((each.textContent ?? '').trim());
    if (!isDay || !tree.isSeen(each)) return false;
    const isOff = tree.closest(each, '[aria-disabled=true], :disabled, [class*=disabled i], option, select');
    return !isOff && !/prev|next|other|outside|adjacent|muted/i.test(each.className.toString());
  });
  const at = (each: Element): number => Math.abs(Number((each.textContent ?? '').trim()) - 15);
  return days.sort((a, b) => at(a) - at(b))[0] ?? null;
}

/** The days of the calendars that a page's frames show now: a calendar may stand in another document than its control. */
async function daysNow(page: Page): Promise<Map<Frame, JSHandle<Element[]>>> {
  const frames = page.frames().slice(0, bounds.frames.value + 1);
  const found = await Promise.all(
    frames.map(async (frame): Promise<[Frame, JSHandle<Element[]>] | undefined> => {
      try {
        return [frame, await frame.evaluateHandle(middleDays, await frame.evaluateHandle(pageTree))];
      } catch {
        // On its way out, or in.
        return undefined;
      }
    }),
  );
  return new Map(found.filter(each => each !== undefined));
}

/** The first day that shows now and did not before. */
async function freshDay(
  page: Page,
  known: ReadonlyMap<Frame, JSHandle<Element[]>>,
): Promise<ElementHandle<Element> | null> {
  for (const [frame, all] of await daysNow(page)) {
    const old = known.get(frame);
    const first = (days: readonly Element[], before: readonly Element[] | null): Element | null =>
      days.find(each => !before?.includes(each)) ?? null;
    // Of a frame that went elsewhere meanwhile, everything is new.
    const fresh = await all
      .evaluateHandle(first, old ?? null)
      .catch(() => all.evaluateHandle(first, null))
      .catch(() => null);
    const day = fresh?.asElement();
    if (day) return day;
  }
  return null;
}

/**
 * Presses a day of the calendar that opens when a control that takes no keys is entered, of the year where one is given; `enter` does
 * that. Gives the date that stands in it then, null where no calendar opened or nothing came of it.
 */
export async function pickDay(
  page: Page,
  element: ElementHandle<Element>,
  enter: () => Promise<void>,
  year?: number,
): Promise<PickedDay | null> {
  const value = (): Promise<string> =>
    element.evaluate(node => (node instanceof HTMLInputElement ? node.value : ''));
  const before = await value();
  // Where the cursor is in the control already, its calendar may be open.
  const isEntered = await element.evaluate(node => node.matches(':focus'));
  const known = isEntered ? new Map<Frame, JSHandle<Element[]>>() : await daysNow(page);
  await enter();
  let day: ElementHandle<Element> | null = null;
  const opens = async (): Promise<boolean> => (day = await freshDay(page, known)) !== null;
  if (!(await untilTurned(page, opens, limits.opens))) return null;
  const opened = day as ElementHandle<Element> | null;
  const calendar = year === undefined || !opened ? undefined : await calendarOf(opened);
  const led = year !== undefined && calendar ? await leadToYear(page, calendar, year) : 'lost';
  const isMeant = year === undefined || led !== 'lost';
  const pressed =
    calendar && led !== 'lost'
      ? (await calendar.box.evaluateHandle(someDay, calendar.tree)).asElement()
      : opened;
  if (pressed) await press(pressed, limits.click);
  await untilTurned(page, async () => (await value()) !== before, limits.opens);
  const now = await value();
  return now === before ? null : { value: now, isMeant };
}
