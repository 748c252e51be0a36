import * as dom from './dom.js';

/** The element that a selector names, stepping into the open shadow root of what stands before each ` >>> `; null where there is none. */
export function findBySelector(selector: string): Element | null {
  let tree: dom.Tree | null = document;
  let element: Element | null = null;
  for (const step of selector.split(' >>> ')) {
    element = tree && dom.find(tree, step);
    tree = element && dom.shadow(element);
  }
  return element;
}
