import type { ElementHandle, Frame } from 'playwright';
import { z } from 'zod';
import { findElement } from '../controls/elements.js';
import { readTrees, type Tree } from './shown-trees.js';

/** What a control shows of a refusal. */
const controlState = z.strictObject({
  /** The browser itself would not submit it. */
  invalid: z.boolean(),
  browserMessage: z.string(),
  /** Scripts or the server marked it: `aria-invalid`, a class, or an error text of its own. */
  marked: z.boolean(),
  errorText: z.string(),
});
export type ControlState = z.infer<typeof controlState>;

function readState(element: Element): ControlState {
  const shown = (at: Element | null): at is Element =>
    at !== null &&
    at.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
    (at.textContent ?? '').trim() !== '';
  const root = element.getRootNode();
  const byId = (ids: string | null): Element[] =>
    (ids ?? '').split(/\s+/).flatMap(id => {
      const found = id === '' || !('getElementById' in root) ? null : (root as Document).getElementById(id);
      return found ? [found] : [];
    });
  const errorWords =
    /error|invalid|alert|danger|warning|feedback|required|mandatory|please|must|cannot|can't|missing|obligat|erforderlich|pflicht|requis|campo|fehler|erreur/i;
  const own = [
    ...byId(element.getAttribute('aria-errormessage')),
    ...byId(element.getAttribute('aria-describedby')),
  ].filter(shown);
  // An error text stands beside the control, in a box that holds no other control.
  const near: Element[] = [];
  for (let box = element.parentElement; box && near.length === 0; box = box.parentElement) {
    if (box.querySelectorAll('input:not([type=hidden]), select, textarea').length > 1) break;
    near.push(
      ...Array.from(
        box.querySelectorAll(
          '[class*=error i], [class*=invalid i], [class*=danger i], [role=alert], [id*=error i]',
        ),
      ).filter(shown),
    );
  }
  const speaksOfError = (at: Element): boolean =>
    /(^|[\s_-])(is-)?(invalid|error|has-error)([\s_-]|$)/i.test(at.className.toString());
  // A row, or a group of choices that asks one question, may be marked in place of the control.
  let isBoxMarked = false;
  for (let box = element.parentElement; box && !isBoxMarked; box = box.parentElement) {
    const controls = Array.from(box.querySelectorAll('input:not([type=hidden]), select, textarea'));
    const isOne =
      controls.length <= 1 || controls.every(each => each.matches('[type=radio], [type=checkbox]'));
    if (!isOne || box.matches('form, body, main')) break;
    isBoxMarked = speaksOfError(box);
  }
  const texts = [...own, ...near]
    .map(at => (at.textContent ?? '').replace(/\s+/g, ' ').trim())
    .filter((text, index) => index >= own.length || errorWords.test(text));
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
      isBoxMarked ||
      near.length > 0,
    errorText: texts.join(' ').slice(0, 200),
  };
}

const gone: ControlState = { invalid: false, browserMessage: '', marked: false, errorText: '' };

/** States of controls, by selector; a control that is gone shows nothing. */
export async function readStates(
  frame: Frame,
  selectors: readonly string[],
): Promise<Map<string, ControlState>> {
  const states = new Map<string, ControlState>();
  for (const selector of selectors) {
    const element = await findElement(frame, selector);
    const state = element ? await element.evaluate(readState).catch(() => gone) : gone;
    states.set(selector, controlState.parse(state));
  }
  return states;
}

/** Whether the browser checks the form before it submits (`novalidate` switches that off, on the form or on its button). */
export async function browserValidates(form: ElementHandle<Element> | null): Promise<boolean> {
  if (!form) return false;
  return form.evaluate(node => {
    if (!(node instanceof HTMLFormElement) || node.noValidate) return false;
    const button = Array.from(node.elements).find(
      element =>
        (element instanceof HTMLButtonElement && element.type === 'submit') ||
        (element instanceof HTMLInputElement && element.type === 'submit'),
    );
    return !(button && 'formNoValidate' in button && button.formNoValidate === true);
  });
}

/** Whether the dialog that a form stands in is closed. */
export const hasClosedDialog = (form: ElementHandle<Element>): Promise<boolean> =>
  form.evaluate(node => node.closest('dialog')?.open === false).catch(() => false);

/** Runs in the page: words of warning that show now, outside controls' own boxes too. */
function readWarnings(trees: Tree[]): string[] {
  const words =
    /error|invalid|required|mandatory|please|must|cannot|can't|could not|missing|failed|not valid|try again|obligat|erforderlich|pflicht|requis|fehler|erreur|campo|problem|wrong|incorrect/i;
  const boxes =
    '[role=alert], [class*=error i], [class*=invalid i], [class*=danger i], [class*=warning i], [aria-live=assertive]';
  const texts = trees
    .flatMap(tree => Array.from(tree.querySelectorAll(boxes)))
    .filter(element => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
    .map(element => (element.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 200));
  return [...new Set(texts.filter(text => words.test(text)))].slice(0, 50);
}

/** Warnings that a frame's document shows, in shadow trees as well. */
export const readShownWarnings = async (frame: Frame): Promise<readonly string[]> =>
  z.array(z.string()).parse(await readTrees(frame, readWarnings).catch(() => []));
