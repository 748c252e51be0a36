import type { Frame } from 'playwright';
import type { FormFact } from '../evidence/form.js';
import { callInFrame } from '../page/in-frame.js';
import type { FramePlace } from '../page/forms/frame-place.js';
import { withoutQuery } from '../../kernel/addresses.js';

/** Where a frame stands; undefined where it is gone, or is no frame of another document. Selectors are those of the form facts. */
export async function placeOfFrame(frame: Frame): Promise<FramePlace | undefined> {
  const parent = frame.parentFrame();
  if (!parent) return undefined;
  try {
    const element = await frame.frameElement();
    return (await callInFrame(parent, 'forms', 'placeOf', element)) ?? undefined;
  } catch {
    // Taken out of its page meanwhile.
    return undefined;
  }
}

/** Whether a form of a frame's document names an address to submit to, beside that of the document itself. */
export const sendsElsewhere = (url: string, forms: readonly FormFact[]): boolean =>
  forms.some(
    ({ formless, method, action }) =>
      !formless &&
      method !== 'dialog' &&
      /^(https?|mailto):/.test(action) &&
      withoutQuery(action) !== withoutQuery(url),
  );

/** Whether a frame's document has a button of its own: without one, what is typed there is sent by the page around it. */
export const hasOwnButton = (frame: Frame): Promise<boolean> => callInFrame(frame, 'forms', 'showsButton');
