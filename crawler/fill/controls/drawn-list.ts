import type { ElementHandle, Page } from 'playwright';
import { untilTurned } from '../page-turns.js';
import { press } from '../../browser/press.js';

const limits = { opens: 1_000, click: 1_500, taken: 500 };

/** Runs in the page: the box that a script has drawn in place of a text box out of sight; null where there is none. */
function drawnBox(element: Element): Element | null {
  const opens = element.matches(
    '[role=combobox], [aria-haspopup=listbox], [aria-haspopup=true], [aria-autocomplete=list]',
  );
  const labels = element instanceof HTMLInputElement ? Array.from(element.labels ?? []) : [];
  const isLabelled = labels.some(label => label.innerText.trim() !== '');
  for (let up = element.parentElement, level = 0; up && level < 4; level += 1, up = up.parentElement) {
    if (up.matches('form, body, main, fieldset, label, tr, tbody, table')) return null;
    const box = up.getBoundingClientRect();
    const { borderTopWidth, borderTopStyle } = getComputedStyle(up);
    const isBordered = parseFloat(borderTopWidth) >= 0.5 && !/none|hidden/.test(borderTopStyle);
    const isShown = up.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    const isLike = box.width >= 30 && box.height >= 12 && box.height <= 100;
    const says = up.innerText.trim() !== '';
    if (isShown && isLike && (opens ? says || (isLabelled && isBordered) : says && isBordered)) return up;
  }
  return null;
}

/** The box drawn in place of a text box out of sight; null where there is none. */
export const drawnBoxFor = async (element: ElementHandle<Element>): Promise<ElementHandle<Element> | null> =>
  (await element.evaluateHandle(drawnBox).catch(() => null))?.asElement() ?? null;

/** Runs in the page: all that shows, open shadow trees included. */
function shownElements(element: Element): Element[] {
  const roots: (Document | ShadowRoot)[] = [element.ownerDocument];
  const shown: Element[] = [];
  for (let at = 0; at < Math.min(roots.length, 500); at += 1)
    for (const each of Array.from((roots[at] ?? document).querySelectorAll('*'))) {
      if (each.shadowRoot) roots.push(each.shadowRoot);
      const box = each.getBoundingClientRect();
      if (each.checkVisibility({ visibilityProperty: true }) && box.width > 1 && box.height > 1)
        shown.push(each);
    }
  return shown;
}

interface Look {
  readonly box: Element;
  /** What showed before the box was pressed. */
  readonly old: readonly Element[];
}

/**
 * Runs in the page: of what shows now (`all`) and did not before, the row that is likeliest an option of a list that hangs at a box; null
 * where there is none.
 */
function freshOption(all: readonly Element[], { box, old }: Look): Element | null {
  const known = new Set(old);
  const anchor = box.getBoundingClientRect();
  /** Pixels that may lie between a box and a row of its list. */
  const reach = 400;
  const said = (each: Element): string => (each.textContent ?? '').replace(/\s+/g, ' ').trim();
  // Not an answer: that there is none, that it is yet to come, or what a list says before anything is chosen.
  const says = /^((no|nothing)\b.*|loading.*|searching.*|\W*(please )?(select|choose|pick)\b.*|\W*)$/i;
  const isNone =
    '[aria-disabled=true], :disabled, [role=alert], [role=status], [role=tooltip], [aria-live]:not([aria-live=off])';
  const rows = all.filter(each => {
    if (known.has(each) || says.test(said(each)) || said(each).length > 120) return false;
    if (said(each) === said(box)) return false;
    if (each.matches('input, select, textarea, label, svg, svg *') || each.contains(box)) return false;
    if (each.closest(isNone)) return false;
    const at = each.getBoundingClientRect();
    const isBeside = at.left < anchor.right && at.right > anchor.left;
    return isBeside && at.top < anchor.bottom + reach && at.bottom > anchor.top - reach;
  });
  const isRow = new Set(rows);
  const alike = (each: Element): number =>
    Array.from(each.parentElement?.children ?? []).filter(
      other => isRow.has(other) && other.tagName === each.tagName,
    ).length;
  const rank = (each: Element): number =>
    each.matches('[role=option]') ? 3 : each.matches('li') ? 2 : alike(each) > 1 ? 1 : 0;
  const best = Math.max(0, ...rows.map(rank));
  return best === 0 ? null : (rows.find(each => rank(each) === best) ?? null);
}

/** Runs in the page: what a box says, and what stands in the controls of its form, hidden ones included. */
function stateOf(element: Element, box: Element): string {
  const around = element.closest('form') ?? box.parentElement?.parentElement ?? box;
  const beside = Array.from(around.querySelectorAll('input'));
  const values = [element, ...beside].map(each => (each instanceof HTMLInputElement ? each.value : ''));
  return [(box.textContent ?? '').trim(), ...values].join('\n');
}

/**
 * Chooses the first option of a list that a script draws when its box is pressed, or when the keyboard asks for it. Gives the option's
 * words; null where no list opened, or nothing came of the choice.
 */
export async function chooseDrawn(
  page: Page,
  element: ElementHandle<Element>,
  box: ElementHandle<Element>,
): Promise<string | null> {
  const old = await element.evaluateHandle(shownElements);
  let option: ElementHandle<Element> | null = null;
  const opens = async (): Promise<boolean> => {
    const all = await element.evaluateHandle(shownElements);
    option = (await all.evaluateHandle(freshOption, { box, old })).asElement();
    return option !== null;
  };
  await box.click({ timeout: limits.click }).catch(() => element.focus());
  if (!(await untilTurned(page, opens, limits.opens))) {
    await element.focus();
    await page.keyboard.press('ArrowDown');
    if (!(await untilTurned(page, opens, limits.opens))) return null;
  }
  const row = option as ElementHandle<Element> | null;
  const before = await element.evaluate(stateOf, box);
  const words = (await row?.evaluate(node => (node.textContent ?? '').replace(/\s+/g, ' ').trim())) ?? '';
  if (row) await press(row, limits.click);
  const isTaken = async (): Promise<boolean> => (await element.evaluate(stateOf, box)) !== before;
  return (await untilTurned(page, isTaken, limits.taken)) ? words.slice(0, 100) : null;
}

/** A text box is empty although something was typed into it: its page takes from it only what its list offers. */
export const wasEmptied = (element: ElementHandle<Element>): Promise<boolean> =>
  element
    .evaluate(node => node.isConnected && node instanceof HTMLInputElement && node.value === '')
    .catch(() => false);
