import * as dom from '../elements/dom.js';
import { selectorMaker } from '../elements/selectors.js';
import { isVisible } from '../elements/visible.js';

/** Where the element of a frame stands in the document around it. */
export interface FramePlace {
  readonly selector: string;
  /** Selector of the form around it, out of shadow trees too; null where it stands in none. */
  readonly form: string | null;
}

/** Where a frame's element stands; null where it is none. */
export function placeOf(element: Node): FramePlace | null {
  if (!(element instanceof Element)) return null;
  const selector = selectorMaker();
  let form: Element | null = null;
  for (let up = dom.aboveElement(element); up && !form; up = dom.aboveElement(up))
    if (up instanceof HTMLFormElement) form = up;
  return { selector: selector(element, false), form: form && selector(form, false) };
}

/** Whether a person sees a button in a document that sends, or does something else with, what is typed there. */
export function showsButton(): boolean {
  const buttons = 'button, input[type=submit], input[type=image], input[type=button], [role=button]';
  for (const tree of dom.trees(500))
    for (const element of dom.all(tree, buttons)) {
      // What opens something, or only the Enter key of a telephone presses, sends nothing.
      const isAside = element.matches(
        '[aria-haspopup], [aria-expanded], [role=combobox], [role=tab], [tabindex^="-"], [aria-hidden=true], [type=reset]',
      );
      const said = `${element.textContent ?? ''}${element.getAttribute('value') ?? ''}${element.getAttribute('aria-label') ?? ''}`;
      const isSubmit =
        (element instanceof HTMLButtonElement && element.type === 'submit' && element.form !== null) ||
        (element instanceof HTMLInputElement && /^(submit|image)$/.test(element.type));
      if (isVisible(element) && !isAside && (isSubmit || said.trim() !== '')) return true;
    }
  return false;
}

/** How far the window of a frame's document lies inside the frame's own box, in pixels. */
export function innerOffset(frame: Element): { x: number; y: number } {
  const { paddingLeft, paddingTop } = getComputedStyle(frame);
  return { x: frame.clientLeft + parseFloat(paddingLeft), y: frame.clientTop + parseFloat(paddingTop) };
}
