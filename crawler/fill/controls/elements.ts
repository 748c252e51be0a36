import type { ElementHandle, Frame } from 'playwright';
import { framedSelector, intoFrame } from '../../fields/locate.js';
import { findInFrame } from '../../page/in-frame.js';
import { holdElements } from './held-elements.js';

/** The document that a frame shows whose element a selector names; null where there is none (any more). */
async function documentIn(frame: Frame, selector: string): Promise<Frame | null> {
  const element = await findHandle(frame, selector);
  return (await element?.contentFrame().catch(() => null)) ?? null;
}

/** The element that a selector of the evidence names, where it was seen first or wherever it is now; null where there is none (any more). */
export async function findHandle(frame: Frame, selector: string): Promise<ElementHandle<Element> | null> {
  if (selector === '') return null;
  const { outer, inner } = intoFrame(selector);
  if (inner !== undefined) {
    const document = await documentIn(frame, outer);
    return document ? findHandle(document, inner) : null;
  }
  const find = () => findInFrame(frame, 'controls', 'findElement', selector);
  // A document on its way out has none; the one that came in its place may.
  return find()
    .catch(find)
    .catch(() => null);
}

/** Selectors of a frame's own document, and those that lead into frames of it: by the frame's, the rest of the way. */
function apart(selectors: readonly string[]): {
  readonly own: string[];
  readonly framed: Map<string, string[]>;
} {
  const own: string[] = [];
  const framed = new Map<string, string[]>();
  for (const selector of selectors) {
    const { outer, inner } = intoFrame(selector);
    if (inner === undefined) own.push(selector);
    else framed.set(outer, [...(framed.get(outer) ?? []), inner]);
  }
  return { own, framed };
}

/** Keeps hold of what selectors lead to, into frames too, for {@link findHandle}. */
export async function hold(frame: Frame, selectors: readonly string[]): Promise<void> {
  const { own, framed } = apart(selectors);
  await holdElements(frame, [...own, ...framed.keys()]);
  for (const [outer, inner] of framed) {
    const document = await documentIn(frame, outer);
    if (document) await hold(document, inner);
  }
}

/**
 * What `readAll` gives of the elements that selectors lead to, by the selectors; it is asked once a document. Those in documents that are
 * gone, or do not answer, are left out.
 */
export async function readEach<T>(
  frame: Frame,
  selectors: readonly string[],
  readAll: (document: Frame, selectors: readonly string[]) => Promise<readonly (T | null)[]>,
): Promise<Map<string, T>> {
  const { own, framed } = apart(selectors.filter(selector => selector !== ''));
  const read = new Map<string, T>();
  const ask = () => readAll(frame, own);
  const answers =
    own.length === 0
      ? []
      : await ask()
          .catch(ask)
          .catch(() => []);
  for (const [at, answer] of answers.entries()) if (answer) read.set(own[at] ?? '', answer);
  for (const [outer, inner] of framed) {
    const document = await documentIn(frame, outer);
    if (!document) continue;
    for (const [selector, answer] of await readEach(document, inner, readAll))
      read.set(framedSelector(outer, selector), answer);
  }
  return read;
}
