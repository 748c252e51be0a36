import { accessibleDescription, labelText, type Labels } from '../view/labels.js';
import { findNeighbours, type Neighbourhood } from '../view/neighbours.js';
import { lastPart, normaliseName, normaliseText } from '../view/normalise.js';
import type { TextSource } from './pattern.js';
import { namedText, seenText } from '../view/seen-text.js';
import { attributeOf, type DocumentTree, type ElementNode } from '../view/tree.js';

/** What a document says about one control, as normalised text by where it was found. */
export interface Clues {
  readonly control: ElementNode;
  readonly type: string;
  readonly autocomplete: readonly string[];
  readonly texts: Readonly<Record<TextSource, string>>;
  readonly options: readonly string[];
  /** Longest value it takes; 0 where nothing is said. */
  readonly maxLength: number;
}

/** A box to tick, a radio button, a switch. */
export const isChoice = ({ type }: Pick<Clues, 'type'>): boolean => /^(checkbox|radio|switch)$/.test(type);

/** Type of a control: of an input its own (`text` where none is given), else the tag, or the role of a custom one. */
export function controlType(control: ElementNode): string {
  if (control.tag === 'input') return attributeOf(control, 'type').toLowerCase() || 'text';
  if (control.tag === 'select' || control.tag === 'textarea') return control.tag;
  if (attributeOf(control, 'contenteditable') !== '' || 'contenteditable' in control.attributes)
    return attributeOf(control, 'role') || 'contenteditable';
  // A button is a control where it has the role of one or opens a list of options.
  return attributeOf(control, 'role').toLowerCase() || (control.tag === 'button' ? 'combobox' : control.tag);
}

/** Name of a group: its legend, `aria-labelledby` or `aria-label`. */
export function groupName(group: ElementNode, tree: DocumentTree): string {
  const legend = group.children.find(child => child.type === 'element' && child.tag === 'legend');
  if (legend?.type === 'element') return namedText(legend);
  const named = tree.byId(attributeOf(group, 'aria-labelledby').split(/\s+/)[0] ?? '', group);
  return named ? namedText(named, true) : attributeOf(group, 'aria-label');
}

const machineNames = ['name', 'formcontrolname', 'ng-model', 'v-model', 'data-name', 'data-field'];

/** The id is the whole name in other signs, as frameworks make it: `user_name` of `user[name]`; its last word is the name's last part. */
const isJoined = (id: string, name: string): boolean =>
  name !== lastPart(name) &&
  id.replace(/[^\p{L}\p{N}]+/gu, ' ').trim() === name.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

/** Collects the clues of every control. */
export function collectClues(
  controls: readonly ElementNode[],
  tree: DocumentTree,
  labels: Labels,
): { readonly clues: readonly Clues[]; readonly near: Neighbourhood } {
  const near = findNeighbours(controls, group => groupName(group, tree));
  const looseText = (control: ElementNode): string => {
    const label = labels.loose(control);
    return label ? seenText(label) : '';
  };
  const clues = controls.map((control): Clues => {
    const own = (name: string) => attributeOf(control, name);
    const name = machineNames.map(own).find(value => value !== '') ?? '';
    return {
      control,
      type: controlType(control),
      autocomplete: own('autocomplete').toLowerCase().split(/\s+/).filter(Boolean),
      texts: {
        label: normaliseText(labelText(control, tree, labels) || looseText(control)).slice(0, 160),
        name: normaliseName(lastPart(name)),
        id: normaliseName(lastPart(isJoined(own('id'), name) ? name : own('id'))),
        placeholder: normaliseText(own('placeholder') || own('aria-placeholder')),
        title: normaliseText(own('title') || own('label') || own('data-label')),
        description: normaliseText(accessibleDescription(control, tree)).slice(0, 160),
        neighbours: normaliseText(near.words(control)),
        path: normaliseName(`${name} ${own('id')}`),
        group: normaliseText(near.group(control)),
      },
      options: (control.live?.options ?? []).map(normaliseText).filter(option => option !== ''),
      maxLength: Number.parseInt(own('maxlength'), 10) || 0,
    };
  });
  return { clues, near };
}
