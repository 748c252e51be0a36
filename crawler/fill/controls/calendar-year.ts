import type { ElementHandle, Page } from 'playwright';
import { callOnElement, findByElement } from '../../page/in-frame.js';
import { untilTurned } from '../page-turns.js';

/** Turns of a calendar's pages: thirty years of months, one by one. `turned` and `use` are milliseconds. */
const limits = { turns: 360, turned: 400, use: 1_500 };

/** Where the window of an element's document stands in that of the page. */
async function offsetOf(element: ElementHandle<Element>): Promise<{ x: number; y: number }> {
  const frame = await element.ownerFrame();
  const around = frame?.parentFrame() ? await frame.frameElement() : null;
  const box = await around?.boundingBox();
  const inner = around && (await callOnElement(around, 'forms', 'innerOffset'));
  return { x: (box?.x ?? 0) + (inner?.x ?? 0), y: (box?.y ?? 0) + (inner?.y ?? 0) };
}

/** Sets the year in its control. `false` where the control ends before the year: then its nearest year is set. */
async function setYear(page: Page, control: ElementHandle<Element>, wanted: number): Promise<boolean | null> {
  const years = await callOnElement(control, 'controls', 'yearsOf');
  if (years) {
    const last = Math.max(...years);
    const year = years.includes(wanted) ? wanted : last < wanted ? last : undefined;
    if (year === undefined) return null;
    await control.selectOption({ label: String(year) }, { timeout: limits.use });
    return year === wanted;
  }
  const most = await callOnElement(control, 'controls', 'latestYear');
  const year = most !== null && most < wanted ? most : wanted;
  await control.click({ timeout: limits.use });
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(String(year));
  return year === wanted;
}

/**
 * Leads an open calendar to a year: by its list of years, the number that stands for the year, or page by
 * page. `wanted`: it shows that year · `ends`: it goes no later than a year before, and shows that · `lost`: no way was found.
 */
export async function leadToYear(
  page: Page,
  calendar: ElementHandle<Element>,
  wanted: number,
): Promise<'wanted' | 'ends' | 'lost'> {
  const control = await findByElement(calendar, 'controls', 'yearControl');
  if (control) {
    const set = await setYear(page, control, wanted);
    return set === null ? 'lost' : set ? 'wanted' : 'ends';
  }
  const offset = await offsetOf(calendar);
  const standing = () => callOnElement(calendar, 'controls', 'calendarStanding', wanted);
  let now = await standing();
  for (let turn = 0; turn < limits.turns && now.year !== undefined; turn += 1) {
    if (now.year === wanted) return 'wanted';
    if (!now.towards) return now.ends && now.year < wanted ? 'ends' : 'lost';
    const { x, y } = now.towards;
    const before = now.text;
    await page.mouse.click(offset.x + x, offset.y + y);
    const turned = async (): Promise<boolean> => {
      now = await standing();
      return now.text !== before;
    };
    if (!(await untilTurned(page, turned, limits.turned))) return 'lost';
  }
  return 'lost';
}
