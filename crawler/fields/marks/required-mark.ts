import type { RequiredMark } from '../../evidence/form.js';
import type { Line, SeenLines } from './lines.js';
import type { Labels } from '../view/labels.js';
import type { Neighbourhood } from '../view/neighbours.js';
import {
  isSignLegend,
  mentionsRequired,
  requiredWordIn,
  saysOptional,
  signAlone,
  signAtEdge,
  starIn,
  tellsSigns,
} from './required-words.js';
import { columnHeadings, isColumnHeading } from '../view/table-headings.js';
import { attributeOf, ancestors, isControl, type ElementNode } from '../view/tree.js';

/** What a sighted person sees round one control. */
export interface Surroundings {
  /** Its labels, the lines before it that belong to it, and the headings of its column. */
  readonly labels: readonly Line[];
  /** Lines beside and after it that belong to it. */
  readonly beside: readonly Line[];
}

const inLegend = (line: Line): boolean =>
  line.holders.some(holder => [holder, ...ancestors(holder)].some(each => each.tag === 'legend'));

/** In the heading of a column: said of all that stands below it, and not of what comes next. */
const isInColumnHeading = (holder: ElementNode): boolean =>
  [holder, ...ancestors(holder)].some(isColumnHeading);

/** Of the lines since the control before, those that can name or mark this one: not those over a group or the whole form, nor what a sign means. */
function leadingLines(lines: readonly Line[], named: boolean, choice: boolean): readonly Line[] {
  const [further, last] = lines.filter(line => !inLegend(line) && !isSignLegend(line.text)).slice(-2);
  const nearest = last ?? further;
  if (!nearest || (named && (choice || nearest.text.length > 40))) return [];
  // A line further up names the control only where no label does, and "* required" up there explains marks.
  if (named || !last || !further || mentionsRequired(further.text)) return [nearest];
  return [further, nearest];
}

/** Collects the lines that belong to a control. */
export function surroundingsOf(
  control: ElementNode,
  lines: SeenLines,
  labels: Labels,
  near: Neighbourhood,
): Surroundings {
  const loose = labels.loose(control);
  const tied = [...labels.of(control), ...(loose ? [loose] : [])];
  const own = near.own(control);
  const before = own ? lines.before(control, own) : [];
  const after = own ? lines.after(control, own) : [];
  const named = tied.flatMap(label => lines.in(label));
  const choice = /^(checkbox|radio)$/i.test(attributeOf(control, 'type'));
  const headings = columnHeadings(control).flatMap(heading => lines.in(heading));
  const leading = lines.leading(control).filter(line => !line.holders.some(isInColumnHeading));
  const ahead = before.length > 0 ? before : leadingLines(leading, named.length > 0, choice);
  return {
    labels: [...named, ...ahead, ...headings],
    beside: [...after, ...(own ? [] : lines.trailing(control))],
  };
}

const requiredName =
  /(?<![a-z])(required|req|mandatory|asterisk|obligatoire|obligatorio|pflicht|erforderlich|must)(?![a-z])/i;

const iconWords = (icon: ElementNode): string =>
  ['class', 'title', 'alt', 'aria-label', 'src', 'id']
    .map(name => attributeOf(icon, name))
    .join(' ')
    .replace(/[-_./]/g, ' ');

/** Classes that say no more than that a picture is one. */
const anyPicture = /^(icons?|fa[srlb]?|glyphicon|material-icons|svg|img|image)$/i;

/** What draws a picture: its classes together and each, and its source. */
export function pictureOf(icon: ElementNode): readonly string[] {
  const all = attributeOf(icon, 'class').trim();
  const telling = all.split(/\s+/).filter(each => !anyPicture.test(each));
  return [all, ...telling, attributeOf(icon, 'src')].filter(each => each !== '');
}

const holdsControl = (element: ElementNode): boolean =>
  element.children.some(child => child.type === 'element' && (isControl(child) || holdsControl(child)));

/** The line is, or stands in, a label. */
export const inLabel = (line: Line): boolean =>
  line.holders.some(holder => [holder, ...ancestors(holder)].some(each => each.tag === 'label'));

/** A message about a wrong value. A field in an error state may be marked so as a whole: only what holds the message alone counts. What is announced as it changes need not be one. */
const isError = (line: Line): boolean =>
  !inLabel(line) &&
  line.holders.some(holder =>
    [holder, ...ancestors(holder)]
      .slice(0, 3)
      .some(
        each =>
          ((/error|invalid|alert|validat|feedback|warning/i.test(attributeOf(each, 'class')) &&
            !/label/i.test(attributeOf(each, 'class'))) ||
            attributeOf(each, 'role') === 'alert') &&
          !holdsControl(each),
      ),
  );

/** A mark of a control's own: the word, a star, or a picture that stands for one. */
export interface OwnMark {
  readonly how: 'word' | 'symbol';
  readonly text: string;
  /** Elements that carry it, and the words of the line it stands on. */
  readonly by: readonly ElementNode[];
  readonly line: string;
}

export function markIn(list: readonly Line[], areLabels: boolean): OwnMark | undefined {
  const shown = list.filter(line => !isError(line) && !tellsSigns(line.text));
  for (const line of shown) {
    const word = requiredWordIn(line.text);
    if (word !== undefined) return { how: 'word', text: word, by: line.holders, line: line.text };
  }
  for (const line of shown) {
    const star = saysOptional(line.text) ? undefined : starIn(line.text, areLabels);
    if (star !== undefined) return { how: 'symbol', text: star, by: line.holders, line: line.text };
  }
  for (const line of shown)
    for (const icon of line.icons)
      if (requiredName.test(iconWords(icon)) || attributeOf(icon, 'alt').trim() === '*')
        return {
          how: 'symbol',
          text: attributeOf(icon, 'alt') || attributeOf(icon, 'title') || 'icon',
          by: [icon],
          line: line.text,
        };
  return undefined;
}

/** A sign other than a star beside words that name the control, or on its own. Whether it is a mark depends on the rest of the form. */
export function signIn(list: readonly Line[], at: { edge: boolean; alone: boolean }): OwnMark | undefined {
  for (const line of list.filter(each => !isError(each))) {
    const sign =
      (at.alone ? signAlone(line.text) : undefined) ?? (at.edge ? signAtEdge(line.text) : undefined);
    if (sign !== undefined) return { how: 'symbol', text: sign, by: line.holders, line: line.text };
  }
  return undefined;
}

/** Its own title, alternative text or accessible name says what the sign means. */
export const explainsItself = (mark: OwnMark): boolean =>
  mark.by.some(holder =>
    [holder, ...ancestors(holder)]
      .slice(0, 2)
      .some(each => ['title', 'alt', 'aria-label'].some(name => mentionsRequired(attributeOf(each, name)))),
  );

export const noMark: RequiredMark = { how: 'none', text: '', explained: false };
