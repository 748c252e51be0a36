import type { ChildNode, Document, Element } from './html-nodes.js';

/** What a walk tells on its way through a document, in document order. */
export interface DocumentListener {
  enter(element: Element): void;
  text(data: string): void;
  leave(element: Element): void;
}

/** Never part of the page that a visitor gets: inert, or (in an iframe) shown by very old browsers only. */
const closedTags = new Set(['template', 'iframe', 'script', 'style']);

/** A template with `shadowrootmode` is the shadow tree of its parent (HTML §13.2.6.4.4): what stands in it is shown. */
const isClosed = ({ name, attribs }: Element): boolean =>
  closedTags.has(name) && !(name === 'template' && /^(open|closed)$/i.test(attribs['shadowrootmode'] ?? ''));

/** Whether a node is the root of a parsed document. */
export const isDocument = (node: { type: string } | undefined): node is Document => node?.type === 'root';

const isElement = (node: ChildNode | Document): node is Element => 'attribs' in node;

/** A section of XML whose text stands as it is. */
type Cdata = Exclude<ChildNode, { attribs: unknown } | { data: string }>;
const cdataNode = 4;
const isCdata = (node: ChildNode): node is Cdata => node.nodeType === cdataNode;

type Text = Extract<ChildNode, { data: string }>;
const textNode = 3;
const isText = (node: ChildNode): node is Text => node.nodeType === textNode;

/** Walks a document without recursion: broken pages nest tens of thousands of levels deep. */
export function walkDocument(document: Document, listener: DocumentListener): void {
  let node = document.firstChild;
  while (node) {
    let next: ChildNode | null = null;
    if (isElement(node)) {
      listener.enter(node);
      if (!isClosed(node)) next = node.firstChild;
      if (!next) listener.leave(node);
    } else if (isCdata(node)) {
      next = node.firstChild;
    } else if (isText(node)) {
      listener.text(node.data);
    }
    node = next ?? nodeAfter(node, listener);
  }
}

/** The next node outside `node`, once the elements that end before it are left. */
function nodeAfter(node: ChildNode, listener: DocumentListener): ChildNode | null {
  let current = node;
  while (!current.next) {
    const { parent } = current;
    if (!parent || isDocument(parent)) return null;
    if (isElement(parent)) listener.leave(parent);
    current = parent;
  }
  return current.next;
}

/** The text inside an element that holds nothing but text (`script`, `style`, `title`). */
export function rawText(element: Element): string {
  let text = '';
  for (const child of element.children) if (isText(child)) text += child.data;
  return text;
}
