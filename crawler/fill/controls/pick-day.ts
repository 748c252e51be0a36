import type { ElementHandle, Frame, JSHandle, Page } from 'playwright';
import { bounds } from '../../evidence/bounds.js';
import { leadToYear } from './calendar-year.js';
import { untilTurned } from '../page-turns.js';
import { press } from '../../browser/press.js';
import { callOnElement, findByElement, findInFrame, handleInFrame } from '../../page/in-frame.js';

const limits = { opens: 1_000, click: 1_500 };

/** What was picked. */
export interface PickedDay {
  readonly value: string;
  /** It is of the year that was wanted, or of the latest before it that the calendar offers; true where none was wanted. */
  readonly isMeant: boolean;
}

/** The days of the calendars that a page's frames show now: a calendar may stand in another document than its control. */
async function daysNow(page: Page): Promise<Map<Frame, JSHandle<Element[]>>> {
  const frames = page.frames().slice(0, bounds.frames.value + 1);
  const found = await Promise.all(
    frames.map(async (frame): Promise<[Frame, JSHandle<Element[]>] | undefined> => {
      try {
        return [frame, await handleInFrame(frame, 'controls', 'middleDays')];
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
    const first = (old: JSHandle<Element[]> | null) =>
      findInFrame(frame, 'controls', 'firstNewElement', all, old);
    // Of a frame that went elsewhere meanwhile, everything is new.
    const day = await first(known.get(frame) ?? null)
      .catch(() => first(null))
      .catch(() => null);
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
  const value = (): Promise<string> => callOnElement(element, 'controls', 'valueOf');
  const before = await value();
  // Where the cursor is in the control already, its calendar may be open.
  const isEntered = await callOnElement(element, 'controls', 'isEntered');
  const known = isEntered ? new Map<Frame, JSHandle<Element[]>>() : await daysNow(page);
  await enter();
  let day: ElementHandle<Element> | null = null;
  const opens = async (): Promise<boolean> => (day = await freshDay(page, known)) !== null;
  if (!(await untilTurned(page, opens, limits.opens))) return null;
  const opened = day as ElementHandle<Element> | null;
  const calendar =
    year === undefined || !opened ? null : await findByElement(opened, 'controls', 'boxAround');
  const led = year !== undefined && calendar ? await leadToYear(page, calendar, year) : 'lost';
  const isMeant = year === undefined || led !== 'lost';
  const pressed = calendar && led !== 'lost' ? await findByElement(calendar, 'controls', 'someDay') : opened;
  if (pressed) await press(pressed, limits.click);
  await untilTurned(page, async () => (await value()) !== before, limits.opens);
  const now = await value();
  return now === before ? null : { value: now, isMeant };
}
