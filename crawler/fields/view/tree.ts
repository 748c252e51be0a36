import type { DocumentSnapshot, NodeRow, SeenStyle } from '../../page/forms/snapshot.js';

/** A text of the document. */
export interface TextNode {
  readonly type: 'text';
  readonly text: string;
  readonly parent: ElementNode;
}

/** Text that a style sheet adds before or after an element's own. */
export interface Generated {
  readonly content: string;
  readonly style: SeenStyle;
}

/** An element; children in an open shadow root come before the others. */
export interface ElementNode {
  readonly type: 'element';
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly parent: ElementNode | undefined;
  /** Host of the shadow tree it stands in. */
  readonly host: ElementNode | undefined;
  readonly children: readonly (ElementNode | TextNode)[];
  readonly style: SeenStyle | undefined;
  readonly box: NodeRow['box'];
  readonly before: Generated | undefined;
  readonly after: Generated | undefined;
  readonly live: NodeRow['live'];
  /** Form that owns a control or a button. */
  readonly form: ElementNode | undefined;
}
export type TreeNode = ElementNode | TextNode;

/** The snapshot as a tree. */
export interface DocumentTree {
  readonly root: ElementNode | undefined;
  /** All elements in document order. */
  readonly elements: readonly ElementNode[];
  /** First element with an id in the same tree (document or shadow tree) as `from`. */
  readonly byId: (id: string, from: ElementNode) => ElementNode | undefined;
}

/** The rows of a snapshot as a tree. */
export function buildTree(snapshot: DocumentSnapshot): DocumentTree {
  const elements: ElementNode[] = [];
  const ids = new Map<ElementNode | undefined, Map<string, ElementNode>>();
  const made: (ElementNode | undefined)[] = [];
  const childrenOf = new Map<ElementNode, TreeNode[]>();
  const generated = (of: NodeRow['before']): Generated | undefined => {
    const style = of && snapshot.styles[of.style];
    return of && style ? { content: of.content, style } : undefined;
  };
  snapshot.rows.forEach((row, at) => {
    const parent = made[row.parent];
    const siblings = parent && childrenOf.get(parent);
    if (row.tag === '') {
      if (parent) siblings?.push({ type: 'text', text: row.text, parent });
      return;
    }
    const children: TreeNode[] = [];
    const element: ElementNode = {
      type: 'element',
      tag: row.tag,
      attributes: row.attributes,
      parent,
      host: row.shadow ? parent : parent?.host,
      children,
      style: snapshot.styles[row.style],
      box: row.box,
      before: generated(row.before),
      after: generated(row.after),
      live: row.live,
      get form() {
        return made[row.live?.form ?? -1];
      },
    };
    if (row.text !== '') children.push({ type: 'text', text: row.text, parent: element });
    made[at] = element;
    childrenOf.set(element, children);
    siblings?.push(element);
    elements.push(element);
    const id = row.attributes.id;
    const known = ids.get(element.host) ?? new Map<string, ElementNode>();
    ids.set(element.host, known);
    if (id !== undefined && id !== '' && !known.has(id)) known.set(id, element);
  });
  return { root: elements[0], elements, byId: (id, from) => ids.get(from.host)?.get(id) };
}

/** An attribute, empty where there is none. */
export const attributeOf = (element: ElementNode, name: string): string => element.attributes[name] ?? '';

/** The elements above, nearest first. */
export function* ancestors(element: ElementNode): Generator<ElementNode> {
  for (let up = element.parent; up; up = up.parent) yield up;
}

/** `inside` stands in `outer`, or is it. */
export function contains(outer: ElementNode, inside: ElementNode): boolean {
  for (let up: ElementNode | undefined = inside; up; up = up.parent) if (up === outer) return true;
  return false;
}

const controlRoles = /^(textbox|searchbox|combobox|spinbutton|listbox|checkbox|radio|switch)$/i;

/** A button that stands for a choice: by its role, or as it opens a list of options. Only in a form: elsewhere it sets up the page. */
const isChoice = (element: ElementNode): boolean =>
  element.form?.tag === 'form' &&
  (controlRoles.test(attributeOf(element, 'role')) ||
    /^listbox$/i.test(attributeOf(element, 'aria-haspopup')));

/** A control a person fills in: an input that is no button, a select, a text area, an editor, or something with such a role. */
export const isControl = (element: ElementNode): boolean =>
  element.live !== null && element.tag !== 'form' && !isButton(element);

/** A button of whatever kind, but for one that stands for a choice. */
export const isButton = (element: ElementNode): boolean =>
  (element.tag === 'button' && !isChoice(element)) ||
  (element.tag === 'input' && /^(submit|button|reset|image|hidden)$/i.test(attributeOf(element, 'type')));

/** A button that sends its form. */
export const isSubmit = (element: ElementNode): boolean =>
  isButton(element) &&
  (element.tag === 'button'
    ? !/^(button|reset)$/i.test(attributeOf(element, 'type'))
    : /^(submit|image)$/i.test(attributeOf(element, 'type')));
