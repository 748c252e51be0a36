/** What {@link pageTree} leaves in a frame's document. */
export type PageTree = ReturnType<typeof pageTree>;

/**
 * Runs in the page: ways through its elements as a person sees them, as if shadow trees were part of the tree around them. Elements that a
 * script took over from another document are of that one's classes: `instanceof` tells nothing of them.
 */
export function pageTree() {
  /** An element and everything below it, in the order in which it stands there. */
  const all = (from: Element): Element[] => {
    const found: Element[] = [];
    const walk = (element: Element): void => {
      found.push(element);
      for (const child of Array.from(element.shadowRoot?.children ?? [])) walk(child);
      for (const child of Array.from(element.children)) walk(child);
    };
    walk(from);
    return found;
  };
  /** The element above, out of a shadow tree into its host. */
  const above = (element: Element): Element | null => {
    if (element.parentElement) return element.parentElement;
    const root = element.getRootNode();
    return 'host' in root ? (root as ShadowRoot).host : null;
  };
  const closest = (element: Element, selector: string): Element | null => {
    for (let at: Element | null = element; at; at = above(at)) if (at.matches(selector)) return at;
    return null;
  };
  const isSeen = (element: Element): boolean =>
    element.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().width > 1;
  const text = (elements: readonly Element[]): string =>
    elements
      .filter(element => !element.matches('style, script, template'))
      .flatMap(element => Array.from(element.childNodes))
      .filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
      .map(node => (node.textContent ?? '').trim())
      .filter(each => each !== '')
      .join(' ');
  const isList = (element: Element): element is HTMLSelectElement => element.matches('select');
  const isInput = (element: Element): element is HTMLInputElement => element.matches('input');
  /** All words of an element, whether they show or not. */
  const words = (from: Element): string => text(all(from));
  /** The words that show. */
  const seenWords = (from: Element): string => text(all(from).filter(isSeen));
  return { all, above, closest, isInput, isList, isSeen, words, seenWords };
}
