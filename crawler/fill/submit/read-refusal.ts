import type { ElementHandle, Frame } from 'playwright';
import { z } from 'zod';
import { readEach } from '../controls/elements.js';
import { bounds } from '../../evidence/bounds.js';
import { callInFrame, callOnElement } from '../../page/in-frame.js';
import type { ControlState } from '../../page/controls/control-state.js';

const controlState: z.ZodType<ControlState> = z.strictObject({
  invalid: z.boolean(),
  browserMessage: z.string(),
  marked: z.boolean(),
  errorText: z.string(),
});

const gone: ControlState = { invalid: false, browserMessage: '', marked: false, errorText: '' };

/** States of controls, by selector; a control that is gone shows nothing. */
export async function readStates(
  frame: Frame,
  selectors: readonly string[],
): Promise<Map<string, ControlState>> {
  const states = await readEach(frame, selectors, async (document, own) =>
    z.array(controlState.nullable()).parse(await callInFrame(document, 'controls', 'controlStates', own)),
  );
  return new Map(selectors.map(selector => [selector, states.get(selector) ?? gone]));
}

/** Whether the browser checks the form before it submits. */
export const browserValidates = async (form: ElementHandle<Element> | null): Promise<boolean> =>
  form !== null && callOnElement(form, 'forms', 'isValidated');

/** Whether the dialog that a form stands in is closed. */
export const hasClosedDialog = (form: ElementHandle<Element>): Promise<boolean> =>
  callOnElement(form, 'forms', 'isInClosedDialog').catch(() => false);

/** Warnings that a frame's document shows, in shadow trees as well; none where it cannot be read. */
export async function readShownWarnings(frame: Frame): Promise<readonly string[]> {
  const shown = callInFrame(frame, 'forms', 'readWarnings', bounds.shadowRoots.value);
  return z.array(z.string()).parse(await shown.catch(() => []));
}
