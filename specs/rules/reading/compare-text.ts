import { diffArrays } from 'diff';
import type { Policy } from '../rule.js';
import { around } from './around-text.js';
import { furnitureOf } from './furniture.js';
import { slideGaps } from './slide-gaps.js';
import { wordsOf, type Word } from './words.js';

/** A place where the live text says something else than the registered one. */
export interface TextDifference {
  /** Heading of the registered section it lies in; empty before and after the policy. */
  readonly section: string;
  /** The registered heading or sentence, as it stands; empty where words were only added. */
  readonly registered: string;
  /** What stands there instead; empty where nothing does. */
  readonly live: string;
}

/** A heading or a sentence of the registered text. The policy's title is none of them: pages show it in ways of their own. */
interface Part {
  readonly section: string;
  readonly text: string;
  /** Its words are those from `start` to before `end` of the registered words. */
  readonly start: number;
  readonly end: number;
}

function partsOf(policy: Policy): { parts: readonly Part[]; words: readonly string[] } {
  const words: string[] = [];
  const parts: Part[] = [];
  for (const [index, { heading, paragraphs }] of policy.sections.entries())
    for (const text of [
      ...(index === 0 ? [] : [heading]),
      ...paragraphs.flatMap(paragraph => paragraph.sentences),
    ]) {
      const start = words.length;
      words.push(...wordsOf(text).map(({ word }) => word));
      parts.push({ section: heading, text, start, end: words.length });
    }
  return { parts, words };
}

/** So many words in a row that agree mark where the policy begins and ends on the page. */
const anchorLength = 4;
const anchorAt = (words: readonly string[], at: number): string =>
  words.slice(at, at + anchorLength).join(' ');

/** The live words from the first that agree with the registered text to the last: navigation and footer cut off. */
function span(registered: readonly string[], live: readonly string[]): readonly [number, number] {
  const anchors = new Set<string>();
  for (let at = 0; at + anchorLength <= registered.length; at += 1) anchors.add(anchorAt(registered, at));
  const hits: number[] = [];
  for (let at = 0; at + anchorLength <= live.length; at += 1)
    if (anchors.has(anchorAt(live, at))) hits.push(at);
  return [hits[0] ?? 0, (hits.at(-1) ?? -anchorLength) + anchorLength];
}

/** For each registered word the live word that it is, if it stands there. Undefined where the texts have too little in common. */
function align(
  registered: readonly string[],
  live: readonly string[],
): readonly (number | undefined)[] | undefined {
  const runs = diffArrays([...registered], [...live], { maxEditLength: 2 * registered.length });
  if (runs === undefined) return undefined;
  const places: (number | undefined)[] = [];
  let liveAt = 0;
  for (const run of runs) {
    for (let count = 0; count < run.count && !run.added; count += 1)
      places.push(run.removed ? undefined : liveAt + count);
    if (!run.removed) liveAt += run.count;
  }
  return places;
}

/** The nearest registered word before (`step` -1) or after (1) a place that stands in the live text, as its place there. */
function neighbour(places: readonly (number | undefined)[], from: number, step: -1 | 1): number | undefined {
  for (let at = from; at >= 0 && at < places.length; at += step) {
    const place = places[at];
    if (place !== undefined) return place;
  }
  return undefined;
}

/** The places where a live text differs from the registered one, word by word; `undefined` where they have too little in common to compare. */
export function textDifferences(liveText: string, policy: Policy): readonly TextDifference[] | undefined {
  const { parts, words: registered } = partsOf(policy);
  const all = wordsOf(liveText);
  const [first, last] = span(
    registered,
    all.map(({ word }) => word),
  );
  const live = all.slice(first, last);
  const liveWords = live.map(({ word }) => word);
  const aligned = align(registered, liveWords);
  if (aligned === undefined || live.length < registered.length / 10) return undefined;
  const starts = new Set(parts.map(({ start }) => start));
  const places = slideGaps(aligned, { registered, live: liveWords, starts });
  const furniture = furnitureOf(policy);
  const textOf = (from: number, to: number): string => between(liveText, live.slice(from, to));
  const parted = (at: number, by: RegExp): boolean =>
    by.test(liveText.slice(live[at - 1]?.end ?? 0, live[at]?.start ?? liveText.length));
  /** What stands from one live word to before another goes on a sentence, if it is none of what pages put there. */
  const goesOn = (from: number, to: number): boolean => {
    const added = textOf(from, to);
    if (added === '' || furniture.ofLink(added)) return false;
    return !(parted(from, /\n/) && parted(to, /\n/) && furniture.ofPage(added));
  };
  const found: TextDifference[] = [];
  let before = -1;
  /** The part before is a sentence that stands there whole: words behind its last one, before any full stop, lengthen it. */
  let endsSentence = false;
  for (const { section, text, start, end } of parts) {
    const own = places.slice(start, end);
    const whole = own.every(place => place !== undefined);
    const [opening, closing] = [
      neighbour(places, start, 1) ?? live.length,
      neighbour(places, end, 1) ?? live.length,
    ];
    if (whole) {
      const added = textOf(before + 1, opening);
      const isTail = endsSentence && !parted(before + 1, /[.!?:;\n]/) && goesOn(before + 1, opening);
      if (added !== '' && (isTail || !furniture.between(added)))
        found.push({ section, registered: '', live: added });
      const inside = own.some((place, at) => at > 0 && goesOn((own[at - 1] ?? 0) + 1, place ?? 0));
      if (inside) found.push({ section, registered: text, live: textOf(opening, (own.at(-1) ?? 0) + 1) });
    } else found.push({ section, registered: text, live: textOf(before + 1, closing) });
    endsSentence = whole && /[.!?]["'”’)]*$/.test(text);
    before = whole ? (own.at(-1) ?? before) : Math.max(before, closing - 1);
  }
  const edges = {
    start: all[first]?.start ?? 0,
    end: all[last - 1]?.end ?? liveText.length,
    opens: places[0] === 0,
    closes: places.at(-1) === live.length - 1,
  };
  return [
    ...found,
    ...around(liveText, edges, furniture).map(sentence => ({ section: '', registered: '', live: sentence })),
  ];
}

const between = (text: string, words: readonly Word[]): string =>
  words.length === 0 ? '' : text.slice(words[0]?.start ?? 0, words.at(-1)?.end ?? 0);
