import type { Frame } from 'playwright';
import type { FormFact } from '../../evidence/form.js';
import { callInFrame } from '../../page/in-frame.js';

/** Frames in whose documents elements are held, or were in one before. */
const holding = new WeakSet<Frame>();

/** Only a path leads elsewhere when something comes up above it. */
const isPath = (selector: string): boolean => selector.includes(' > ');

/** Keeps hold of what selectors of a frame's document lead to now; of one that was held before, that stays. */
export async function holdElements(frame: Frame, selectors: readonly string[]): Promise<void> {
  const paths = selectors.filter(isPath);
  if (paths.length === 0) return;
  holding.add(frame);
  await callInFrame(frame, 'controls', 'holdAll', paths).catch(() => undefined);
}

/**
 * Selectors of a frame's document as they stand now, by the names under which their elements are held. One that leads now where another
 * element stood when it was held gets a name of its own, that leads there too.
 */
export async function heldNames(frame: Frame, selectors: readonly string[]): Promise<readonly string[]> {
  if (!holding.has(frame) || !selectors.some(isPath)) return selectors;
  return callInFrame(frame, 'controls', 'nameAll', selectors).catch(() => selectors);
}

/** Forms of a frame's document as they stand now, with the selectors under which they and their controls are held. */
export async function asHeld(frame: Frame, forms: readonly FormFact[]): Promise<readonly FormFact[]> {
  const all = forms.flatMap(({ selector, fields }) => [selector, ...fields.map(field => field.selector)]);
  const names = await heldNames(frame, all);
  const named = new Map(all.map((selector, at) => [selector, names[at] ?? selector]));
  const nameOf = (selector: string): string => named.get(selector) ?? selector;
  return forms.map(form => ({
    ...form,
    selector: nameOf(form.selector),
    fields: form.fields.map(field => ({ ...field, selector: nameOf(field.selector) })),
    ...(form.ages
      ? {
          ages: form.ages.map(question => ({
            ...question,
            controls: question.controls.map(control => ({ ...control, selector: nameOf(control.selector) })),
          })),
        }
      : {}),
  }));
}
