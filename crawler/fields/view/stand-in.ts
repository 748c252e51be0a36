import { seenText } from './seen-text.js';
import { isShown } from './sight.js';
import { ancestors, attributeOf, contains, isControl, type ElementNode } from './tree.js';

const folded = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase();
const hasSize = ({ box }: ElementNode): boolean => box !== null && box[2] > 1 && box[3] > 1;
const isSeen = (element: ElementNode): boolean => isShown(element) && hasSize(element);

/** What is written on an element; on a button too, whose words are no label of anything else. */
const wordsOn = (element: ElementNode): string => element.children.map(seenText).join(' ');

/** How far up from a hidden list what stands for it may be. */
const levels = 3;

function* below(element: ElementNode): Generator<ElementNode> {
  for (const child of element.children)
    if (child.type === 'element') {
      yield child;
      yield* below(child);
    }
}

const opensList = (element: ElementNode): boolean =>
  /^(combobox|listbox)$/i.test(attributeOf(element, 'role')) ||
  /^(listbox|true|menu)$/i.test(attributeOf(element, 'aria-haspopup'));
/** A box that a script has made reachable by the keyboard. Buttons and links beside a list do something of their own. */
const takesKeys = (element: ElementNode): boolean => {
  const tabindex = attributeOf(element, 'tabindex');
  return tabindex !== '' && Number(tabindex) >= 0 && !/^(a|button|input|textarea)$/.test(element.tag);
};

/**
 * What a person uses in place of a list that a script has hidden: beside it, something that opens a list, or that the keyboard reaches or
 * that shows one of the list's options. Undefined for a list that shows itself, and for one that nobody can use.
 */
export function standInOf(select: ElementNode): ElementNode | undefined {
  if (select.tag !== 'select' || isSeen(select)) return undefined;
  const isBare = attributeOf(select, 'name') === '' && attributeOf(select, 'id') === '';
  const options = new Set((select.live?.options ?? []).map(folded).filter(option => option !== ''));
  const stands = (element: ElementNode): boolean =>
    isSeen(element) &&
    !/^(label|legend|option)$/.test(element.tag) &&
    (opensList(element) ||
      (options.has(folded(wordsOn(element))) && element.tag !== 'p') ||
      (takesKeys(element) && options.size > 0 && /\S/.test(seenText(element))));
  for (const up of [...ancestors(select)].slice(0, levels)) {
    if (/^(form|body|fieldset|tr|tbody|table)$/.test(up.tag)) return undefined;
    const inside = [...below(up)].filter(each => each !== select && !contains(each, select));
    // Another control of its own kind beside it: which of them the rest stands for is not told.
    if (inside.some(each => each.tag === 'select' || (isControl(each) && isSeen(each) && !opensList(each))))
      return undefined;
    // A list that nobody can name only helps the control beside it (Vuetify's), out of sight as that may be once it has been answered.
    const helped = isBare ? inside.find(each => isControl(each) && opensList(each)) : undefined;
    if (helped) return helped;
    const found = inside.find(opensList) && inside.find(each => opensList(each) && stands(each));
    const one = found ?? inside.find(stands);
    if (one) return one;
    if (opensList(up) && isSeen(up)) return up;
  }
  return undefined;
}

/** Lists that a script has hidden, and what stands for each. */
export interface HiddenLists {
  /** The list that a control stands for; undefined where it stands for itself. */
  readonly behind: (control: ElementNode) => ElementNode | undefined;
  /** A control of its own stands for the list: that one is asked for, and tells what is required. */
  readonly isAnsweredElsewhere: (select: ElementNode) => boolean;
}

/** Finds what stands for the hidden lists among a document's controls. */
export function findHiddenLists(controls: readonly ElementNode[]): HiddenLists {
  const known = new Set(controls);
  const behind = new Map<ElementNode, ElementNode>();
  for (const control of controls) {
    const standIn = standInOf(control);
    if (standIn && known.has(standIn) && !behind.has(standIn)) behind.set(standIn, control);
  }
  const answered = new Set(behind.values());
  return { behind: control => behind.get(control), isAnsweredElsewhere: select => answered.has(select) };
}
