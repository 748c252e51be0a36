import { htmlText } from '../printable.js';

/** Shorter agreements between a value and what stands around it are chance. */
const leastShared = 4;

/** Where the longest stretch that both texts share stands in the second, whatever its case; empty where they share too little. */
function sharedStretch(value: string, text: string): readonly [start: number, end: number] | undefined {
  const [one, two] = [value.toLowerCase(), text.toLowerCase()];
  let best: readonly [number, number] | undefined;
  let lengths = new Map<number, number>();
  for (const letter of one) {
    const next = new Map<number, number>();
    for (let at = two.indexOf(letter); at >= 0; at = two.indexOf(letter, at + 1)) {
      const length = (lengths.get(at - 1) ?? 0) + 1;
      next.set(at, length);
      if (length > (best === undefined ? 0 : best[1] - best[0])) best = [at - length + 1, at + 1];
    }
    lengths = next;
  }
  return best !== undefined && best[1] - best[0] >= Math.min(leastShared, value.length) ? best : undefined;
}

/** A run that can only be a hash, or something packed into letters. */
const packedRun = /[0-9a-f]{16,}|[A-Za-z0-9+/_-]{20,}={0,2}/;

function whereIsIt(value: string, excerpt: string, isHashed: boolean): readonly [number, number] | undefined {
  const run = isHashed ? packedRun.exec(excerpt) : null;
  return run === null ? sharedStretch(value, excerpt) : [run.index, run.index + run[0].length];
}

/** An excerpt of a request as HTML, what was typed (or its hash) marked in it. */
export function markedExcerpt(typed: string, excerpt: string, encoding: readonly string[]): string {
  const isHashed = encoding.some(layer => /^(sha|md|crc|murmur|ripemd|blake|fnv|adler|djb)/i.test(layer));
  const place = whereIsIt(typed.trim(), excerpt, isHashed);
  if (place === undefined) return htmlText(excerpt, 500);
  const [start, end] = place;
  const part = (from: number, to?: number): string => htmlText(excerpt.slice(from, to), 500);
  return `${part(0, start)}<mark>${part(start, end)}</mark>${part(end)}`;
}
