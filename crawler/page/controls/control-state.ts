import { attribute, fold, root } from '../elements/dom.js';
import { isVisible } from '../elements/visible.js';
import { complaining } from '../../../kernel/words/refusal-words.js';
import { findElement } from './held-elements.js';

/** What a control shows of a refusal. */
export interface ControlState {
  /** The browser itself would not submit it. */
  readonly invalid: boolean;
  readonly browserMessage: string;
  /** Scripts or the server marked it: `aria-invalid`, a class, or an error text of its own. */
  readonly marked: boolean;
  readonly errorText: string;
}

const controls = 'input:not([type=hidden]), select, textarea';
const errorBoxes = '[class*=error i], [class*=invalid i], [class*=danger i], [role=alert], [id*=error i]';
const errorClass = /(^|[\s_-])(is-)?(invalid|error|has-error)([\s_-]|$)/i;

const speaks = (element: Element): boolean => isVisible(element, 'shown') && fold(element.textContent) !== '';
const speaksOfError = (element: Element): boolean => errorClass.test(element.className.toString());

/** What the control says describes it, or is its error. */
function describing(element: Element): Element[] {
  const tree = root(element);
  return ['aria-errormessage', 'aria-describedby']
    .flatMap(name => attribute(element, name).split(/\s+/))
    .map(id => (id === '' ? null : tree.getElementById(id)))
    .filter(found => found !== null);
}

/** Error texts that stand beside the control, in a box that holds no other. */
function besides(element: Element): Element[] {
  for (let box = element.parentElement; box; box = box.parentElement) {
    if (box.querySelectorAll(controls).length > 1) break;
    const found = Array.from(box.querySelectorAll(errorBoxes)).filter(speaks);
    if (found.length > 0) return found;
  }
  return [];
}

/** A row, or a group of choices that asks one question, may be marked in place of the control. */
function isBoxMarked(element: Element): boolean {
  for (let box = element.parentElement; box; box = box.parentElement) {
    const inside = Array.from(box.querySelectorAll(controls));
    const isOne = inside.length <= 1 || inside.every(each => each.matches('[type=radio], [type=checkbox]'));
    if (!isOne || box.matches('form, body, main')) return false;
    if (speaksOfError(box)) return true;
  }
  return false;
}

/** How a control stands after a form was pressed to be submitted, or before. */
function controlState(element: Element): ControlState {
  const own = describing(element).filter(speaks);
  const near = besides(element);
  const texts = [...own, ...near]
    .map(each => fold(each.textContent))
    .filter((text, index) => index >= own.length || complaining.test(text));
  const field =
    element instanceof HTMLInputElement ||
    element instanceof HTMLSelectElement ||
    element instanceof HTMLTextAreaElement
      ? element
      : null;
  const ariaInvalid = element.getAttribute('aria-invalid');
  return {
    invalid: field !== null && field.willValidate && !field.validity.valid,
    browserMessage: field?.validationMessage.slice(0, 200) ?? '',
    marked:
      (ariaInvalid !== null && ariaInvalid !== 'false') ||
      speaksOfError(element) ||
      isBoxMarked(element) ||
      near.length > 0,
    errorText: texts.join(' ').slice(0, 200),
  };
}

/** The states of the controls that selectors lead to, in their order; null for one that is gone. */
export const controlStates = (selectors: readonly string[]): (ControlState | null)[] =>
  selectors.map(findElement).map(element => element && controlState(element));
