import { fold } from '../elements/dom.js';
import { choiceWords } from '../../../kernel/words/choice-words.js';

/**
 * Chooses the least that a prompt's box lets one choose (boxes, switches and pressed buttons are released, radios and lists
 * set to what declines), and tells how many controls that took.
 */
export function chooseLeast(container: Element): number {
  const declines = new RegExp(`${choiceWords.decline}|^(off|none|no|deny|denied|disabled?|inactive)$`, 'i');
  const trees: (Element | ShadowRoot)[] = [container];
  let count = 0;
  const press = (element: HTMLElement): void => {
    element.click();
    count += 1;
  };
  for (let tree = trees.shift(); tree; tree = trees.shift()) {
    for (const element of Array.from(tree.querySelectorAll('*'))) {
      if (element.shadowRoot) trees.push(element.shadowRoot);
      if (!(element instanceof HTMLElement)) continue;
      if (element.matches(':disabled') || element.getAttribute('aria-disabled') === 'true') continue;
      if (element instanceof HTMLSelectElement) {
        const least = Array.from(element.options).find(option => declines.test(fold(option.text)));
        if (!least || least.selected) continue;
        least.selected = true;
        element.dispatchEvent(new Event('input', { bubbles: true }));
        element.dispatchEvent(new Event('change', { bubbles: true }));
        count += 1;
      } else if (element instanceof HTMLInputElement) {
        const label = fold(element.labels?.[0]?.textContent ?? element.getAttribute('aria-label'));
        if (element.type === 'checkbox' && element.checked) press(element);
        if (element.type === 'radio' && !element.checked && declines.test(label)) press(element);
      } else {
        const role = element.getAttribute('role') ?? '';
        const isOn =
          element.getAttribute(/^(switch|checkbox)$/.test(role) ? 'aria-checked' : 'aria-pressed') === 'true';
        if (isOn) press(element);
      }
    }
  }
  return count;
}
