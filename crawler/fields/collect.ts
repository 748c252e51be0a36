import type { Frame } from 'playwright';
import type { BoundName } from '../evidence/bounds.js';
import type { FormFact } from '../evidence/form.js';
import { readForms } from './forms.js';
import { callInFrame } from '../page/in-frame.js';
import { documentSnapshot, snapshotLimits, type DocumentSnapshot } from '../page/forms/snapshot.js';

/** The parts of a frame's document that matter for its forms. Reads only; the caller bounds the time. */
export const snapshotFrame = async (frame: Frame, pathsOnly = false): Promise<DocumentSnapshot> =>
  documentSnapshot.parse(await callInFrame(frame, 'forms', 'takeSnapshot', snapshotLimits, pathsOnly));

/**
 * Every form of a frame's rendered document, open shadow trees included, then its controls that stand in no form, taken together.
 * Reads only. Throws what Playwright throws when the frame goes away, and a ZodError when the page's answer has another shape.
 */
export async function collectForms(frame: Frame): Promise<readonly FormFact[]> {
  return (await readFrameForms(frame)).forms;
}

/** The same, with the bounds that were reached. */
export async function readFrameForms(
  frame: Frame,
): Promise<{ readonly forms: readonly FormFact[]; readonly bounds: readonly BoundName[] }> {
  const snapshot = await snapshotFrame(frame);
  return { forms: readForms(snapshot), bounds: snapshot.reached };
}
