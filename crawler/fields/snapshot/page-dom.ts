/** What {@link pageDom} leaves in the page. */
export type PageDom = ReturnType<typeof pageDom>;

/**
 * Runs in the page: ways to read its DOM through the prototypes' own getters, because controls shadow properties of their form
 * (`<input name="action">`) and forms those of the document.
 */
export function pageDom() {
  const read = <T extends object, K extends keyof T>(proto: T, key: K, of: T): T[K] =>
    Reflect.get(proto, key, of);
  const parent = (node: Node) => read(Node.prototype, 'parentNode', node);
  return {
    read,
    parent,
    first: (node: Node) => read(Node.prototype, 'firstChild', node),
    next: (node: Node) => read(Node.prototype, 'nextSibling', node),
    text: (node: Node) => read(Node.prototype, 'textContent', node) ?? '',
    tag: (element: Element) => read(Element.prototype, 'localName', element),
    shadow: (element: Element) => read(Element.prototype, 'shadowRoot', element),
    attribute: (element: Element, name: string) => Element.prototype.getAttribute.call(element, name) ?? '',
    /** The node above, out of a shadow root into its host. */
    above: (node: Node): Node | null =>
      parent(node) ?? (node instanceof ShadowRoot ? read(ShadowRoot.prototype, 'host', node) : null),
    root: (node: Node): Document | ShadowRoot => {
      const root = Node.prototype.getRootNode.call(node);
      return root instanceof ShadowRoot ? root : document;
    },
    all: (root: Document | ShadowRoot, selector: string): Element[] =>
      Array.from(
        root instanceof Document
          ? Document.prototype.querySelectorAll.call(root, selector)
          : DocumentFragment.prototype.querySelectorAll.call(root, selector),
      ),
  };
}
