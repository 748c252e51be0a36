import * as dom from '../elements/dom.js';
import { selectorMaker } from '../elements/selectors.js';
import { findControls } from './controls.js';
import { lookReader } from './looks.js';
import * as parts from './parts.js';
import type { DocumentSnapshot, NodeRow, SnapshotLimits } from './snapshot.js';

/**
 * The document round the controls found, as plain rows in document order.
 * @param pathsOnly selectors are paths from the root only, as tools need that read the source.
 */
export function takeSnapshot(limits: SnapshotLimits, pathsOnly: boolean): DocumentSnapshot {
  const found = findControls(limits.controls);
  const looks = lookReader();
  const selector = selectorMaker();
  const { controls, forms, kept } = found;
  const rows: NodeRow[] = [];
  const rowOf = new Map<Node, number>();
  const reached = new Set(found.reached);
  const inline = /^(a|abbr|b|cite|code|em|font|i|img|label|mark|s|small|span|strong|sub|sup|u)$/;
  const whole =
    /^(script|style|template|noscript|head|link|meta|iframe|object|embed|video|audio|canvas|datalist|option|optgroup)$/;

  /** Comments, which templates leave by the dozen, and the white space between elements show nothing. */
  const isBlank = (node: Node): boolean =>
    node instanceof Comment || (node instanceof Text && dom.text(node).trim() === '');
  /** Elements and texts under `node`, counted up to `most`. */
  const size = (node: Node, most: number): number => {
    let count = 0;
    for (let child = dom.first(node); child && count < most; child = dom.next(child))
      if (!isBlank(child)) count += 1 + size(child, most - count - 1);
    return count;
  };

  const holding = new Set<Node>();
  for (const node of [...controls, ...forms])
    for (let up: Node | null = node; up && !holding.has(up); up = dom.above(up)) holding.add(up);
  /** Stands in a label, or in what names a control by reference. */
  const labelling = (node: Node): boolean => {
    for (let up = dom.parent(node); up instanceof Element; up = dom.parent(up))
      if (/^(label|legend)$/.test(dom.tag(up)) || (kept.has(up) && !holding.has(up))) return true;
    return false;
  };
  /** Words that a slot shows in a label; elsewhere slots show parts of the page, which are read where they stand. */
  const slotted = (node: Node): readonly Node[] =>
    node instanceof HTMLSlotElement && labelling(node)
      ? HTMLSlotElement.prototype.assignedNodes
          .call(node, { flatten: true })
          .filter(each => dom.parent(each) !== node && !holding.has(each))
      : [];
  const hasId = (node: Node): boolean =>
    node instanceof Element &&
    (dom.attribute(node, 'id') !== '' || Element.prototype.querySelector.call(node, '[id]') !== null);
  /** Nodes read in the slot that shows them: a second time they would be words of something else. */
  const moved = new Set<Node>();

  interface Job {
    readonly node: Node;
    /** Read in a slot, in another tree than its own: its ids mean nothing there. */
    readonly shown: boolean;
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
      .map(child => ({
        node: child,
        shadow,
        shown: false,
        // What a label holds is as near to its control as the label itself.
        close: close.has(child) || !(node && holding.has(node)),
      }));
  };
  const stack: Job[] = [];
  const start = dom.read(Document.prototype, 'documentElement', document);
  if (start && controls.size + forms.size > 0)
    stack.push({ node: start, parent: -1, shadow: false, shown: false, inForm: false, close: true });
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
    const { node, parent, shadow, shown, inForm, close } = job;
    if (moved.has(node) && !shown) continue;
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
    if (full) reached.add('formParts');
    if (full && (!keep || rows.length > 2 * limits.rows)) continue;
    // What is not near a control is kept as text only: pages are large, forms are small.
    const given = slotted(node);
    const near =
      keep || given.length > 0 || ((inForm || close) && rows.length < limits.rows / 2 && size(node, 60) < 60);
    const deep = near && !whole.test(dom.tag(node)) && !(node instanceof SVGElement);
    const attributes = parts.attributes(node, controls.has(node), limits);
    const at =
      rows.push({
        ...base,
        parent,
        shadow,
        tag: dom.tag(node),
        text: deep ? '' : dom.text(node).replace(/\s+/g, ' ').trim().slice(0, limits.text),
        attributes: shown ? { ...attributes, id: '' } : attributes,
        style: near ? looks.style(node) : -1,
        box: near ? looks.box(node) : null,
        before: near ? looks.generated(node, '::before') : null,
        after: near ? looks.generated(node, '::after') : null,
      }) - 1;
    rowOf.set(node, at);
    if (!deep) continue;
    const root = dom.shadow(node);
    const children =
      given.length > 0
        ? given.map(each => ({ node: each, shadow: false, shown: true, close: true }))
        : [...childrenOf(root, true), ...childrenOf(node, false).map(child => ({ ...child, shown }))];
    // What refers to an id by its own tree must find the element there too.
    for (const each of given) if (!hasId(each)) moved.add(each);
    const inside =
      inForm || forms.has(node) || (dom.tag(node) === 'label' && dom.root(node) instanceof ShadowRoot);
    for (const child of children.reverse()) stack.push({ ...child, parent: at, inForm: inside });
  }
  for (const [node, at] of rowOf) {
    const row = rows[at];
    if (!row || !(node instanceof Element)) continue;
    if (!controls.has(node) && !forms.has(node) && !parts.isButton(node)) continue;
    const form = parts.owner(node, forms);
    row.live = {
      selector: selector(node, pathsOnly),
      form: (form && rowOf.get(form)) ?? -1,
      ...parts.state(node, limits),
    };
  }
  return {
    url: String(location.href),
    base: dom.read(Node.prototype, 'baseURI', document),
    title: dom.read(Document.prototype, 'title', document).slice(0, 200),
    overlaid: rows.length > 0 ? looks.overlaid() : 0,
    reached: Array.from(reached),
    styles: looks.styles,
    rows,
  };
}
