import type { ElementHandle, Frame, JSHandle } from 'playwright';
import type { FormFact } from '../../evidence/form.js';

/**
 * Elements that a trial keeps hold of, by the selector under which each was seen first: a selector that is a path leads to another element
 * as soon as a script puts something above it. The book stands in no object that the page's scripts can reach.
 */
interface Book {
  /** What a selector leads to now. */
  readonly resolve: (selector: string) => Element | null;
  /** What was seen under a selector, or what was drawn anew in its place; undefined where nothing was held under it. */
  readonly find: (selector: string) => Element | null | undefined;
  readonly hold: (selector: string, element: Element) => void;
  /** Selectors as they lead now, by the names under which what they lead to is held. */
  readonly nameAll: (selectors: readonly string[]) => string[];
}

/** Runs in the page. */
function openBook(): Book {
  const held = new Map<string, { element: Element; look: string }>();
  const names = new WeakMap<Element, string>();
  const said = (element: Element): string => {
    const labels = 'labels' in element ? Array.from((element as HTMLInputElement).labels ?? []) : [];
    return labels.map(label => (label.textContent ?? '').replace(/\s+/g, ' ').trim()).join(' ');
  };
  /** What tells an element from others, wherever it stands. */
  const lookOf = (element: Element): string => {
    const given = ['type', 'name', 'id', 'aria-label', 'placeholder', 'action'];
    return [element.localName, ...given.map(name => element.getAttribute(name)), said(element)].join('\n');
  };
  const resolve = (selector: string): Element | null => {
    let from: Document | ShadowRoot | null = document;
    let element: Element | null = null;
    for (const step of selector.split(' >>> ')) {
      element = from?.querySelector(step) ?? null;
      from = element?.shadowRoot ?? null;
    }
    return element;
  };
  const hold = (selector: string, element: Element): void => {
    held.set(selector, { element, look: lookOf(element) });
    names.set(element, selector);
  };
  const alike = (look: string): Element[] => {
    const roots: (Document | ShadowRoot)[] = [document];
    const found: Element[] = [];
    for (let at = 0; at < Math.min(roots.length, 500); at += 1)
      for (const element of Array.from((roots[at] ?? document).querySelectorAll('*'))) {
        if (element.shadowRoot) roots.push(element.shadowRoot);
        if (look.startsWith(`${element.localName}\n`) && lookOf(element) === look) found.push(element);
      }
    return found;
  };
  const find = (selector: string): Element | null | undefined => {
    const known = held.get(selector);
    if (!known) return undefined;
    if (known.element.isConnected) return known.element;
    const there = resolve(selector);
    const [only, ...others] = there && lookOf(there) === known.look ? [there] : alike(known.look);
    const kind = (element: Element): string => `${element.localName} ${element.getAttribute('type')}`;
    // Drawn anew with other words: in its old place, if nothing else that is held stands there by now.
    const isHeir = !only && there && !names.has(there) && kind(there) === kind(known.element);
    const heir = others.length > 0 ? null : (only ?? (isHeir ? there : null));
    if (heir) hold(selector, heir);
    return heir;
  };
  const nameAll = (selectors: readonly string[]): string[] => {
    // Asking for all that is held finds what was drawn anew.
    for (const selector of [...held.keys()]) find(selector);
    return selectors.map(selector => {
      const element = selector.includes(' > ') ? resolve(selector) : null;
      if (!element) return selector;
      return names.get(element) ?? (held.has(selector) ? `${selector}:is(*)` : selector);
    });
  };
  return { resolve, find, hold, nameAll };
}

const books = new WeakMap<Frame, JSHandle<Book>>();

/** Only a path leads elsewhere when something comes up above it. */
const isPath = (selector: string): boolean => selector.includes(' > ');

/** Keeps hold of what selectors of a frame's document lead to now; of one that was held before, that stays. */
export async function holdElements(frame: Frame, selectors: readonly string[]): Promise<void> {
  const paths = selectors.filter(isPath);
  if (paths.length === 0) return;
  const keep = async (book: JSHandle<Book>): Promise<void> => {
    await book.evaluate(({ resolve, find, hold }, all) => {
      for (const selector of all) {
        const element = find(selector) === undefined ? resolve(selector) : null;
        if (element) hold(selector, element);
      }
    }, paths);
  };
  const open = async (): Promise<void> => {
    const book = await frame.evaluateHandle(openBook);
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
