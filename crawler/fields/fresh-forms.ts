import type { ElementHandle, Frame, JSHandle } from 'playwright';
import type { FormFact } from '../evidence/form.js';
import { callInFrame, handleInFrame } from '../page/in-frame.js';
import { locate } from './locate.js';

/** The form elements that a frame's document holds now, for telling later which ones came up since. */
export async function formElements(frame: Frame): Promise<JSHandle<Element[]>> {
  return handleInFrame(frame, 'forms', 'allForms');
}

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
      ? await callInFrame(frame, 'forms', 'isAmong', old, element as ElementHandle<Element>).catch(() => true)
      : true;
    if (!isOld) fresh.push(form);
  }
  return fresh;
}
