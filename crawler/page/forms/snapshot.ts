import { z } from 'zod';
import { bounds } from '../../evidence/bounds.js';

/** Computed style of an element, as far as it decides what a sighted person sees. Equal styles are stored once. */
export const seenStyle = z.strictObject({
  /** Computed `color`. */
  color: z.string(),
  background: z.string(),
  /** A background or mask image, or a picture as generated content. */
  picture: z.boolean(),
  border: z.string(),
  weight: z.string(),
  /** Font size in CSS pixels. */
  size: z.number(),
  position: z.string(),
  /** `display: none`, `visibility: hidden` or `opacity: 0`, on the element or above it. */
  gone: z.boolean(),
  /** Gone by `opacity: 0` alone: it has its place and takes the cursor. */
  faded: z.boolean(),
  /** Clipped away by `clip`, `clip-path` or `text-indent`. */
  clipped: z.boolean(),
  /** Cuts off what does not fit in its box. */
  cuts: z.boolean(),
});
export type SeenStyle = z.infer<typeof seenStyle>;

/** Text that a style sheet adds; `style` as in a row. */
const generated = z.strictObject({ content: z.string(), style: z.int() });

/** A control or a form: what only the live element knows. */
const liveState = z.strictObject({
  selector: z.string(),
  /** Row of the form that owns it, -1 without one. */
  form: z.int(),
  disabled: z.boolean(),
  readOnly: z.boolean(),
  checked: z.boolean(),
  options: z.array(z.string()),
  /** Words of the last option, which may be beyond those above. */
  lastOption: z.string(),
});

/** One node of the document, in document order: a text (`tag` empty) or an element. */
export const nodeRow = z.strictObject({
  parent: z.int(),
  /** Stands in the open shadow root of its parent. */
  shadow: z.boolean(),
  tag: z.string(),
  /** The text itself; of an element that was not walked into, its whole text. */
  text: z.string(),
  attributes: z.record(z.string(), z.string()),
  /** Index into the styles, -1 where nothing was computed. */
  style: z.int(),
  box: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
  before: generated.nullable(),
  after: generated.nullable(),
  live: liveState.nullable(),
});
export type NodeRow = z.infer<typeof nodeRow>;

/** What of a document the field engine works on: the parts round its controls, texts and looks included; nothing is judged yet. */
export const documentSnapshot = z.strictObject({
  url: z.string(),
  base: z.string(),
  title: z.string(),
  /** How many of nine points spread over the window show a layer that lies over the page. */
  overlaid: z.int(),
  /** Bounds that were reached: the document has more than this. */
  reached: z.array(z.enum(['controls', 'formParts'])),
  styles: z.array(seenStyle),
  rows: z.array(nodeRow),
});
export type DocumentSnapshot = z.infer<typeof documentSnapshot>;

export const snapshotLimits = {
  rows: bounds.formParts.value,
  controls: bounds.controls.value,
  options: 60,
  text: 400,
  attribute: 300,
} as const;
export type SnapshotLimits = typeof snapshotLimits;
