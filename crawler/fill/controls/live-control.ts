import type { ElementHandle } from 'playwright';
import { z } from 'zod';

/** A control as it stands now: what it takes, and whether a person could use it. */
const liveControl = z.strictObject({
  tag: z.string(),
  type: z.string(),
  name: z.string(),
  role: z.string(),
  usable: z.boolean(),
  /** Takes no keys: its value is picked from what it opens, if anything. */
  picked: z.boolean(),
  /** Shown, or hidden in favour of a label or picture that stands for it (check boxes, radio buttons, files). */
  visible: z.boolean(),
  /** A text box out of sight, in whose place a script has drawn a box that opens a list. */
  isDrawn: z.boolean(),
  checked: z.boolean(),
  empty: z.boolean(),
  required: z.boolean(),
  pattern: z.string(),
  min: z.string(),
  max: z.string(),
  step: z.string(),
  minLength: z.number(),
  maxLength: z.number(),
  /** Values of a select or data list that can be chosen. */
  options: z.array(z.string()),
  /** The words of those options. */
  texts: z.array(z.string()),
  accept: z.string(),
  hint: z.string(),
  /** Words that may give an example of a value: placeholder, title, help. */
  examples: z.array(z.string()),
});
export type LiveControl = z.infer<typeof liveControl>;

function read(element: Element): LiveControl {
  const text = (name: string): string => element.getAttribute(name) ?? '';
  const tag = element.tagName.toLowerCase();
  const input = element instanceof HTMLInputElement ? element : null;
  const select = element instanceof HTMLSelectElement ? element : null;
  const field = input ?? select ?? (element instanceof HTMLTextAreaElement ? element : null);
  const type = input ? input.type : tag;
  const shown = (at: Element): boolean => {
    const box = at.getBoundingClientRect();
    return at.checkVisibility({ visibilityProperty: true }) && box.width > 1 && box.height > 1;
  };
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
    visible: shown(element) || standIns.some(shown),
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
      .map(words => words.replace(/\s+/g, ' ').trim().slice(0, 200))
      .filter(words => words !== ''),
    hint: [labels, text('aria-label'), text('name'), text('id'), text('placeholder')].join(' ').slice(0, 300),
  };
}

/** Reads a control; null when it is gone. */
export async function readControl(element: ElementHandle<Element>): Promise<LiveControl | null> {
  try {
    return liveControl.parse(await element.evaluate(read));
  } catch {
    return null;
  }
}
