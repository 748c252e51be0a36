import type { ElementHandle, Frame } from 'playwright';
import { locate } from '../../fields/locate.js';

/** The element that a selector of the evidence names; null where there is none (any more). */
export async function findElement(frame: Frame, selector: string): Promise<ElementHandle<Element> | null> {
  if (selector === '') return null;
  try {
    const [first] = await locate(frame, selector).elementHandles();
    return (first?.asElement() as ElementHandle<Element> | null | undefined) ?? null;
  } catch {
    // A document on its way out.
    return null;
  }
}
