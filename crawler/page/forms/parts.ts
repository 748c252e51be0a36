import * as dom from '../elements/dom.js';
import type { SnapshotLimits } from './snapshot.js';

const plain =
  /^(id|name|type|class|for|role|title|alt|label|placeholder|autocomplete|required|method|pattern|inputmode|maxlength|min|max|lang|colspan|multiple|accept|tabindex|list|src|open|action|formaction|contenteditable|formcontrolname|ng-model|v-model|data-(name|label|type|field|required)|aria-[a-z]+)$/;

/** The attributes of an element that say something of a form. */
export const attributes = (
  element: Element,
  isControl: boolean,
  limits: SnapshotLimits,
): Record<string, string> => {
  const values: Record<string, string> = {};
  // What a person typed is no fact about the form; the value of a button or a choice is.
  const button = /^(input|button)$/.test(dom.tag(element)) && !isControl;
  const choice = /^(checkbox|radio)$/i.test(dom.attribute(element, 'type'));
  for (const name of Element.prototype.getAttributeNames.call(element))
    if (plain.test(name) || (name === 'value' && (button || choice)))
      values[name] = dom.attribute(element, name).slice(0, /action/.test(name) ? 2_000 : limits.attribute);
  return values;
};

/** The form an element belongs to: the browser's answer, else the one round it, out of shadow trees too. */
export const owner = (element: Element, forms: ReadonlySet<Element>): Element | null => {
  if (forms.has(element)) return element;
  let form: Element | null = null;
  if (element instanceof HTMLInputElement) form = dom.read(HTMLInputElement.prototype, 'form', element);
  if (element instanceof HTMLSelectElement) form = dom.read(HTMLSelectElement.prototype, 'form', element);
  if (element instanceof HTMLTextAreaElement) form = dom.read(HTMLTextAreaElement.prototype, 'form', element);
  if (element instanceof HTMLButtonElement) form = dom.read(HTMLButtonElement.prototype, 'form', element);
  for (let up = dom.above(element); up && !form; up = dom.above(up))
    if (up instanceof Element && forms.has(up)) form = up;
  return form;
};

/** What only the live element knows. */
export const state = (element: Element, limits: SnapshotLimits) => {
  const select = element instanceof HTMLSelectElement;
  const options = select ? Array.from(dom.read(HTMLSelectElement.prototype, 'options', element)) : [];
  const words = (option: Element): string => dom.text(option).trim().slice(0, 40);
  const is = (pseudo: string, aria: string) =>
    Element.prototype.matches.call(element, pseudo) || dom.attribute(element, aria) === 'true';
  return {
    disabled: is(':disabled', 'aria-disabled'),
    // The attribute says something of text only, and a combo box that takes no keys is answered from its list.
    readOnly:
      dom.attribute(element, 'aria-readonly') === 'true' ||
      (Element.prototype.matches.call(element, 'input[readonly], textarea[readonly]') &&
        !/^(checkbox|radio|file|range|color)$/i.test(dom.attribute(element, 'type')) &&
        !/^combobox$/i.test(dom.attribute(element, 'role'))),
    checked: is('input:checked', 'aria-checked'),
    options: options.slice(0, limits.options).map(words),
    lastOption: options.slice(-1).map(words).join(''),
  };
};

export const isButton = (element: Element): boolean =>
  element instanceof HTMLButtonElement ||
  (element instanceof HTMLInputElement &&
    /^(submit|button|reset|image|hidden)$/i.test(dom.attribute(element, 'type')));
