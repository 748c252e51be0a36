import type { IrrelevantParameters } from './irrelevant-parameters.js';
import { spread } from './spread.js';

interface Waiting {
  readonly key: string;
}

/**
 * Of addresses that wait, those to ask now: where a parameter is still on trial a few of its values go first, drawn from all that wait,
 * for the first ones of a list may well be alike (what is over, what is sold out). `next` are those whose turn it is, `all` those of the
 * same level.
 */
export function askFirst<T extends Waiting>(
  next: readonly T[],
  all: () => readonly T[],
  idle: IrrelevantParameters,
): T[] {
  const counts = new Map<string, number>();
  const crowded = new Set<string>();
  for (const { key } of next) {
    for (const { name, wanted } of idle.trials(key)) {
      const count = (counts.get(name) ?? 0) + 1;
      counts.set(name, count);
      if (count > wanted) crowded.add(name);
    }
  }
  if (crowded.size === 0) return [...next];
  const isCrowded = ({ key }: T): boolean => idle.trials(key).some(({ name }) => crowded.has(name));
  const asked = new Map<string, number>();
  const drawn = all()
    .filter(isCrowded)
    .map(entry => ({ entry, lot: spread(entry.key) }))
    .sort((a, b) => a.lot - b.lot)
    .filter(({ entry }) => {
      const trials = idle.trials(entry.key);
      if (trials.some(({ name, wanted }) => (asked.get(name) ?? 0) >= wanted)) return false;
      for (const { name } of trials) asked.set(name, (asked.get(name) ?? 0) + 1);
      return true;
    })
    .map(({ entry }) => entry);
  return [...next.filter(entry => !isCrowded(entry)), ...drawn];
}
