import * as dom from './dom.js';

/**
 * Makes selectors that find exactly one element. An id or a name where it is unique and does not look numbered or made up
 * by a framework, so that the same site gives the same selectors (of a numbered id the name goes first); else the path from the root.
 * ` >>> ` steps into an open shadow root. One maker serves one look: it keeps what
 * it has counted.
 */
export function selectorMaker(): (element: Element, pathsOnly: boolean) => string {
  const places = new Map<Node, number>();
  const place = (element: Element, parent: Node): number => {
    if (!places.has(element)) {
      let nth = 0;
      for (let child = dom.first(parent); child; child = dom.next(child))
        if (child instanceof Element) places.set(child, (nth += 1));
    }
    return places.get(element) ?? 0;
  };
  const step = (element: Element): string => {
    const parent = dom.parent(element);
    const root = parent instanceof Document || element instanceof HTMLBodyElement;
    // A name like `o:p` or `fb:login` needs escapes; its place alone is enough.
    const tag = /^[a-z][\w-]*$/.test(dom.tag(element)) ? dom.tag(element) : '*';
    return root || !parent ? tag : `${tag}:nth-child(${place(element, parent)})`;
  };
  const path = (element: Element): string => {
    const steps: string[] = [];
    for (let at: Node | null = element; at instanceof Element; at = dom.parent(at)) steps.unshift(step(at));
    return steps.join(' > ');
  };

  const counts = new Map<Node, Map<string, number>>();
  /** How many elements of a tree carry an id, or a tag and a name. */
  const count = (root: dom.Tree, key: string): number => {
    let known = counts.get(root);
    if (!known) {
      known = new Map();
      for (const element of dom.all(root, '[id], [name]'))
        for (const each of [
          `#${dom.attribute(element, 'id')}`,
          `${dom.tag(element)} ${dom.attribute(element, 'name')}`,
        ])
          known.set(each, (known.get(each) ?? 0) + 1);
      counts.set(root, known);
    }
    return known.get(key) ?? 0;
  };
  /** A word in which letters follow digits was made up by a script, often anew for each visitor: `06hecik` in `form-06hecik-Field`. */
  const isMadeUp = (text: string): boolean =>
    text.split(/[^A-Za-z0-9]+/).some(word => word.length >= 5 && /\d[A-Za-z]/.test(word));
  const steady = (text: string) =>
    /^[A-Za-z][\w.:[\]-]{0,60}$/.test(text) && !/\d{3}|[0-9a-f]{8}/i.test(text) && !isMadeUp(text);

  /** A framework counts its parts in the order in which they come up, which differs from visit to visit: `ion-input-0`. */
  const isCounted = (text: string): boolean => /-\d+$/.test(text);

  /** `pathsOnly`: for tools that read the source rather than the live document. */
  const selector = (element: Element, pathsOnly: boolean): string => {
    const root = dom.root(element);
    const [id, name, tag] = [dom.attribute(element, 'id'), dom.attribute(element, 'name'), dom.tag(element)];
    let own = path(element);
    const hasId = !pathsOnly && steady(id) && count(root, `#${id}`) === 1;
    const hasName = !pathsOnly && steady(name) && count(root, `${tag} ${name}`) === 1;
    if (hasId && !(hasName && isCounted(id))) own = /^[\w-]+$/.test(id) ? `#${id}` : `[id="${id}"]`;
    else if (hasName) own = `${tag}[name="${name}"]`;
    if (!(root instanceof ShadowRoot)) return own;
    return `${selector(dom.read(ShadowRoot.prototype, 'host', root), pathsOnly)} >>> ${own}`;
  };
  return selector;
}
