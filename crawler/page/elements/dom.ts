/**
 * Ways to read a document through the prototypes' own getters, because controls shadow properties of their form
 * (`<input name="action">`) and forms those of the document.
 */

/** A document, or one of its open shadow trees. */
export type Tree = Document | ShadowRoot;

export const read = <T extends object, K extends keyof T>(proto: T, key: K, of: T): T[K] =>
  Reflect.get(proto, key, of);
export const parent = (node: Node) => read(Node.prototype, 'parentNode', node);
export const first = (node: Node) => read(Node.prototype, 'firstChild', node);
export const next = (node: Node) => read(Node.prototype, 'nextSibling', node);
export const text = (node: Node) => read(Node.prototype, 'textContent', node) ?? '';
export const tag = (element: Element) => read(Element.prototype, 'localName', element);
export const shadow = (element: Element) => read(Element.prototype, 'shadowRoot', element);
export const attribute = (element: Element, name: string) =>
  Element.prototype.getAttribute.call(element, name) ?? '';
export const matches = (element: Element, selector: string): boolean =>
  Element.prototype.matches.call(element, selector);
export const rect = (element: Element): DOMRect => Element.prototype.getBoundingClientRect.call(element);
export const root = (node: Node): Tree => {
  const root = Node.prototype.getRootNode.call(node);
  return root instanceof ShadowRoot ? root : document;
};
export const all = (root: Tree, selector: string): Element[] =>
  Array.from(
    root instanceof Document
      ? Document.prototype.querySelectorAll.call(root, selector)
      : DocumentFragment.prototype.querySelectorAll.call(root, selector),
  );
export const find = (root: Tree, selector: string): Element | null =>
  root instanceof Document
    ? Document.prototype.querySelector.call(root, selector)
    : DocumentFragment.prototype.querySelector.call(root, selector);

/** The node above, out of a shadow tree into its host. */
export const above = (node: Node): Node | null =>
  parent(node) ?? (node instanceof ShadowRoot ? read(ShadowRoot.prototype, 'host', node) : null);
/** The element above, out of a shadow tree into its host. */
export const aboveElement = (node: Node): Element | null => {
  for (let at = above(node); at; at = above(at)) if (at instanceof Element) return at;
  return null;
};
/** The element above where it is shown: of what stands in a slot, the slot. */
export const up = (element: Element): Element | null =>
  read(Element.prototype, 'assignedSlot', element) ?? aboveElement(element);
export const isWithin = (element: Element, box: Element): boolean => {
  for (let at: Element | null = element; at; at = aboveElement(at)) if (at === box) return true;
  return false;
};

/** The document and its open shadow trees, at most so many. */
export function trees(most: number): Tree[] {
  const found: Tree[] = [document];
  for (let at = 0; at < found.length; at += 1)
    for (const element of all(found[at] ?? document, '*')) {
      const inner = found.length < most && shadow(element);
      if (inner) found.push(inner);
    }
  return found;
}

/** Text as a person reads it: white space folded. */
export const fold = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();
