import { namedText, seenText, tidy } from './seen-text.js';
import { ancestors, attributeOf, contains, isControl, type DocumentTree, type ElementNode } from './tree.js';

/** Labels of all controls of a document. */
export interface Labels {
  /** A label that belongs to no control for a browser, but stands right before this one alone. */
  readonly loose: (control: ElementNode) => ElementNode | undefined;
  /** Elements that label the control: by `for`, or round it. */
  readonly of: (control: ElementNode) => readonly ElementNode[];
}

/**
 * Finds labels as a browser does; and where ids are not unique, the label nearest to the control rather than none. What stands for a
 * hidden list (`behind`) and has no label goes by that list's.
 */
export function findLabels(
  tree: DocumentTree,
  behind: (control: ElementNode) => ElementNode | undefined = () => undefined,
): Labels {
  const own = findOwnLabels(tree);
  return {
    loose: control => own.loose(control) ?? own.loose(behind(control) ?? control),
    of: control => {
      const labels = own.of(control);
      const list = behind(control);
      return labels.length > 0 || !list ? labels : own.of(list);
    },
  };
}

function findOwnLabels(tree: DocumentTree): Labels {
  const loose = looseLabels(tree);
  const byFor = new Map<string, ElementNode[]>();
  for (const element of tree.elements) {
    const target = element.tag === 'label' ? attributeOf(element, 'for') : '';
    if (target !== '') byFor.set(target, [...(byFor.get(target) ?? []), element]);
  }
  const nearest = (labels: readonly ElementNode[], control: ElementNode): readonly ElementNode[] => {
    for (const up of ancestors(control)) {
      const inside = labels.filter(label => contains(up, label));
      if (inside.length > 0) return inside;
    }
    return labels;
  };
  return {
    loose: control => loose.get(control),
    of: control => {
      const id = attributeOf(control, 'id');
      const named = id === '' ? [] : (byFor.get(id) ?? []).filter(label => label.host === control.host);
      const round = [...ancestors(control)].filter(
        up => up.tag === 'label' && ['', id].includes(attributeOf(up, 'for')),
      );
      const owned = tree.byId(id, control) === control ? named : nearest(named, control);
      return [...new Set([...owned, ...round])];
    },
  };
}

function looseLabels(tree: DocumentTree): ReadonlyMap<ElementNode, ElementNode> {
  const found = new Map<ElementNode, ElementNode>();
  let last: ElementNode | undefined;
  for (const element of tree.elements) {
    if (element.tag === 'label') {
      const target = attributeOf(element, 'for');
      const tied = target !== '' && tree.byId(target, element) !== undefined;
      if (tied) last = undefined;
      else if (seenText(element) !== '') last = element;
    } else if (isControl(element)) {
      // A label round the control is the control's own; one further away than its box or row belongs to something else.
      const label = last;
      last = undefined;
      if (!label || contains(label, element)) continue;
      if ([...ancestors(element)].slice(0, 4).some(up => contains(up, label))) found.set(element, label);
    }
  }
  return found;
}

/** What is referred to speaks by its `aria-label` first, the control itself included: "month, " and then "Date of birth". */
const referenced = (control: ElementNode, attribute: string, tree: DocumentTree): string =>
  tidy(
    attributeOf(control, attribute)
      .split(/\s+/)
      .map(id => tree.byId(id, control))
      .map(element => (element ? tidy(attributeOf(element, 'aria-label')) || namedText(element, true) : ''))
      .join(' '),
  );

/** The control waits in a part that is not rendered yet, as a step to come or a box to open, and its label with it. */
const isGone = (control: ElementNode): boolean => control.style?.gone === true;

/** Name from `aria-labelledby`, `aria-label` or labels; empty where only a title or placeholder is left. */
export function labelText(control: ElementNode, tree: DocumentTree, labels: Labels): string {
  const byReference = referenced(control, 'aria-labelledby', tree);
  if (byReference !== '') return byReference;
  const direct = tidy(attributeOf(control, 'aria-label'));
  if (direct !== '') return direct;
  return tidy(
    labels
      .of(control)
      .map(label => namedText(label, isGone(control)))
      .join(' '),
  );
}

/** Accessible name as browsers compute it (HTML-AAM): references, `aria-label`, labels, `title`, placeholder. */
export function controlName(control: ElementNode, tree: DocumentTree, labels: Labels): string {
  const label = labelText(control, tree, labels);
  if (label !== '') return label;
  return tidy(attributeOf(control, 'title')) || tidy(attributeOf(control, 'placeholder'));
}

/** Accessible description: what `aria-describedby` or `aria-description` says. */
export function accessibleDescription(control: ElementNode, tree: DocumentTree): string {
  return referenced(control, 'aria-describedby', tree) || tidy(attributeOf(control, 'aria-description'));
}
