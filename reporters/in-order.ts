import type { ClaimResult, Undetermined } from '../policy/result.js';

/** By page, subject and text, so that two runs over an unchanged site give the same file. */
export function inOrder<T extends Pick<Undetermined, 'page' | 'subject'>>(
  items: readonly T[],
  text: (item: T) => string,
): T[] {
  const key = (item: T): string => [item.page, item.subject, text(item)].join('\n');
  return [...items].sort((a, b) => (key(a) < key(b) ? -1 : Number(key(a) > key(b))));
}

/** A result with its violations as people read them: in the order of the whole result, what is waived behind what is not. */
export function inReadingOrder(result: ClaimResult): ClaimResult {
  const ordered = inOrder(result.violations, ({ message }) => message);
  return {
    ...result,
    violations: [...ordered.filter(({ waived }) => !waived), ...ordered.filter(({ waived }) => waived)],
  };
}
