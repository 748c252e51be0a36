import type { Member } from './group-marks.js';
import { isShown } from '../view/sight.js';
import type { HiddenLists } from '../view/stand-in.js';
import { ancestors, attributeOf, contains } from '../view/tree.js';

/** The choice of a country beside a telephone number, or what opens a hidden list that something else stands for: it asks nothing of its own. */
function servesAnother(each: Member, members: readonly Member[]): boolean {
  const { control, type } = each.clues;
  if (type !== 'combobox' || /^(input|select)$/.test(control.tag)) return false;
  for (const up of [...ancestors(control)].slice(0, 4)) {
    const others = members.filter(({ clues }) => clues.control !== control && contains(up, clues.control));
    const [other] = others;
    if (!other) continue;
    const { clues } = other;
    return (
      others.length === 1 && (clues.type === 'tel' || (clues.type === 'select' && !isShown(clues.control)))
    );
  }
  return false;
}

/** The search box of the page, where one form holds all of it. */
const searches = ({ clues }: Member): boolean =>
  clues.type === 'search' ||
  attributeOf(clues.control, 'role') === 'searchbox' ||
  [clues.texts.name, clues.texts.placeholder].some(text => /^search( |$)/.test(text));

/** A control that a sentence on all fields does not mean. */
export const isBesideTheForm = (each: Member, members: readonly Member[], lists: HiddenLists): boolean =>
  searches(each) || (lists.behind(each.clues.control) === undefined && servesAnother(each, members));
