import type { ElementHandle, Frame } from 'playwright';
import { intoFrame, locate } from '../../fields/locate.js';
import { heldElement, holdElements } from './held-elements.js';

/** The element that a selector of the evidence names, where it was seen first or wherever it is now; null where there is none (any more). */
export async function findElement(frame: Frame, selector: string): Promise<ElementHandle<Element> | null> {
  if (selector === '') return null;
  const { outer, inner } = intoFrame(selector);
  if (inner !== undefined) {
    const document = await (await findElement(frame, outer))?.contentFrame().catch(() => null);
    return document ? findElement(document, inner) : null;
  }
  const held = await heldElement(frame, selector);
  if (held !== undefined) return held;
  try {
    const [first] = await locate(frame, selector).elementHandles();
    return (first?.asElement() as ElementHandle<Element> | null | undefined) ?? null;
  } catch {
    // A document on its way out.
    return null;
  }
}

/** Keeps hold of what selectors lead to, into frames too, for {@link findElement}. */
export async function hold(frame: Frame, selectors: readonly string[]): Promise<void> {
  const inner = new Map<string, string[]>();
  for (const selector of selectors) {
    const step = intoFrame(selector);
    if (step.inner !== undefined) inner.set(step.outer, [...(inner.get(step.outer) ?? []), step.inner]);
  }
  await holdElements(frame, [
    ...selectors.filter(each => intoFrame(each).inner === undefined),
    ...inner.keys(),
  ]);
  for (const [outer, all] of inner) {
    const document = await (await findElement(frame, outer))?.contentFrame().catch(() => null);
    if (document) await hold(document, all);
  }
}
