import type { RequiredMark } from '../../evidence/form.js';
import type { Clues } from '../kinds/clues.js';
import { isChoiceMember, readGroups, type Member } from './group-marks.js';
import { isBesideTheForm } from './helper-controls.js';
import type { Line, SeenLines } from './lines.js';
import type { Labels } from '../view/labels.js';
import type { Neighbourhood } from '../view/neighbours.js';
import type { HiddenLists } from '../view/stand-in.js';
import {
  explainsItself,
  pictureOf,
  inLabel,
  markIn,
  noMark,
  signIn,
  surroundingsOf,
  type OwnMark,
  type Surroundings,
} from './required-mark.js';
import {
  asksForOne,
  asksForSigned,
  isEveryday,
  isFootnote,
  isOptionalPart,
  isSectionOfRequired,
  mentionsOwnNeed,
  mentionsRequired,
  otherSigns,
  saysAllRequired,
  saysOptional,
  starIn,
  stars,
  tellsOfNeed,
  tellsOfSign,
} from './required-words.js';
import { isSaidOf, sectionTitles } from './section-marks.js';
import {
  ancestors,
  attributeOf,
  contains,
  type DocumentTree,
  type ElementNode,
  type TreeNode,
} from '../view/tree.js';
import { isUnusualColour } from './set-apart.js';

/** What a form shows of which controls must be filled in. */
export interface ControlMark {
  readonly mark: RequiredMark;
  readonly saysOptional: boolean;
  /** Assistive technology is told by attribute, or by the group of a choice. */
  readonly told: boolean;
  /** What several choices answer together; empty for other controls. */
  readonly question: string;
}

interface Marked extends Member {
  readonly own: OwnMark | undefined;
  /** A sign other than a star that may be its mark. */
  readonly sign: OwnMark | undefined;
  /** Such a sign, whatever stands beside it. */
  readonly bears: string | undefined;
  readonly optional: boolean;
}

/** HTML `required` or `aria-required`. */
export const hasRequiredState = (control: ElementNode): boolean =>
  'required' in control.attributes || attributeOf(control, 'aria-required') === 'true';

/** A mark over several controls, with the words it stands among: those tell one group from the next. */
const over = (
  list: readonly Line[],
  mark: OwnMark | undefined,
): { readonly mark: OwnMark; readonly words: string } | undefined =>
  mark && { mark, words: list.map(({ text }) => text).join(' ') };

/** The colour of the words of a label: that of a sign before them tells nothing of the others. */
const labelColour = (seen: Surroundings): string | undefined => {
  const holders = seen.labels[0]?.holders ?? [];
  const holder = holders.find(each => /\p{L}/u.test(each.children.map(ownText).join(''))) ?? holders[0];
  return holder?.style?.color;
};

/** Colours of all labels of a form. */
const labelColours = (marked: readonly Marked[]): readonly string[] =>
  marked.map(({ seen }) => labelColour(seen)).filter(colour => colour !== undefined);

const ownText = (node: TreeNode): string => (node.type === 'text' ? node.text : '');

/** Reads the marks of one form's controls. */
export function readMarks(
  controls: readonly Clues[],
  form: ElementNode | undefined,
  tree: DocumentTree,
  context: {
    readonly lines: SeenLines;
    readonly labels: Labels;
    readonly near: Neighbourhood;
    readonly lists: HiddenLists;
  },
): ReadonlyMap<ElementNode, ControlMark> {
  const { lines, labels, near, lists } = context;
  /** The element round a control and no other that says what both are: `<div role="combobox" aria-required="true"><input></div>`. */
  const isToldRound = (control: ElementNode): boolean => {
    const round = [...ancestors(control)].slice(0, 4).find(up => attributeOf(up, 'role') === 'combobox');
    return (
      round !== undefined &&
      attributeOf(round, 'aria-required') === 'true' &&
      controls.every(other => other.control === control || !contains(round, other.control))
    );
  };
  /** What requires the list behind a control requires an answer to that control, which is all that a person sees. */
  const isRequired = (control: ElementNode): boolean =>
    !lists.isAnsweredElsewhere(control) &&
    (hasRequiredState(control) || hasRequiredState(lists.behind(control) ?? control) || isToldRound(control));
  /** A sentence on the whole form names the exception, and is none. */
  const saysSo = (list: readonly Line[]): true | undefined =>
    list.some(({ text }) => saysOptional(text) && !saysAllRequired(text)) || undefined;
  const members = controls.map((clues): Member => ({
    clues,
    seen: surroundingsOf(clues.control, lines, labels, near),
    required: isRequired(clues.control),
  }));
  const groups = readGroups(members, { lines, labels, near, tree });
  const titles = sectionTitles(tree, lines);
  /** The group or the section that a control stands in may stay empty as a whole: "About your practice (optional)". */
  const isInOptionalPart = (member: Member): boolean =>
    !member.required &&
    !isChoiceMember(member) &&
    (isOptionalPart(titles.get(member.clues.control) ?? '') ||
      groups.over(member, list => list.some(({ text }) => isOptionalPart(text)) || undefined) === true);
  const marked = members.map((member): Marked => {
    const { clues, seen } = member;
    const placeholder: Line = {
      text: attributeOf(clues.control, 'placeholder'),
      icons: [],
      holders: [clues.control],
    };
    const words = [...seen.labels, ...seen.beside, placeholder];
    // What a choice offers may itself be a sign: the stars of a rating.
    const alone = !isChoiceMember(member);
    const signOf = (keep: (line: Line) => boolean): OwnMark | undefined =>
      signIn(seen.labels.filter(keep), { edge: true, alone }) ??
      signIn(seen.beside.filter(keep), { edge: false, alone }) ??
      signIn([placeholder].filter(keep), { edge: true, alone });
    return {
      ...member,
      sign: signOf(line => !saysOptional(line.text)),
      bears: signOf(() => true)?.text,
      own: markIn(seen.labels, true) ?? markIn(seen.beside, false) ?? markIn([placeholder], true),
      optional:
        saysSo(words) === true ||
        (isChoiceMember(member) ? groups.over(member, saysSo) === true : isInOptionalPart(member)),
    };
  });
  const page = tree.root ? lines.in(tree.root) : [];
  const scope = form ?? tree.root;
  const allLines = page.filter(line => saysAllRequired(line.text) && !inOtherForm(line, form));
  const explained = (mark: OwnMark): boolean =>
    mark.how === 'word' || explainsItself(mark) || page.some(line => explains(line, mark));
  const typed = marked.filter(each => !isChoiceMember(each));
  /** A sign before every control, those that nothing requires too, is the bullet of a list. */
  const decorates = (mark: OwnMark, known: boolean): boolean =>
    typed.every(({ bears }) => bears === mark.text) &&
    typed.some(({ optional, required }) => optional || (!known && !required));
  const signMark = (mark: OwnMark | undefined, known: boolean): OwnMark | undefined =>
    mark && explained(mark) === known && !(isEveryday(mark.text) && !known) && !decorates(mark, known)
      ? mark
      : undefined;
  const ownOf = (each: Marked): OwnMark | undefined => each.own ?? signMark(each.sign, true);
  const bare = marked.every(each => ownOf(each) === undefined);
  const sorted =
    typed.some(({ optional }) => optional) &&
    typed.every(({ optional, required }) => optional || required || !typed.some(each => each.required));
  /** All but those that may stay empty are known to be required, or have a mark of some kind. */
  const othersOptional =
    typed.some(({ optional }) => optional) &&
    typed.every(each => each.optional || each.required || ownOf(each) !== undefined);
  const colours = labelColours(typed);
  const anyTold = typed.some(({ required }) => required);

  const markOf = (each: Marked): RequiredMark => {
    const own = ownOf(each);
    // A sign that nothing explains takes nothing from what the others say.
    if (own && !explained(own) && othersOptional && !each.optional && !isChoiceMember(each))
      return { how: 'others-optional', text: '', explained: true };
    if (own) return { how: own.how, text: own.text.slice(0, 40), explained: explained(own) };
    const need = each.seen.labels.find(line => inLabel(line) && mentionsOwnNeed(line.text));
    if (need && (each.required || groups.tells(each)))
      return { how: 'word', text: need.text.slice(0, 40), explained: true };
    // One of several that says it is optional is no part of what the mark over them means.
    if (each.optional && !isChoiceMember(each)) return noMark;
    const group =
      groups.markOver(each, list => over(list, markIn(list, true))) ??
      groups.markOver(each, list => over(list, signMark(signIn(list, { edge: true, alone: true }), true)));
    if (group) return { how: 'group', text: group.words.slice(0, 120), explained: explained(group.mark) };
    if (each.optional) return noMark;
    const one =
      each.clues.type === 'checkbox'
        ? groups.over(each, list => list.find(({ text }) => asksForOne(text))?.text)
        : undefined;
    if (one !== undefined) return { how: 'group', text: one.slice(0, 120), explained: true };
    // A box that may be left unticked is no question to answer.
    const asks = !isChoiceMember(each) || each.clues.type === 'radio' || each.required;
    const section = titles.get(each.clues.control) ?? '';
    const title =
      groups.over(each, list => list.find(({ text }) => isSectionOfRequired(text))?.text) ??
      (isSectionOfRequired(section) ? section : undefined);
    if (title !== undefined && asks && (each.required || !anyTold))
      return { how: 'group', text: title, explained: true };
    const allLine = allLines.find(line => isSaidOf(line, each.clues.control, tree));
    if (allLine && scope && asks && !isBesideTheForm(each, members, lists))
      return { how: 'others-optional', text: allLine.text.slice(0, 120), explained: true };
    // A part that says it may stay empty marks none of its own controls by that.
    if (bare && sorted && asks && !isOptionalPart(section) && !isBesideTheForm(each, members, lists))
      return { how: 'others-optional', text: '', explained: true };
    // Last of what can be a mark: a sign that nothing explains takes nothing from one that is understood.
    const sign = signMark(each.sign, false);
    if (sign) return { how: 'symbol', text: sign.text, explained: false };
    const apart = labelColour(each.seen);
    if (apart !== undefined && isUnusualColour(apart, colours))
      return { how: 'colour-only', text: apart, explained: false };
    return noMark;
  };
  return new Map(
    marked.map(each => [
      each.clues.control,
      {
        mark: markOf(each),
        saysOptional: each.optional,
        told: each.required || groups.tells(each),
        question: groups.question(each),
      },
    ]),
  );
}

/** The line stands in a form that is neither this one nor round it. */
function inOtherForm(line: Line, form: ElementNode | undefined): boolean {
  const [holder] = line.holders;
  const owner = holder && [holder, ...ancestors(holder)].find(up => up.tag === 'form');
  return owner !== undefined && !(form && contains(owner, form));
}

/** Two pictures show the same, as far as their source, or the class that draws them, tells. */
const isSamePicture = (one: ElementNode, other: ElementNode): boolean =>
  pictureOf(one).some(each => pictureOf(other).includes(each));

/** The line that the mark itself stands on. One element may hold others beside it: a form whose words stand in no paragraphs. */
const isLineOf = (mark: OwnMark, line: Line): boolean =>
  mark.by.some(holder => line.holders.includes(holder)) &&
  (line.text.includes(mark.line) || mark.line.includes(line.text));

/** A line that says what the sign means: "* required", "fields marked with an asterisk are mandatory", the icon beside "required". */
function explains(line: Line, mark: OwnMark): boolean {
  if (isLineOf(mark, line)) return false;
  if (!mentionsRequired(line.text) && !asksForSigned(line.text) && !tellsOfNeed(line.text)) return false;
  // Two stars are another sign than one.
  if (mark.text.length > 1 && stars.includes(mark.text.charAt(0))) return line.text.includes(mark.text);
  if (line.icons.some(icon => mark.by.some(holder => isSamePicture(icon, holder)))) return !inLabel(line);
  if (stars.includes(mark.text))
    return (
      !isFootnote(line.text) &&
      (starIn(line.text, false) !== undefined ||
        /[*\uff0a\u2217\u2731\u203b]|asteris[ck]|sternchen|asterisque|starred|zvezd|звездочк/iu.test(
          line.text,
        ))
    );
  // The label of another control says what is required of that one.
  if (otherSigns.includes(mark.text)) return !inLabel(line) && tellsOfSign(line.text, mark.text);
  // A picture of a sign is explained by the words for signs: what it shows is not looked into.
  return (
    mark.how === 'symbol' &&
    /asteris[ck]|sternchen|asterisque|asterisco|\b(star|symbol|icon)s?\b/iu.test(line.text)
  );
}
