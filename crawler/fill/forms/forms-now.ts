import type { Frame } from 'playwright';
import type { FormFact } from '../../evidence/form.js';
import { collectForms } from '../../fields/collect.js';
import { asHeld } from '../controls/held-elements.js';

/** The forms of a frame's document as they stand now, known by the selectors under which a trial holds them; none where it cannot be read. */
export async function formsNow(frame: Frame): Promise<readonly FormFact[]> {
  const forms = await collectForms(frame).catch((): readonly FormFact[] => []);
  return asHeld(frame, forms);
}
