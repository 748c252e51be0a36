import { normaliseName } from '../view/normalise.js';
import { namedText, seenText, tidy } from '../view/seen-text.js';
import { isShown } from '../view/sight.js';
import {
  ancestors,
  attributeOf,
  contains,
  isButton,
  isControl,
  type DocumentTree,
  type ElementNode,
} from '../view/tree.js';

/** The words of a form itself, for its purpose. */
export interface FormWords {
  /** Heading, legend or accessible name, as shown. */
  readonly title: string;
  readonly submitLabels: readonly string[];
  readonly submits: readonly ElementNode[];
  /** Normalised id, name, class and the last steps of the action's path. */
  readonly machine: string;
}

const isHeading = (element: ElementNode): boolean =>
  /^h[1-6]$/.test(element.tag) ||
  attributeOf(element, 'role') === 'heading' ||
  element.tag === 'legend' ||
  element.tag === 'caption';

export const buttonLabel = (button: ElementNode): string =>
  tidy(attributeOf(button, 'aria-label')) ||
  (button.tag === 'button'
    ? tidy(button.children.map(child => (child.type === 'text' ? child.text : namedText(child))).join(' '))
    : '') ||
  tidy(attributeOf(button, 'value') || attributeOf(button, 'alt') || attributeOf(button, 'title'));

const submitting = (button: ElementNode): boolean => {
  const type = attributeOf(button, 'type').toLowerCase();
  return button.tag === 'button'
    ? type !== 'button' && type !== 'reset'
    : type === 'submit' || type === 'image';
};

/** Submit buttons of a form; where it has none, its other buttons, which its script listens to. */
function submitsOf(buttons: readonly ElementNode[]): readonly ElementNode[] {
  const own = buttons.filter(submitting);
  return own.length > 0
    ? own
    : buttons.filter(button => attributeOf(button, 'type').toLowerCase() !== 'reset');
}

/** Controls a person meets; a trap at the form's top is none. Choices count though unseen: pages draw their own in their place. */
const metControls = (controls: readonly ElementNode[]): readonly ElementNode[] => {
  const met = controls.filter(
    control => isShown(control) || /^(checkbox|radio)$/i.test(attributeOf(control, 'type')),
  );
  return met.length > 0 ? met : controls;
};

/** First shown heading in the form before its first control; else the last one above the form. */
function headingOf(
  scope: ElementNode | undefined,
  controls: readonly ElementNode[],
  tree: DocumentTree,
): string {
  const [first] = controls;
  const met = new Set(metControls(controls));
  // A legend over a part of the controls names that part.
  const namesAll = (legend: ElementNode): boolean => {
    const group = [...ancestors(legend)].find(up => up.tag === 'fieldset');
    return group !== undefined && [...met].every(control => contains(group, control));
  };
  const isTitle = (element: ElementNode): boolean =>
    isHeading(element) &&
    isShown(element) &&
    seenText(element) !== '' &&
    (element.tag !== 'legend' || namesAll(element));
  const begins = tree.elements.findIndex(element => met.has(element));
  const inside =
    scope &&
    tree.elements
      .slice(0, begins < 0 ? undefined : begins)
      .find(element => contains(scope, element) && isTitle(element));
  if (inside) return seenText(inside);
  const anchor = scope ?? first;
  const at = anchor ? tree.elements.indexOf(anchor) : 0;
  const named =
    scope &&
    [...ancestors(scope)].find(
      up =>
        /^(dialog|alertdialog|tabpanel|region|form)$/.test(attributeOf(up, 'role')) || up.tag === 'dialog',
    );
  const label = named ? attributeOf(named, 'aria-label') : '';
  if (label !== '') return tidy(label);
  for (let back = at - 1; back >= 0; back -= 1) {
    const element = tree.elements[back];
    if (!element) continue;
    // A control in between belongs to another form, and the heading above it too.
    if (isControl(element) && element.form !== (scope?.tag === 'form' ? scope : undefined)) return '';
    if (isTitle(element)) return seenText(element);
  }
  return '';
}

/** The smallest box round controls that stand in no form; its buttons are theirs. The whole page is no such box. */
function commonBox(controls: readonly ElementNode[]): ElementNode | undefined {
  const [first, ...others] = controls;
  if (!first) return undefined;
  for (const up of ancestors(first)) {
    if (/^(body|html|main)$/.test(up.tag)) return undefined;
    if (!others.every(other => contains(up, other))) continue;
    if (up.children.some(child => child.type === 'element' && holdsButton(child))) return up;
  }
  return undefined;
}

const holdsButton = (element: ElementNode): boolean =>
  isButton(element) || element.children.some(child => child.type === 'element' && holdsButton(child));

/** Reads the words of one form, of a dialog without one, or of the controls in none (`form` undefined). */
export function formWords(
  form: ElementNode | undefined,
  controls: readonly ElementNode[],
  tree: DocumentTree,
): FormWords {
  const region = form?.tag === 'form' ? undefined : (form ?? commonBox(controls));
  const buttons = tree.elements.filter(
    element =>
      isButton(element) &&
      attributeOf(element, 'type').toLowerCase() !== 'hidden' &&
      (region
        ? !element.form && contains(region, element)
        : element.form !== undefined && element.form === form),
  );
  const submits = submitsOf(buttons);
  const own = (name: string) => (form ? attributeOf(form, name) : '');
  const label = tidy(own('aria-label')) || referencedName(form, tree);
  const path = own('action').split(/[?#]/)[0]?.split('/').slice(-3).join('/') ?? '';
  return {
    title: label || headingOf(form, controls, tree) || tidy(own('title')),
    submits,
    submitLabels: [...new Set(submits.map(buttonLabel).filter(text => text !== ''))],
    machine: [own('id'), own('name'), own('class'), path].map(normaliseName).join(' '),
  };
}

function referencedName(form: ElementNode | undefined, tree: DocumentTree): string {
  const element = form && tree.byId(attributeOf(form, 'aria-labelledby').split(/\s+/)[0] ?? '', form);
  return element ? namedText(element, true) : '';
}
