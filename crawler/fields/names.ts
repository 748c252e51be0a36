import { namedText, tidy } from './seen-text.js';
import { ancestors, attributeOf, contains, type DocumentTree, type ElementNode } from './tree.js';

/** Labels of all controls of a document. */
export interface Labels {
  /** Elements that label the control: by `for`, or round it. */
  readonly of: (control: ElementNode) => readonly ElementNode[];
}

/** Finds labels as a browser does; and where ids are not unique, the label nearest to the control rather than none. */
export function findLabels(tree: DocumentTree): Labels {
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
    of: control => {
      const id = attributeOf(control, 'id');
      const named = id === '' ? [] : (byFor.get(id) ?? []);
      const round = [...ancestors(control)].filter(
        up => up.tag === 'label' && ['', id].includes(attributeOf(up, 'for')),
      );
      const owned = tree.byId.get(id) === control ? named : nearest(named, control);
      return [...new Set([...owned, ...round])];
    },
  };
}

const referenced = (control: ElementNode, attribute: string, tree: DocumentTree): string =>
  tidy(
    attributeOf(control, attribute)
      .split(/\s+/)
      .map(id => tree.byId.get(id))
      .map(element => (element ? namedText(element, true) : ''))
      .join(' '),
  );

/** Name from `aria-labelledby`, `aria-label` or labels; empty where only a title or placeholder is left. */
export function labelText(control: ElementNode, tree: DocumentTree, labels: Labels): string {
  const byReference = referenced(control, 'aria-labelledby', tree);
  if (byReference !== '') return byReference;
  const direct = tidy(attributeOf(control, 'aria-label'));
  if (direct !== '') return direct;
  return tidy(
    labels
      .of(control)
      .map(label => namedText(label))
      .join(' '),
  );
}

/** Accessible name as browsers compute it (HTML-AAM): references, `aria-label`, labels, `title`, placeholder. */
export function accessibleName(control: ElementNode, tree: DocumentTree, labels: Labels): string {
  const label = labelText(control, tree, labels);
  if (label !== '') return label;
  return tidy(attributeOf(control, 'title')) || tidy(attributeOf(control, 'placeholder'));
}

/** Accessible description: what `aria-describedby` or `aria-description` says. */
export function accessibleDescription(control: ElementNode, tree: DocumentTree): string {
  return referenced(control, 'aria-describedby', tree) || tidy(attributeOf(control, 'aria-description'));
}
