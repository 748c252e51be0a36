import RandExp from 'randexp';
import type { KeyedNumbers } from './pseudo-words.js';

/** How often what repeats without a bound is repeated at most. */
const mostRepeats = 4;
const attempts = 12;
/** A pattern that asks for more than this is no pattern of a control. */
const longestPattern = 500;

/** A pattern that asks for longer values than this is there to keep its reader busy. */
const longestValue = 2_000;

/** No less than this long may be what a pattern takes, were each of its repeats within all others. */
const leastLength = (pattern: string): number =>
  Array.from(pattern.matchAll(/\{(\d+)/g), ([, times]) => Math.max(1, Number(times))).reduce(
    (all, times) => all * times,
    1,
  );

/** Values that a `pattern` attribute may take, made from `numbers` alone; none for a pattern that cannot be read. Whether they fit is for the caller to see. */
export function patternValues(pattern: string, numbers: KeyedNumbers): string[] {
  if (pattern.length > longestPattern || leastLength(pattern) > longestValue) return [];
  try {
    const source = new RandExp(new RegExp(`^(?:${pattern})$`));
    source.max = mostRepeats;
    source.randInt = (from, to) => from + numbers.below(to - from + 1);
    return Array.from({ length: attempts }, () => source.gen());
  } catch {
    return [];
  }
}

const lead =
  /(?:e\.\s?g\.?|for example|example|format|such as|like|as in|z\.\s?b\.|beispiel|par exemple|ejemplo)[:,\s]*/iu;
/** Capitals, digits and signs that stand for them, in parts that signs hold together. */
const shapes = '[\\p{Lu}\\d#_]+(?:[-/.][\\p{Lu}\\d#_]+)*';
const shapeAhead = new RegExp(`^["'“„(]?(${shapes})(?![\\p{L}\\d])`, 'u');
const shapeAlone = new RegExp(`^["'“„(]?(${shapes})["'”)]?$`, 'u');

/** A value shaped like the example that the words beside a control give ("such as ABC-1234", "##-####"); undefined where they give none. */
export function valueLikeExample(words: readonly string[], numbers: KeyedNumbers): string | undefined {
  const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
  for (const text of words) {
    const led = lead.exec(text);
    const shape =
      (led && shapeAhead.exec(text.slice(led.index + led[0].length))?.[1]) ??
      shapeAlone.exec(text.trim())?.[1];
    if (!shape || shape.length > 30 || shape.length < 4 || !/[\d#_]/.test(shape)) continue;
    return Array.from(shape, sign => {
      if (/[\d#_]/.test(sign)) return numbers.digits(1);
      return /\p{Lu}/u.test(sign) ? numbers.pick([...letters]) : sign;
    }).join('');
  }
  return undefined;
}
