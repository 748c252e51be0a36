import type { UrlRefusal } from '../frontier/scope.js';

const maxCycle = 4;
const repetitions = 3;

/** The stretch of folders that stands three times in a row: what relative links gone wrong make. Numbers may well repeat. */
export function repeatedStretch(segments: readonly string[]): string | undefined {
  for (let length = 1; length <= maxCycle; length += 1) {
    for (let start = 0; start + length * repetitions <= segments.length; start += 1) {
      const stretch = segments.slice(start, start + length);
      if (stretch.every(segment => /^\d*$/.test(segment))) continue;
      const repeats = stretch.every((segment, index) =>
        [1, 2].every(round => segments[start + index + round * length] === segment),
      );
      if (repeats) return stretch.join('/');
    }
  }
  return undefined;
}

/** Why an address looks like one of a path that grows for ever; `undefined` where it does not. */
export function pathTrap(key: string, maxSegments: number): UrlRefusal | undefined {
  const path = key.slice(key.indexOf('/', 8)).split('?', 1)[0] ?? '';
  const segments = path.split('/').filter(segment => segment !== '');
  if (segments.length > maxSegments)
    return {
      reason: 'trap-deep-path',
      detail: `${segments.length} folders deep; ${maxSegments} are followed`,
    };
  const stretch = repeatedStretch(segments);
  return stretch === undefined
    ? undefined
    : { reason: 'trap-repeating-path', detail: `repeats ${JSON.stringify(stretch)} three times over` };
}
