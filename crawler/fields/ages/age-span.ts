import type { AgeSpan } from '../../evidence/age.js';

/** Older than anybody is. */
export const oldest = 150;

const words: readonly (readonly [word: RegExp, number: number])[] = [
  [/\bten\b/g, 10],
  [/\beleven\b/g, 11],
  [/\btwelve\b/g, 12],
  [/\bthirteen\b/g, 13],
  [/\bfourteen\b/g, 14],
  [/\bsixteen\b/g, 16],
  [/\beighteen\b/g, 18],
  [/\btwenty[- ]?one\b/g, 21],
];

/** Lower case, kinds of dashes and spaces alike, numbers in digits. */
const plain = (text: string): string =>
  words.reduce(
    (result, [word, number]) => result.replace(word, String(number)),
    text
      .toLowerCase()
      .replace(/[‐-―−]/g, '-')
      .replace(/[’ʼ`]/g, "'")
      .replace(/\s+/g, ' ')
      .trim(),
  );

const n = String.raw`(\d{1,3})`;
const years = String.raw`(?: ?(?:years?|yrs?|jahren?|ans?|años?|anos?|anni))?(?: (?:old|of age|alt))?`;
const the = String.raw`(?:(?:the )?age (?:of )?)?`;

/** Ways to say a span of ages, and what the numbers in them mean; the first that fits tells. */
const ways: readonly (readonly [way: RegExp, span: (a: number, b: number) => AgeSpan])[] = [
  [new RegExp(`${n}${years} ?(?:-|to|through|thru|bis|à|a|al|até) ?${n}`), (a, b) => ({ from: a, to: b })],
  [
    new RegExp(
      `(?:under|younger than|below|less than|not yet|<|unter|jünger als|moins de|menos de|menor(?:es)? de|meno di) ?${the}${n}`,
    ),
    a => ({ from: 0, to: a - 1 }),
  ],
  [
    new RegExp(
      `(?:up to|bis zu|hasta|jusqu'à) ?${the}${n}|${n}${years} ?(?:or|and|&) ?(?:under|younger|below|less)|${n}${years} (?:oder jünger|ou moins|o menos)`,
    ),
    a => ({ from: 0, to: a }),
  ],
  [
    new RegExp(
      `${n}${years} ?(?:\\+|plus\\b|(?:or|and|&) ?(?:older|over|above|up)|oder älter|ou plus|o más|ou mais|o più)|(?:at least|over|above|older than|minimum|from|aged?|≥|>|mindestens|ab|über|älter als|au moins|plus de|al menos|mayor(?:es)? de|más de|pelo menos|maior de|almeno) ?${the}${n}(?!\\d| ?-)`,
    ),
    a => ({ from: a, to: oldest }),
  ],
];

/** The ages that words stand for ("13–17", "Under 13", "65+", "12 years"); undefined where they name none. */
export function spanOf(text: string): AgeSpan | undefined {
  const said = plain(text);
  for (const [way, span] of ways) {
    const [, ...numbers] = way.exec(said) ?? [];
    const [a, b] = numbers.filter(number => number !== undefined).map(Number);
    if (a === undefined) continue;
    const found = span(a, b ?? a);
    if (found.from <= found.to && found.from <= 120) return found;
  }
  const alone = new RegExp(`^(?:i'?m |i am )?${n}${years}$`).exec(said)?.[1];
  if (alone !== undefined && Number(alone) <= 120) return { from: Number(alone), to: Number(alone) };
  if (/^(?:an? )?adults?\b/.test(said)) return { from: 18, to: oldest };
  if (/^(?:a )?(?:minors?|child(?:ren)?|kids?)\b/.test(said)) return { from: 0, to: 17 };
  if (/^(?:a )?(?:teens?|teenagers?)\b/.test(said)) return { from: 13, to: 19 };
  return undefined;
}

const personal =
  /\b(?:i am|i'm|i have|are you|you are|you're|you must be|years?|yrs|age|aged|old|older|younger|ich bin|sind sie|bist du|jahren?|j'ai|avez-vous|je suis|ans|tengo|tiene|soy|años?|tenho|anos|ho|anni)\b|\d ?\+/;

/** The ages that a yes to a sentence stands for ("I am 13 or older"); undefined where the sentence is about none. */
export function limitIn(text: string): AgeSpan | undefined {
  const said = plain(text);
  if (!personal.test(said)) return undefined;
  // A number alone is an amount: "allow 13 days".
  const found = ways.slice(1).some(([way]) => way.test(said)) ? spanOf(text) : undefined;
  const isLimit = found && (found.from === 0) !== (found.to === oldest);
  if (!isLimit) return undefined;
  const amount =
    /\d{1,3} ?\+? ?(?:characters?|letters?|digits?|days?|weeks?|months?|hours?|minutes?|employees|people|persons|patients|beds|miles|%|dollars|times|members|items|years? (?:of )?(?:experience|practice|service|in practice|licen))/;
  return amount.test(said) ? undefined : found;
}
