import { fold } from '../elements/dom.js';
import { isVisible } from '../elements/visible.js';
import { findElement } from './held-elements.js';

/** What a control takes as it stands now, and whether a person could use it. */
function readControl(element: Element) {
  const text = (name: string): string => element.getAttribute(name) ?? '';
  const tag = element.tagName.toLowerCase();
  const input = element instanceof HTMLInputElement ? element : null;
  const select = element instanceof HTMLSelectElement ? element : null;
  const field = input ?? select ?? (element instanceof HTMLTextAreaElement ? element : null);
  const type = input ? input.type : tag;
  const standIns = /^(checkbox|radio|file)$/.test(type) ? Array.from(input?.labels ?? []) : [];
  const offered = Array.from(select?.options ?? []).filter(option => option.value !== '' && !option.disabled);
  const labels = Array.from(field?.labels ?? [], label => label.textContent ?? '').join(' ');
  return {
    tag,
    type,
    name: text('name'),
    role: text('role'),
    usable:
      !element.matches(':disabled, [aria-disabled=true]') &&
      // A twin that scripts keep for the browser, or a box of such: nobody gets there.
      !(element.closest('[aria-hidden=true]') && element instanceof HTMLElement && element.tabIndex < 0),
    picked: field !== null && 'readOnly' in field && field.readOnly,
    visible: [element, ...standIns].some(each => isVisible(each, 'used')),
    isDrawn: false,
    checked: input?.checked ?? text('aria-checked') === 'true',
    empty: field ? field.value === '' : (element.textContent ?? '').trim() === '',
    required: Boolean(field?.required) || text('aria-required') === 'true',
    pattern: text('pattern'),
    min: text('min'),
    max: text('max'),
    step: text('step'),
    minLength: Number(text('minlength') || 0),
    maxLength: Number(text('maxlength') || 0),
    options: offered.map(option => option.value),
    texts: offered.map(option => option.text.trim().slice(0, 200)),
    accept: text('accept'),
    examples: [
      text('placeholder'),
      text('title'),
      ...text('aria-describedby')
        .split(/\s+/)
        .map(id => (id === '' ? '' : (document.getElementById(id)?.textContent ?? ''))),
      labels,
    ]
      .map(words => fold(words).slice(0, 200))
      .filter(words => words !== ''),
    hint: [labels, text('aria-label'), text('name'), text('id'), text('placeholder')].join(' ').slice(0, 300),
  };
}

/** What stands in a control; empty of what is none. */
export const valueOf = (control: Element): string =>
  control instanceof HTMLInputElement || control instanceof HTMLSelectElement ? control.value : '';

/** Ticks a box by the label that stands for it, else by a click that its scripts hear. */
export function tick(control: Element): void {
  const label = control instanceof HTMLInputElement ? control.labels?.[0] : undefined;
  label?.click();
  const isTicked = control instanceof HTMLInputElement && control.checked;
  if (!isTicked && control instanceof HTMLElement) control.click();
}

/** The controls that selectors lead to, in their order; null for one that is gone. */
export const readControls = (selectors: readonly string[]) =>
  selectors.map(findElement).map(element => element && readControl(element));
