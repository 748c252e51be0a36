import type { Frame } from 'playwright';
import type { FormFact } from '../evidence/form.js';
import { pageDom, type PageDom } from './snapshot/page-dom.js';
import { pageSelectors, type PageSelectors } from './snapshot/page-selectors.js';

/** Where the element of a frame stands in the document around it. */
export interface FramePlace {
  readonly selector: string;
  /** Selector of the form around it, out of shadow trees too; null where it stands in none. */
  readonly form: string | null;
}

/** Runs in the document around a frame. */
function readPlace(
  element: Node,
  { dom, selectors }: { dom: PageDom; selectors: PageSelectors },
): FramePlace | null {
  if (!(element instanceof Element)) return null;
  let form: Element | null = null;
  for (let up = dom.above(element); up && !form; up = dom.above(up))
    if (up instanceof HTMLFormElement) form = up;
  return {
    selector: selectors.selector(element, false),
    form: form && selectors.selector(form, false),
  };
}

/** Where a frame stands; undefined where it is gone, or is no frame of another document. Selectors are those of the form facts. */
export async function placeOfFrame(frame: Frame): Promise<FramePlace | undefined> {
  const parent = frame.parentFrame();
  if (!parent) return undefined;
  try {
    const element = await frame.frameElement();
    const dom = await parent.evaluateHandle(pageDom);
    const selectors = await parent.evaluateHandle(pageSelectors, { dom });
    return (await element.evaluate(readPlace, { dom, selectors })) ?? undefined;
  } catch {
    // Taken out of its page meanwhile.
    return undefined;
  }
}

const bare = (url: string): string => url.split(/[?#]/)[0] ?? url;

/** Whether a form of a frame's document names an address to submit to, beside that of the document itself. */
export const sendsElsewhere = (url: string, forms: readonly FormFact[]): boolean =>
  forms.some(
    ({ formless, method, action }) =>
      !formless && method !== 'dialog' && /^(https?|mailto):/.test(action) && bare(action) !== bare(url),
  );

/** Runs in the frame: a person sees a button there that sends, or does something else with, what is typed. */
function showsButton(): boolean {
  const roots: (Document | ShadowRoot)[] = [document];
  for (let at = 0; at < Math.min(roots.length, 500); at += 1)
    for (const element of Array.from((roots[at] ?? document).querySelectorAll('*'))) {
      if (element.shadowRoot) roots.push(element.shadowRoot);
      if (
        !element.matches('button, input[type=submit], input[type=image], input[type=button], [role=button]')
      )
        continue;
      // What opens something, or only the Enter key of a telephone presses, sends nothing.
      const isAside = element.matches(
        '[aria-haspopup], [aria-expanded], [role=combobox], [role=tab], [tabindex^="-"], [aria-hidden=true], [type=reset]',
      );
      const said = `${element.textContent ?? ''}${element.getAttribute('value') ?? ''}${element.getAttribute('aria-label') ?? ''}`;
      const isSubmit =
        (element instanceof HTMLButtonElement && element.type === 'submit' && element.form !== null) ||
        (element instanceof HTMLInputElement && /^(submit|image)$/.test(element.type));
      const box = element.getBoundingClientRect();
      const isShown =
        element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
        box.width > 1 &&
        box.height > 1;
      if (isShown && !isAside && (isSubmit || said.trim() !== '')) return true;
    }
  return false;
}

/** Whether a frame's document has a button of its own: without one, what is typed there is sent by the page around it. */
export const hasOwnButton = (frame: Frame): Promise<boolean> => frame.evaluate(showsButton);
