import { seenText, tidy } from './seen-text.js';
import { ancestors, attributeOf, isControl, type ElementNode, type TreeNode } from './tree.js';

const longest = 160;
const large = /^(form|fieldset|section|main|article|body|html|dialog|aside|header|footer|nav|table|tbody)$/;

/** Counts of controls in elements, computed once for a document. */
export interface Neighbourhood {
  /** Words round a control that belong to it alone: in its cell, its row, before it. */
  readonly words: (control: ElementNode) => string;
  /** Words over the few controls (2 to 6, or the choices of one name) that a control stands among: legend, group name, or text before the first. */
  readonly group: (control: ElementNode) => string;
  /** The widest box that holds this control alone and is no form or section; undefined where the control shares its parent. */
  readonly own: (control: ElementNode) => ElementNode | undefined;
  /** The few controls that stand together with a control, itself included, in document order. */
  readonly together: (control: ElementNode) => readonly ElementNode[];
}

/** How much there is to answer: the choices of one name count once. */
function countAnswers(controls: readonly ElementNode[]): number {
  const keys = controls.map(control => {
    const name = attributeOf(control, 'name');
    return name !== '' && /^(radio|checkbox)$/i.test(attributeOf(control, 'type')) ? name : control;
  });
  return new Set(keys).size;
}

/** Finds what stands round the controls of a document; `name` reads the name of a group. */
export function findNeighbours(
  controls: readonly ElementNode[],
  name: (group: ElementNode) => string,
): Neighbourhood {
  const inside = new Map<ElementNode, ElementNode[]>();
  for (const control of controls)
    for (const up of ancestors(control)) inside.set(up, [...(inside.get(up) ?? []), control]);

  /** Text inside `scope` before `control`, back to the control before it. */
  const before = (control: ElementNode, scope: ElementNode): string => {
    let words: string[] = [];
    let done = false;
    const walk = (node: TreeNode): void => {
      if (done) return;
      if (node === control) {
        done = true;
      } else if (node.type === 'element' && isControl(node)) {
        words = [];
      } else if (node.type === 'element' && inside.has(node)) {
        for (const child of node.children) walk(child);
      } else {
        words.push(seenText(node));
      }
    };
    for (const child of scope.children) walk(child);
    return tidy(words.filter(each => each !== '').join(' '));
  };

  const words = (control: ElementNode): string => {
    for (const up of ancestors(control)) {
      const text = (inside.get(up) ?? []).length === 1 ? seenText(up) : before(control, up);
      // The nearest words only: the end of what stands before is nearer than its beginning. An asterisk is none.
      if (/[\p{L}\p{N}]/u.test(text))
        return (inside.get(up) ?? []).length === 1 ? text.slice(0, longest) : text.slice(-longest);
      if (up.tag === 'form') return '';
    }
    return '';
  };

  const groupOf = (control: ElementNode): ElementNode | undefined => {
    for (const up of ancestors(control)) {
      const within = inside.get(up) ?? [];
      if (countAnswers(within) > 6 || up.tag === 'form' || up.tag === 'body') return undefined;
      if (within.length > 1) return up;
    }
    return undefined;
  };

  const group = (control: ElementNode): string => {
    for (const up of ancestors(control)) {
      const within = inside.get(up) ?? [];
      if (countAnswers(within) > 6 || up.tag === 'form' || up.tag === 'body') break;
      const role = attributeOf(up, 'role');
      const named = up.tag === 'fieldset' || role === 'group' || role === 'radiogroup' ? name(up) : '';
      if (named !== '') return named.slice(0, longest);
      const [first] = within;
      if (within.length < 2) continue;
      const text = first ? before(first, up) : '';
      if (text !== '') return text.slice(-longest);
    }
    return '';
  };

  const own = (control: ElementNode): ElementNode | undefined => {
    let widest: ElementNode | undefined;
    for (const up of ancestors(control)) {
      if ((inside.get(up) ?? []).length > 1 || large.test(up.tag)) return widest;
      // More text than labels, help and messages have: this is a part of the page.
      if (seenText(up).length > 400) return widest;
      widest = up;
    }
    return widest;
  };

  return {
    words,
    own,
    group,
    together: control => {
      const up = groupOf(control);
      return (up && inside.get(up)) ?? [control];
    },
  };
}
