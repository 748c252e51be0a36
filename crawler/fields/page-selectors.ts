import type { PageDom } from './page-dom.js';

/** What {@link pageSelectors} leaves in the page. */
export type PageSelectors = ReturnType<typeof pageSelectors>;

/**
 * Runs in the page: selectors that find exactly one element. An id or a name where it is unique and does not look numbered by a
 * framework, so that the same site gives the same selectors; else the path from the root. ` >>> ` steps into an open shadow root.
 */
export function pageSelectors({ dom }: { dom: PageDom }) {
  const step = (element: Element): string => {
    const parent = dom.parent(element);
    if (parent instanceof Document || element instanceof HTMLBodyElement) return dom.tag(element);
    let nth = 0;
    for (let child = parent ? dom.first(parent) : null; child; child = dom.next(child)) {
      if (child instanceof Element) nth += 1;
      if (child === element) break;
    }
    return `:nth-child(${nth})`;
  };
  const path = (element: Element): string => {
    const steps: string[] = [];
    for (let at: Node | null = element; at instanceof Element; at = dom.parent(at)) {
      // A name like `o:p` or `fb:login` needs escapes; its place alone is enough.
      const tag = /^[a-z][\w-]*$/.test(dom.tag(at)) ? dom.tag(at) : '*';
      const place = step(at);
      steps.unshift(place.startsWith(':') ? tag + place : place);
    }
    return steps.join(' > ');
  };
  const steady = (text: string) =>
    /^[A-Za-z][\w.:[\]-]{0,60}$/.test(text) && !/\d{3}|[0-9a-f]{8}/i.test(text);

  /** `pathsOnly`: for tools that read the source, where a duplicate in a script's template must not matter. */
  const selector = (element: Element, pathsOnly: boolean): string => {
    const root = dom.root(element);
    const [id, name] = [dom.attribute(element, 'id'), dom.attribute(element, 'name')];
    const tries: string[] = [];
    if (!pathsOnly && steady(id)) tries.push(/^[\w-]+$/.test(id) ? `#${id}` : `[id="${id}"]`);
    if (!pathsOnly && steady(name)) tries.push(`${dom.tag(element)}[name="${name}"]`);
    const own = tries.find(each => dom.all(root, each).length === 1) ?? path(element);
    if (!(root instanceof ShadowRoot)) return own;
    return `${selector(dom.read(ShadowRoot.prototype, 'host', root), pathsOnly)} >>> ${own}`;
  };
  return { selector };
}
