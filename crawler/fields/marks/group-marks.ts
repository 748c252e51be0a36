import { isChoice, type Clues } from '../kinds/clues.js';
import type { Line, SeenLines } from './lines.js';
import type { Labels } from '../view/labels.js';
import type { Neighbourhood } from '../view/neighbours.js';
import type { Surroundings } from './required-mark.js';
import {
  asksForOne,
  asksForOneOf,
  standsByItself,
  isSignLegend,
  requiredWordIn,
  starIn,
} from './required-words.js';
import { namedText, seenText, tidy } from '../view/seen-text.js';
import { ancestors, attributeOf, contains, type DocumentTree, type ElementNode } from '../view/tree.js';

/** A control among the others of its form. */
export interface Member {
  readonly clues: Clues;
  readonly seen: Surroundings;
  /** HTML `required` or `aria-required`. */
  readonly required: boolean;
}

/** One of a form's boxes to tick, radio buttons and switches. */
export const isChoiceMember = ({ clues }: Pick<Member, 'clues'>): boolean => isChoice(clues);

const legendOf = (group: ElementNode): ElementNode | undefined => {
  if (group.tag !== 'fieldset') return undefined;
  const legend = group.children.find(child => child.type === 'element' && child.tag === 'legend');
  return legend?.type === 'element' ? legend : undefined;
};

const isGroup = (element: ElementNode): boolean =>
  element.tag === 'fieldset' || /^(group|radiogroup)$/.test(attributeOf(element, 'role'));

const namersOf = (group: ElementNode, tree: DocumentTree): readonly ElementNode[] =>
  attributeOf(group, 'aria-labelledby')
    .split(/\s+/)
    .flatMap(id => (id === '' ? [] : (tree.byId(id, group) ?? [])));

/** What assistive technology reads of a group: its references, `aria-label` or legend. */
function nameOf(group: ElementNode, tree: DocumentTree): string {
  const named = namersOf(group, tree).map(element => namedText(element, true));
  if (named.length > 0) return tidy(named.join(' '));
  const label = attributeOf(group, 'aria-label');
  if (label !== '') return label;
  const legend = legendOf(group);
  return legend ? namedText(legend) : '';
}

/** Groups round a control, nearest first, up to its form. */
function groupsOf(control: ElementNode): readonly ElementNode[] {
  const groups: ElementNode[] = [];
  for (const up of ancestors(control)) {
    if (up.tag === 'form') break;
    if (isGroup(up)) groups.push(up);
  }
  return groups;
}

/** Over choices, "Accommodations required" is a question of its own: set apart, the word is said of the answer. */
const isSaidOfAnswer = (text: string, pieces: number): boolean => pieces > 1 || standsByItself(text);

/** In a label: of choices that is the answer, and no question. */
const isInChoiceLabel = (element: ElementNode): boolean =>
  [element, ...ancestors(element)].some(up => up.tag === 'label');

/** The words over controls that belong together. */
export interface GroupReader {
  /** What `read` finds on the words over a control's group. */
  readonly over: <T>(each: Member, read: (list: readonly Line[]) => T | undefined) => T | undefined;
  /** The same, where what is found is a mark: it holds for the control only if it may be meant by it. */
  readonly markOver: <T>(each: Member, read: (list: readonly Line[]) => T | undefined) => T | undefined;
  /** Assistive technology is told by the group of a choice, or of several of which one is wanted, that an answer is needed. */
  readonly tells: (each: Member) => boolean;
  /** The question that several choices answer, as it stands over them; empty for what stands alone. */
  readonly question: (each: Member) => string;
}

/** Reads the groups of one form. */
export function readGroups(
  members: readonly Member[],
  context: {
    readonly lines: SeenLines;
    readonly labels: Labels;
    readonly near: Neighbourhood;
    readonly tree: DocumentTree;
  },
): GroupReader {
  const { lines, labels, near, tree } = context;
  const inside = (group: ElementNode): readonly Member[] =>
    members.filter(({ clues }) => contains(group, clues.control));

  const wordsOver = (group: ElementNode, each: Member): readonly Line[] => {
    const legend = legendOf(group);
    if (legend) return lines.in(legend);
    const namers = namersOf(group, tree);
    if (namers.length > 0) return namers.flatMap(namer => lines.in(namer));
    const first = group.tag !== 'fieldset' && near.own(each.clues.control) !== group && inside(group)[0];
    return first ? lines.before(first.clues.control, group) : [];
  };

  /** Words over the few that stand together, for those of them that have none of their own: of boxes and radio buttons the first too, whose label names the choice. */
  const wordsBefore = (each: Member): { list: readonly Line[]; together: readonly Member[] } | undefined => {
    const { control, type } = each.clues;
    const together = near.together(control);
    const [first] = together;
    // A box to tick among controls of other kinds asks something of its own.
    if (isChoiceMember(each) && together.some(other => attributeOf(other, 'type').toLowerCase() !== type))
      return undefined;
    const bare = isChoiceMember(each) || each.seen.labels.every(line => line.text.length < 3);
    return bare && first && together.length > 1 && (first !== control || isChoiceMember(each))
      ? {
          list: lines.leading(first),
          together: members.filter(({ clues }) => together.includes(clues.control)),
        }
      : undefined;
  };

  /** Words over parts of one answer, each of which has a label in its own box as well: "Name *" over "First" and "Last". */
  const wordsOverParts = (each: Member): readonly Line[] => {
    const parts = near.together(each.clues.control);
    const [first] = parts;
    const box = first && near.own(first);
    if (!first || !box || parts.length < 2 || isChoiceMember(each) || !each.required) return [];
    const outside = (part: ElementNode): readonly ElementNode[] =>
      labels.of(part).filter(label => !contains(near.own(part) ?? part, label));
    const isLabelled = (part: ElementNode): boolean =>
      labels.of(part).some(label => !outside(part).includes(label) && seenText(label) !== '');
    if (!parts.every(isLabelled) || parts.slice(1).some(part => outside(part).length > 0)) return [];
    const named = outside(first).flatMap(label => lines.in(label));
    if (named.length > 0) return named;
    const holds = [...ancestors(box)].filter(
      up => up.tag !== 'form' && contains(up, parts[1] ?? first) && inside(up).length <= parts.length,
    );
    const widest = holds.at(-1);
    const last = widest && lines.before(box, widest).at(-1);
    return last && last.text.length <= 40 ? [last] : [];
  };

  /** Where others of the group are told that they are required, its mark is about them: "Address (required)", and a second line. */
  const isMeant = (each: Member, group: readonly Member[]): boolean =>
    each.required ||
    !group.some(
      other =>
        (other.required || (isChoiceMember(other) && tells(other))) &&
        !(isChoiceMember(each) && isChoiceMember(other)),
    );

  /** The group's name holds the word, said of the answer and not of the controls among which the choice stands. */
  const isNamedSo = (group: ElementNode, each: Member): boolean => {
    const name = nameOf(group, tree);
    if (isSignLegend(name) || requiredWordIn(name) === undefined) return false;
    if (inside(group).some(other => other.required && !isChoiceMember(other))) return false;
    return (
      standsByItself(name) ||
      wordsOver(group, each).some(
        ({ text, holders }) => requiredWordIn(text) !== undefined && isSaidOfAnswer(text, holders.length),
      )
    );
  };

  /** Of boxes of which one has to be ticked, no attribute says so: the sign or the words in their group's name are all there is. */
  const namesNeedOfOne = (group: ElementNode): boolean => {
    const all = inside(group);
    const name = nameOf(group, tree);
    const areBoxes = all.length > 1 && all.every(({ clues }) => clues.type === 'checkbox');
    return areBoxes && !isSignLegend(name) && (starIn(name, true) !== undefined || asksForOne(name));
  };

  /** Of boxes to write in of which one is wanted, none can be required: their group's name says it ("Give one of the two"). */
  const asksForOneOfThem = (group: ElementNode): boolean => {
    const all = inside(group);
    return all.length > 1 && !all.some(isChoiceMember) && asksForOneOf(nameOf(group, tree));
  };

  function tells(each: Member): boolean {
    const groups = groupsOf(each.clues.control);
    if (!isChoiceMember(each)) return groups.some(asksForOneOfThem);
    return groups.some(
      group =>
        attributeOf(group, 'aria-required') === 'true' || isNamedSo(group, each) || namesNeedOfOne(group),
    );
  }

  const find = <T>(
    each: Member,
    read: (list: readonly Line[]) => T | undefined,
    meant: (group: readonly Member[]) => boolean,
  ): T | undefined => {
    for (const group of groupsOf(each.clues.control)) {
      const found = read(wordsOver(group, each));
      if (found && meant(inside(group))) return found;
    }
    const before = wordsBefore(each);
    const found = before && read(before.list);
    return found && meant(before.together) ? found : read(wordsOverParts(each));
  };
  const marks = (each: Member, list: readonly Line[]): readonly Line[] =>
    list.filter(
      ({ text, holders }) =>
        !isSignLegend(text) &&
        (each.required ||
          !isChoiceMember(each) ||
          requiredWordIn(text) === undefined ||
          isSaidOfAnswer(text, holders.length)),
    );
  const question = (each: Member): string => {
    if (!isChoiceMember(each)) return '';
    const alike = ({ clues }: Member): boolean =>
      clues.type === each.clues.type && clues.control !== each.clues.control;
    const named = groupsOf(each.clues.control).find(group => inside(group).some(alike));
    if (!(named || near.together(each.clues.control).length > 1)) return '';
    const asked = (list: readonly Line[]): string =>
      list
        .filter(({ text, holders }) => text !== '' && !isSignLegend(text) && !holders.some(isInChoiceLabel))
        .at(-1)?.text ?? '';
    const name = named && attributeOf(named, 'aria-label');
    return (named && (asked(wordsOver(named, each)) || name)) || asked(wordsBefore(each)?.list ?? []);
  };
  return {
    question,
    over: (each, read) => find(each, read, () => true),
    markOver: (each, read) =>
      find(
        each,
        list => read(marks(each, list)),
        group => isMeant(each, group),
      ),
    tells,
  };
}
