import type { ElementHandle, Frame, JSHandle } from 'playwright';
import type { FormFact } from '../../evidence/form.js';
import { handleInFrame } from '../../page/in-frame.js';
import type { HeldElements } from '../../page/controls/held-elements.js';

const books = new WeakMap<Frame, JSHandle<HeldElements>>();

/** Only a path leads elsewhere when something comes up above it. */
const isPath = (selector: string): boolean => selector.includes(' > ');

/** Keeps hold of what selectors of a frame's document lead to now; of one that was held before, that stays. */
export async function holdElements(frame: Frame, selectors: readonly string[]): Promise<void> {
  const paths = selectors.filter(isPath);
  if (paths.length === 0) return;
  const keep = (book: JSHandle<HeldElements>): Promise<void> =>
    book.evaluate((book, all) => book.holdAll(all), paths);
  const open = async (): Promise<void> => {
    const book = await handleInFrame(frame, 'controls', 'holdElements');
    books.set(frame, book);
    await keep(book);
  };
  const known = books.get(frame);
  // The document that the book was opened in may be gone.
  await (known ? keep(known).catch(open) : open()).catch(() => undefined);
}

/** The element that is held under a selector; null where it is gone, undefined where none was held. */
export async function heldElement(
  frame: Frame,
  selector: string,
): Promise<ElementHandle<Element> | null | undefined> {
  const book = isPath(selector) ? books.get(frame) : undefined;
  if (!book) return undefined;
  try {
    const found = await book.evaluateHandle(({ find }, at) => find(at), selector);
    return found.asElement() ?? ((await found.evaluate(each => each === null)) ? null : undefined);
  } catch {
    books.delete(frame);
    return undefined;
  }
}

/**
 * Selectors of a frame's document as they stand now, by the names under which their elements are held. One that leads now where another
 * element stood when it was held gets a name of its own, that leads there too.
 */
export async function heldNames(frame: Frame, selectors: readonly string[]): Promise<readonly string[]> {
  const book = books.get(frame);
  if (!book || !selectors.some(isPath)) return selectors;
  try {
    return await book.evaluate(({ nameAll }, all) => nameAll(all), selectors);
  } catch {
    books.delete(frame);
    return selectors;
  }
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
