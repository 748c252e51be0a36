import { endsWithStar, isOneStar, requiredWordIn, saysOptional } from './required-words.js';
import { breaksLine, generatedText, seenText, tidy } from '../view/seen-text.js';
import { isGeneratedReadable, isReadable, isShown } from '../view/sight.js';
import {
  attributeOf,
  contains,
  ancestors,
  isButton,
  isControl,
  isSubmit,
  type DocumentTree,
  type ElementNode,
  type TreeNode,
} from '../view/tree.js';

/** Text that stands on one line or in one block, with the pictures in it, as a sighted person sees them. */
export interface Line {
  readonly text: string;
  readonly icons: readonly ElementNode[];
  /** Elements that hold the text. */
  readonly holders: readonly ElementNode[];
}

interface Piece {
  readonly type: 'text';
  readonly text: string;
  readonly element: ElementNode;
  /** A style sheet adds it. */
  readonly generated: boolean;
}

type Token =
  | Piece
  | { readonly type: 'icon'; readonly element: ElementNode }
  | { readonly type: 'control'; readonly element: ElementNode }
  | { readonly type: 'break' };

/** The document as a sighted person reads it: lines between controls. */
export interface SeenLines {
  /** Lines inside `scope`. */
  readonly in: (scope: ElementNode) => readonly Line[];
  /** Lines inside `scope` before (after) a control in it. */
  readonly before: (control: ElementNode, scope: ElementNode) => readonly Line[];
  readonly after: (control: ElementNode, scope: ElementNode) => readonly Line[];
  /** Lines between a control and the one before it that do not follow that one on its own line. */
  readonly leading: (control: ElementNode) => readonly Line[];
  /** What follows a control on its own line, up to the next control. */
  readonly trailing: (control: ElementNode) => readonly Line[];
}

const privateUse = /^[\ue000-\uf8ff\u{f0000}-\u{ffffd}]+$/u;

/** An element that shows a picture and no text of its own: an image, a background, a glyph of an icon font. */
function isIcon(element: ElementNode): boolean {
  if (/^(img|svg)$/.test(element.tag)) return isShown(element);
  const glyph = [element.before, element.after].some(
    each => each && (each.style.picture || privateUse.test(tidy(generatedText(each)))) && !each.style.gone,
  );
  if (glyph) return isShown(element);
  return !!element.style?.picture && (element.box?.[2] ?? 0) > 1 && isShown(element);
}

/** Words that stand apart though no white space is between them in the document: in boxes with a gap, one below the other, or drawn by a style sheet. */
function isGap(piece: Piece, next: Piece): boolean {
  if (!/[\p{L}\p{N}]$/u.test(piece.text) || !/^[\p{L}\p{N}]/u.test(next.text)) return false;
  if (piece.generated || next.generated) return true;
  if (piece.element === next.element) return false;
  const [box, other] = [piece.element.box, next.element.box];
  // A word of its own that begins in the middle of another is none that is emphasised in part.
  if (/\p{Ll}$/u.test(piece.text) && /^\p{Lu}\p{Ll}/u.test(next.text)) return true;
  if (requiredWordIn(next.text) !== undefined || saysOptional(next.text)) return true;
  if (!box || !other || contains(next.element, piece.element)) return false;
  if (contains(piece.element, next.element)) return other[0] <= box[0] && other[1] > box[1];
  const apart = (at: 0 | 1): number => other[at] - (box[at] + (at === 0 ? box[2] : box[3]));
  return apart(0) > 1 || apart(1) >= 0;
}

/** A star that another element or its style sheet draws behind the one that stands there already: one sign, shown twice. */
const repeatsStar = (text: string, last: Piece | undefined, next: Piece): boolean =>
  isOneStar(next.text) && endsWithStar(text) && (next.generated || next.element !== last?.element);

/** What is written on a button: one of a single sign ("?") is no end of a line. */
const buttonWords = (button: ElementNode): string =>
  [attributeOf(button, 'value'), attributeOf(button, 'aria-label'), ...button.children.map(seenText)].join(
    ' ',
  );

function toLines(tokens: readonly Token[]): readonly Line[] {
  const lines: Line[] = [];
  let [text, icons, holders]: [string, ElementNode[], ElementNode[]] = ['', [], []];
  let last: Piece | undefined;
  const end = (): void => {
    if (tidy(text) !== '' || icons.length > 0) lines.push({ text: tidy(text), icons, holders });
    [text, icons, holders] = ['', [], []];
    last = undefined;
  };
  for (const token of tokens) {
    if (token.type === 'text') {
      if (!repeatsStar(text, last, token)) text += last && isGap(last, token) ? ` ${token.text}` : token.text;
      last = token;
      holders.push(token.element);
    } else if (token.type === 'icon') icons.push(token.element);
    else end();
  }
  end();
  return lines;
}

/** Reads the lines of a document. */
export function readLines(tree: DocumentTree): SeenLines {
  const tokens: Token[] = [];
  const ranges = new Map<ElementNode, readonly [number, number]>();
  const walk = (node: TreeNode): void => {
    if (node.type === 'text') {
      const text = node.text.replace(/[\ue000-\uf8ff]/g, '');
      if (text !== '' && isReadable(node.parent))
        tokens.push({ type: 'text', text, element: node.parent, generated: false });
      return;
    }
    const start = tokens.length;
    if (isControl(node)) tokens.push({ type: 'control', element: node });
    else if (!node.style?.gone && !isButton(node)) {
      const breaks = breaksLine(node);
      if (breaks) tokens.push({ type: 'break' });
      if (isIcon(node)) tokens.push({ type: 'icon', element: node });
      for (const [each, at] of [
        [node.before, 0],
        [node.after, 1],
      ] as const) {
        if (at === 1) node.children.forEach(walk);
        if (each && isGeneratedReadable(each, node))
          tokens.push({
            type: 'text',
            text: generatedText(each).replace(/[\ue000-\uf8ff]/g, ''),
            element: node,
            generated: true,
          });
      }
      if (breaks) tokens.push({ type: 'break' });
    } else if (isSubmit(node) && isShown(node) && /\p{L}{2}/u.test(buttonWords(node)))
      // What stands behind the button that sends the form belongs to no control before it.
      tokens.push({ type: 'break' });
    ranges.set(node, [start, tokens.length]);
  };
  if (tree.root) walk(tree.root);

  /** What is not rendered has no place of its own: it stands where the box is that hides it. */
  const range = (element: ElementNode): readonly [number, number] => {
    const placed = [element, ...ancestors(element)].find(each => ranges.has(each));
    return (placed && ranges.get(placed)) ?? [0, 0];
  };
  const between = (from: number, to: number): readonly Line[] => toLines(tokens.slice(from, to));
  const previous = (at: number): number => {
    for (let back = at - 1; back >= 0; back -= 1) if (tokens[back]?.type === 'control') return back;
    return -1;
  };
  return {
    in: scope => between(...range(scope)),
    before: (control, scope) => between(range(scope)[0], range(control)[0]),
    after: (control, scope) => between(range(control)[1], range(scope)[1]),
    leading: control => {
      const [at] = range(control);
      const from = previous(at);
      const gap = tokens.slice(from + 1, at);
      const firstBreak = gap.findIndex(token => token.type === 'break');
      return toLines(from < 0 || firstBreak < 0 ? gap : gap.slice(firstBreak));
    },
    trailing: control => {
      const from = range(control)[1];
      const end = tokens.slice(from).findIndex(token => token.type === 'break' || token.type === 'control');
      // Up to the next control on the same line it is that one's label, not a mark behind this one.
      if (end >= 0 && tokens[from + end]?.type === 'control') {
        const lines = between(from, from + end);
        return lines.filter(line => /^[*\uff0a\u2217]$/.test(line.text));
      }
      return between(from, end < 0 ? tokens.length : from + end);
    },
  };
}
