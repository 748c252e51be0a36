import type { Frame } from 'playwright';
import { z } from 'zod';
import { callInFrame } from '../../page/in-frame.js';
import { readEach } from './elements.js';

/** A control as it stands now: what it takes, and whether a person could use it. */
const liveControl = z.strictObject({
  tag: z.string(),
  type: z.string(),
  name: z.string(),
  role: z.string(),
  usable: z.boolean(),
  /** Takes no keys: its value is picked from what it opens, if anything. */
  picked: z.boolean(),
  /** Shown, or hidden in favour of a label or picture that stands for it (check boxes, radio buttons, files). */
  visible: z.boolean(),
  /** A text box out of sight, in whose place a script has drawn a box that opens a list. */
  isDrawn: z.boolean(),
  checked: z.boolean(),
  empty: z.boolean(),
  required: z.boolean(),
  pattern: z.string(),
  min: z.string(),
  max: z.string(),
  step: z.string(),
  minLength: z.number(),
  maxLength: z.number(),
  /** Values of a select or data list that can be chosen. */
  options: z.array(z.string()),
  /** The words of those options. */
  texts: z.array(z.string()),
  accept: z.string(),
  hint: z.string(),
  /** Words that may give an example of a value: placeholder, title, help. */
  examples: z.array(z.string()),
});
export type LiveControl = z.infer<typeof liveControl>;

/** Reads controls, by their selectors; those that are gone are left out. */
export const readControls = (frame: Frame, selectors: readonly string[]): Promise<Map<string, LiveControl>> =>
  readEach(frame, selectors, async (document, own) =>
    z.array(liveControl.nullable()).parse(await callInFrame(document, 'controls', 'readControls', own)),
  );
