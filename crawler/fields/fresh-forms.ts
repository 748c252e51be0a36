import type { Frame, JSHandle } from 'playwright';
import type { FormFact } from '../evidence/form.js';
import { locate } from './locate.js';

/** Runs in the page: its forms, open shadow trees included. */
function allForms(): Element[] {
  const roots: (Document | ShadowRoot)[] = [document];
  const forms: Element[] = [];
  for (let at = 0; at < Math.min(roots.length, 500); at += 1)
    for (const element of Array.from((roots[at] ?? document).querySelectorAll('*'))) {
      if (element.shadowRoot) roots.push(element.shadowRoot);
      if (element instanceof HTMLFormElement) forms.push(element);
    }
  return forms;
}

/** The form elements that a frame's document holds now, for telling later which ones came up since. */
export const formElements = (frame: Frame): Promise<JSHandle<Element[]>> => frame.evaluateHandle(allForms);

/**
 * Of the forms that a frame's document holds now, those whose elements are none of `old`: where it had equal ones before, they have become
 * more. Controls that stand in no form have no element that tells.
 */
export async function freshForms(
  frame: Frame,
  forms: readonly FormFact[],
  old: JSHandle<Element[]>,
): Promise<FormFact[]> {
  const fresh: FormFact[] = [];
  for (const form of forms.filter(({ formless }) => !formless)) {
    const [element] = await locate(frame, form.selector)
      .elementHandles()
      .catch(() => []);
    const isOld = element
      ? await old.evaluate((all, node) => all.includes(node as Element), element).catch(() => true)
      : true;
    if (!isOld) fresh.push(form);
  }
  return fresh;
}
