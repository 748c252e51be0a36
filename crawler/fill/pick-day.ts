import type { ElementHandle, Page } from 'playwright';
import { untilTurned } from './page-turns.js';

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

/**
 * Presses a day of the calendar that opens when a control that takes no keys is entered; `enter` does that. Gives the date that stands
 * in it then, null where no calendar opened or nothing came of it.
 */
export async function pickDay(
  page: Page,
  element: ElementHandle<Element>,
  enter: () => Promise<void>,
): Promise<string | null> {
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
  await (day as ElementHandle<Element> | null)?.click({ timeout: limits.click }).catch(() => undefined);
  await untilTurned(page, async () => (await value()) !== before, limits.opens);
  const now = await value();
  return now === before ? null : now;
}
