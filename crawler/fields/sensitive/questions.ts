import { groupName, isChoice, type Clues } from '../kinds/clues.js';
import type { SeenLines } from '../marks/lines.js';
import { accessibleDescription, labelText, type Labels } from '../view/labels.js';
import type { Neighbourhood } from '../view/neighbours.js';
import { namedText, tidy } from '../view/seen-text.js';
import { isShown } from '../view/sight.js';
import { ancestors, attributeOf, type DocumentTree, type ElementNode } from '../view/tree.js';

/** What questions are read from. */
export interface Reading {
  readonly tree: DocumentTree;
  readonly labels: Labels;
  readonly near: Neighbourhood;
  readonly lines: SeenLines;
}

/** A question as a person meets it: one control, or the choices that answer it. */
export interface AskedQuestion {
  readonly clues: readonly Clues[];
  /** Words of the control itself; of choices, the words over them. Where each was found, the nearest first. */
  readonly words: readonly { readonly from: string; readonly text: string }[];
  /** Its answers: of a list, or the labels of the choices. */
  readonly answers: readonly string[];
}

/** The label of a control that does not show yet, as it will be read then. */
const laterText = ({ control }: Clues, { labels }: Reading): string =>
  isShown(control)
    ? ''
    : tidy(
        labels
          .of(control)
          .map(label => namedText(label, true))
          .join(' '),
      );

/** Label of a control in full, as it is read. */
export const ownText = (each: Clues, reading: Reading): string => {
  const { control } = each;
  const { tree, labels, lines } = reading;
  const loose = labels.loose(control);
  const before = loose ? lines.in(loose).map(({ text }) => text) : [];
  const label = labelText(control, tree, labels) || tidy(before.join(' ')) || laterText(each, reading);
  return label === '' ? tidy(attributeOf(control, 'title') || attributeOf(control, 'placeholder')) : label;
};

/** The text beside a box that has no label. */
const trailing = ({ control }: Clues, { lines }: Reading): string =>
  lines
    .trailing(control)
    .map(({ text }) => text)
    .join(' ');

export const choiceText = (each: Clues, reading: Reading): string =>
  ownText(each, reading) || trailing(each, reading);

const isGroup = (element: ElementNode): boolean =>
  element.tag === 'fieldset' || /^(group|radiogroup)$/.test(attributeOf(element, 'role'));

/** The nearest group with a name round a control, and that name. */
export function namedGroup(
  control: ElementNode,
  tree: DocumentTree,
): { readonly group: ElementNode; readonly name: string } | undefined {
  for (const up of ancestors(control)) {
    if (/^(form|body)$/.test(up.tag)) return undefined;
    const legend = up.children.find(child => child.type === 'element' && child.tag === 'legend');
    const later = legend?.type === 'element' && !isShown(legend) ? namedText(legend, true) : '';
    const name = isGroup(up) ? tidy(groupName(up, tree) || later) : '';
    if (name !== '') return { group: up, name };
  }
  return undefined;
}

/** The smallest box that holds a box to tick and another one. */
const boxOfBoxes = (each: Clues, boxes: readonly Clues[]): ElementNode | undefined => {
  const others = new Set(
    boxes.filter(other => other !== each).flatMap(({ control }) => [...ancestors(control)]),
  );
  for (const up of ancestors(each.control)) {
    if (/^(form|body|main)$/.test(up.tag)) return undefined;
    if (others.has(up)) return up;
  }
  return undefined;
};

const isRow = (element: ElementNode): boolean =>
  element.tag === 'tr' || attributeOf(element, 'role') === 'row';

/** Words of a table's row before the control: its first cell. */
function rowHead({ control }: Clues, { lines }: Reading): string {
  const row = [...ancestors(control)].find(isRow);
  return row ? (lines.before(control, row).map(({ text }) => text)[0] ?? '') : '';
}

function wordsOver(first: Clues, reading: Reading): AskedQuestion['words'] {
  const group = namedGroup(first.control, reading.tree)?.name ?? '';
  const over = reading.near.group(first.control);
  const leading = reading.lines.leading(first.control).map(({ text }) => text);
  return [
    { from: 'group', text: group },
    { from: 'row', text: rowHead(first, reading) },
    { from: 'group', text: over === group ? '' : tidy(over) },
    { from: 'heading', text: leading.at(-1) ?? '' },
  ];
}

/** Words that leave it to the question before them what is meant: "Other, please specify". */
const followsUp =
  /^(if )?(other|yes|so|applicable|another|not listed)\b|please (specify|describe|explain|list)|^(specify|describe|explain|details)\b|^andere|^autre|^otr[ao]|^altro|^outr[ao]/i;

export const isFollowUp = (text: string): boolean => followsUp.test(text) && text.length < 80;

/** The questions of one form, in the document's order. */
export function askedQuestions(own: readonly Clues[], reading: Reading): readonly AskedQuestion[] {
  const boxes = own.filter(({ type }) => type === 'checkbox' || type === 'switch');
  const keyOf = (each: Clues): unknown => {
    const name = attributeOf(each.control, 'name');
    if (each.type === 'radio')
      return name === '' ? (namedGroup(each.control, reading.tree)?.group ?? each) : `radio ${name}`;
    if (!isChoice(each)) return each;
    const alike = boxes.filter(other => attributeOf(other.control, 'name') === name);
    if (name !== '' && alike.length > 1) return `box ${name}`;
    return namedGroup(each.control, reading.tree)?.group ?? boxOfBoxes(each, boxes) ?? each;
  };
  const groups = new Map<unknown, Clues[]>();
  for (const each of own) {
    const key = keyOf(each);
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()].flatMap((clues): AskedQuestion[] => {
    const [first] = clues;
    if (!first) return [];
    if (isChoice(first) && (clues.length > 1 || first.type === 'radio'))
      return [
        { clues, words: wordsOver(first, reading), answers: clues.map(each => choiceText(each, reading)) },
      ];
    const label = isChoice(first) ? choiceText(first, reading) : ownText(first, reading);
    const over = isChoice(first) ? [] : wordsOver(first, reading);
    return [
      {
        clues,
        words: [
          { from: 'label', text: label },
          {
            from: 'description',
            text: label === '' ? accessibleDescription(first.control, reading.tree) : '',
          },
          { from: 'neighbours', text: label === '' ? reading.near.words(first.control) : '' },
          ...over,
        ],
        answers: first.control.live?.options ?? [],
      },
    ];
  });
}
