import type { PageControls } from './page-controls.js';
import type { PageDom } from './page-dom.js';
import type { PageLooks } from './page-looks.js';
import type { PageSelectors } from './page-selectors.js';
import type { DocumentSnapshot, NodeRow, SnapshotLimits } from './snapshot.js';

export interface PageRowsInput {
  readonly dom: PageDom;
  readonly found: PageControls;
  readonly looks: PageLooks;
  readonly selectors: PageSelectors;
  readonly limits: SnapshotLimits;
  readonly pathsOnly: boolean;
}

/** Runs in the page: the document round the controls found, as plain rows in document order. */
export function pageRows({
  dom,
  found,
  looks,
  selectors,
  limits,
  pathsOnly,
}: PageRowsInput): DocumentSnapshot {
  const { controls, forms, kept } = found;
  const rows: NodeRow[] = [];
  const rowOf = new Map<Node, number>();
  let cut = false;
  const plain =
    /^(id|name|type|class|for|role|title|alt|label|placeholder|autocomplete|required|method|pattern|inputmode|maxlength|min|max|lang|multiple|accept|tabindex|list|src|open|action|formaction|contenteditable|formcontrolname|ng-model|v-model|data-(name|label|type|field|required)|aria-[a-z]+)$/;
  const inline = /^(a|abbr|b|cite|code|em|font|i|img|label|mark|s|small|span|strong|sub|sup|u)$/;
  const whole =
    /^(script|style|template|noscript|head|link|meta|iframe|object|embed|video|audio|canvas|datalist|option|optgroup)$/;

  const attributes = (element: Element): Record<string, string> => {
    const values: Record<string, string> = {};
    // What a person typed is no fact about the form.
    const button = /^(input|button)$/.test(dom.tag(element)) && !controls.has(element);
    const choice = /^(checkbox|radio)$/i.test(dom.attribute(element, 'type'));
    for (const name of Element.prototype.getAttributeNames.call(element))
      if (plain.test(name) || (name === 'value' && (button || choice)))
        values[name] = dom.attribute(element, name).slice(0, /action/.test(name) ? 2_000 : limits.attribute);
    return values;
  };
  const owner = (element: Element): Element | null => {
    let form: Element | null = null;
    if (element instanceof HTMLInputElement) form = dom.read(HTMLInputElement.prototype, 'form', element);
    if (element instanceof HTMLSelectElement) form = dom.read(HTMLSelectElement.prototype, 'form', element);
    if (element instanceof HTMLTextAreaElement)
      form = dom.read(HTMLTextAreaElement.prototype, 'form', element);
    if (element instanceof HTMLButtonElement) form = dom.read(HTMLButtonElement.prototype, 'form', element);
    for (let up = dom.above(element); up && !form; up = dom.above(up))
      if (up instanceof Element && forms.has(up)) form = up;
    return form;
  };
  const live = (element: Element): NodeRow['live'] => {
    const select = element instanceof HTMLSelectElement;
    const options = select ? Array.from(dom.read(HTMLSelectElement.prototype, 'options', element)) : [];
    const is = (pseudo: string, aria: string) =>
      Element.prototype.matches.call(element, pseudo) || dom.attribute(element, aria) === 'true';
    const form = forms.has(element) ? element : owner(element);
    return {
      selector: selectors.selector(element, pathsOnly),
      form: (form && rowOf.get(form)) ?? -1,
      disabled: is(':disabled', 'aria-disabled'),
      readOnly: is('input:read-only, textarea:read-only', 'aria-readonly'),
      checked: is('input:checked', 'aria-checked'),
      options: options.slice(0, limits.options).map(option => dom.text(option).trim().slice(0, 40)),
    };
  };
  /** Nodes under `node`, counted up to `most`. */
  const size = (node: Node, most: number): number => {
    let count = 0;
    for (let child = dom.first(node); child && count < most; child = dom.next(child))
      count += 1 + size(child, most - count - 1);
    return count;
  };

  interface Job {
    readonly node: Node;
    readonly parent: number;
    readonly shadow: boolean;
    readonly inForm: boolean;
    /** Stands no more than a few siblings from something kept. */
    readonly close: boolean;
  }
  /** Children of a kept node far from everything kept (the thousand rows of a list) say nothing about a form. */
  const childrenOf = (node: Node | null, shadow: boolean) => {
    const children: Node[] = [];
    for (let child = node && dom.first(node); child && children.length < 5_000; child = dom.next(child))
      children.push(child);
    const [before, after] = [12, 6];
    const close = new Set<Node>();
    children.forEach((child, at) => {
      if (!kept.has(child)) return;
      for (const each of children.slice(Math.max(0, at - before), at + after)) close.add(each);
    });
    const few = children.length < 60 || !(node && kept.has(node));
    return children
      .filter(child => few || close.has(child) || kept.has(child))
      .map(child => ({ node: child, shadow, close: close.has(child) || !(node && kept.has(node)) }));
  };
  const stack: Job[] = [];
  const start = dom.read(Document.prototype, 'documentElement', document);
  if (start && controls.size + forms.size > 0)
    stack.push({ node: start, parent: -1, shadow: false, inForm: false, close: true });
  const base = {
    tag: '',
    text: '',
    attributes: {},
    style: -1,
    box: null,
    before: null,
    after: null,
    live: null,
  };

  for (let job = stack.pop(); job; job = stack.pop()) {
    const { node, parent, shadow, inForm, close } = job;
    if (node instanceof Text) {
      const text = dom.text(node).replace(/\s+/g, ' ').slice(0, limits.text);
      // A space between words on one line parts them; the indentation of blocks parts nothing.
      const next = dom.next(node);
      const parts = next instanceof Element && inline.test(dom.tag(next));
      if (text.trim() !== '' || parts) rows.push({ ...base, parent, shadow, text });
      continue;
    }
    if (!(node instanceof Element) || /^(script|style|template|head)$/.test(dom.tag(node))) continue;
    const keep = kept.has(node);
    const full = rows.length >= limits.rows;
    cut ||= full;
    if (full && (!keep || rows.length > 2 * limits.rows)) continue;
    // What is not near a control is kept as text only: pages are large, forms are small.
    const near = keep || ((inForm || close) && rows.length < limits.rows / 2 && size(node, 60) < 60);
    const deep = near && !whole.test(dom.tag(node)) && !(node instanceof SVGElement);
    const at =
      rows.push({
        ...base,
        parent,
        shadow,
        tag: dom.tag(node),
        text: deep ? '' : dom.text(node).replace(/\s+/g, ' ').trim().slice(0, limits.text),
        attributes: attributes(node),
        style: near ? looks.style(node) : -1,
        box: near ? looks.box(node) : null,
        before: near ? looks.generated(node, '::before') : null,
        after: near ? looks.generated(node, '::after') : null,
      }) - 1;
    rowOf.set(node, at);
    if (!deep) continue;
    const root = dom.shadow(node);
    const children = [...childrenOf(root, true), ...childrenOf(node, false)];
    const inside = inForm || forms.has(node);
    for (const child of children.reverse()) stack.push({ ...child, parent: at, inForm: inside });
  }
  for (const [node, at] of rowOf) {
    const row = rows[at];
    const buttonType = /^(submit|button|reset|image|hidden)$/i;
    const button =
      node instanceof HTMLButtonElement ||
      (node instanceof HTMLInputElement && buttonType.test(dom.attribute(node, 'type')));
    if (row && node instanceof Element && (controls.has(node) || forms.has(node) || button))
      row.live = live(node);
  }
  return {
    url: String(location.href),
    base: dom.read(Node.prototype, 'baseURI', document),
    title: dom.read(Document.prototype, 'title', document).slice(0, 200),
    overlaid: rows.length > 0 ? looks.overlaid(dom.above) : 0,
    cut,
    styles: looks.styles,
    rows,
  };
}
