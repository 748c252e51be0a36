import type { ElementHandle, Page } from 'playwright';
import { calendarOf, leadToYear } from './calendar-year.js';
import { untilTurned } from '../page-turns.js';

const limits = { opens: 1_000, click: 1_500 };

/** Runs in the page: what shows the middle of a month and can be pressed, shadow trees included. */
function middleDays(): Element[] {
  const roots: (Document | ShadowRoot)[] = [document];
  const days: Element[] = [];
  for (let at = 0; at < Math.min(roots.length, 500); at += 1)
    for (const element of Array.from((roots[at] ?? document).querySelectorAll('*'))) {
      if (element.shadowRoot) roots.push(element.shadowRoot);
      const holdsNoOther = element.childElementCount === 0 && (element.textContent ?? '').trim() === '15';
      if (!holdsNoOther || element.closest('[aria-disabled=true], :disabled, option')) continue;
      const link = element.closest('a[href]')?.getAttribute('href') ?? '#';
      if (!link.startsWith('#') && !link.startsWith('javascript:')) continue;
      const box = element.getBoundingClientRect();
      if (element.checkVisibility({ visibilityProperty: true }) && box.width > 1) days.push(element);
    }
  return days;
}

/** What was picked. */
export interface PickedDay {
  readonly value: string;
  /** It is of the year that was wanted, or of the latest before it that the calendar offers; true where none was wanted. */
  readonly isMeant: boolean;
}

/** Runs in the page: a day of the month that the calendar shows and that can be pressed, its middle before others. */
function someDay(box: Element): Element | null {
  const days = Array.from(box.querySelectorAll('*')).filter(each => {
    const shown =
      each.checkVisibility({ visibilityProperty: true }) && each.getBoundingClientRect().width > 1;
    const isDay = each.childElementCount === 0 && /^(?:[1-9]|[12]\d)$/.test((each.textContent ?? '').trim());
    const isOff =
      each.closest('[aria-disabled=true], :disabled, [class*=disabled i], option, select') !== null;
    return isDay && shown && !isOff && !/prev|next|other|outside|adjacent|muted/i.test(each.className);
  });
  const at = (each: Element): number => Math.abs(Number((each.textContent ?? '').trim()) - 15);
  return days.sort((a, b) => at(a) - at(b))[0] ?? null;
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
  const known = await page.evaluateHandle(isEntered ? () => [] : middleDays);
  await enter();
  let day: ElementHandle<Element> | null = null;
  const opens = async (): Promise<boolean> => {
    const now = await page.evaluateHandle(middleDays);
    const fresh = await page.evaluateHandle(([all, old]) => all.find(each => !old.includes(each)) ?? null, [
      now,
      known,
    ] as const);
    day = fresh.asElement();
    return day !== null;
  };
  if (!(await untilTurned(page, opens, limits.opens))) return null;
  const opened = day as ElementHandle<Element> | null;
  const calendar = year === undefined || !opened ? undefined : await calendarOf(opened);
  const led = year !== undefined && calendar ? await leadToYear(page, calendar, year) : 'lost';
  const isMeant = year === undefined || led !== 'lost';
  const pressed = calendar && led !== 'lost' ? (await calendar.evaluateHandle(someDay)).asElement() : opened;
  await pressed?.click({ timeout: limits.click }).catch(() => undefined);
  await untilTurned(page, async () => (await value()) !== before, limits.opens);
  const now = await value();
  return now === before ? null : { value: now, isMeant };
}
