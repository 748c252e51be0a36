import * as dom from '../elements/dom.js';
import { isVisible } from '../elements/visible.js';

/** The box that a script has drawn in place of a text box out of sight; null where there is none. */
export function drawnBox(element: Element): Element | null {
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
    const isLike = box.width >= 30 && box.height >= 12 && box.height <= 100;
    const says = up.innerText.trim() !== '';
    const stands = opens ? says || (isLabelled && isBordered) : says && isBordered;
    if (isVisible(up, 'shown') && isLike && stands) return up;
  }
  return null;
}

/** All that shows, open shadow trees included. */
export const shownElements = (): Element[] =>
  dom
    .trees(500)
    .flatMap(tree => dom.all(tree, '*'))
    .filter(each => isVisible(each, 'used'));

/**
 * Of what shows `now` and did not `before` a box was pressed, the row that is likeliest an option of a list that hangs at the box; null
 * where there is none.
 */
export function freshOption(
  box: Element,
  now: readonly Element[],
  before: readonly Element[],
): Element | null {
  const known = new Set(before);
  const anchor = box.getBoundingClientRect();
  /** Pixels that may lie between a box and a row of its list. */
  const reach = 400;
  const said = (each: Element): string => dom.fold(each.textContent);
  // Not an answer: that there is none, that it is yet to come, or what a list says before anything is chosen.
  const says = /^((no|nothing)\b.*|loading.*|searching.*|\W*(please )?(select|choose|pick)\b.*|\W*)$/i;
  const isNone =
    '[aria-disabled=true], :disabled, [role=alert], [role=status], [role=tooltip], [aria-live]:not([aria-live=off])';
  const rows = now.filter(each => {
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

/** What a box drawn in place of a control says, and what stands in the controls of its form, hidden ones included. */
export function listState(control: Element, box: Element): string {
  const around = control.closest('form') ?? box.parentElement?.parentElement ?? box;
  const beside = Array.from(around.querySelectorAll('input'));
  const values = [control, ...beside].map(each => (each instanceof HTMLInputElement ? each.value : ''));
  return [(box.textContent ?? '').trim(), ...values].join('\n');
}
