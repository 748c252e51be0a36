/** Tokens of a value: what stands between separators, JSON and percent-encoding taken apart. */
export function tokensOf(value: string): string[] {
  let text = value;
  for (let layer = 0; layer < 2 && text.includes('%'); layer += 1) {
    try {
      text = decodeURIComponent(text);
    } catch {
      break;
    }
  }
  return text.split(/[^A-Za-z0-9_+/=-]+|(?<=[A-Za-z0-9])[.](?=[A-Za-z0-9])/).filter(token => token !== '');
}

const dayMs = 86_400_000;

/** A point in time near `now` (seconds, milliseconds or microseconds since 1970, or an ISO date): two visitors differ in it without being told apart. */
export function isMoment(token: string, now: number): boolean {
  if (/^\d{4}-\d\d-\d\d(T[\d:.]*Z?)?$/.test(token)) return true;
  if (!/^\d{10,16}$/.test(token)) return false;
  const number = Number(token);
  return [1_000, 1, 0.001].some(unit => Math.abs(number * unit - now) < 800 * dayMs && token.length >= 10);
}

/** Shortest token that can tell the visitors of a site apart. */
const leastLength = 6;

/**
 * The parts of `mine` that tell this visitor from another who did the same in a browser of their own and holds `theirs`: long
 * enough, not the same for both, and no mere time of day (Englehardt and Narayanan's test for identifying cookies).
 */
export function identifyingTokens(mine: string, theirs: string | undefined, now: number): string[] {
  if (theirs === undefined) return [];
  const common = new Set(tokensOf(theirs));
  return tokensOf(mine).filter(
    token => token.length >= leastLength && !common.has(token) && !isMoment(token, now),
  );
}
