import { z } from 'zod';

/** What settles a question that the run's mode left out. */
export const settledBy = z.enum([
  'a run with SUBMIT=dry',
  'a run with SUBMIT=real',
  'a run with VISITS=all',
  'a run without EXCLUDE',
  'a run without INCLUDE',
  'a run without ONLY_PAGES',
  'a run with CONNECT_TO for port 80',
]);
export type SettledBy = z.infer<typeof settledBy>;

/**
 * A question that the mode of the run leaves out on purpose (`SUBMIT`, `VISITS`, `EXCLUDE`, `CONNECT_TO`), and what would settle it. What was tried
 * and failed is no limit: it is undetermined.
 */
export const limit = z.strictObject({
  page: z.string(),
  subject: z.string(),
  question: z.string(),
  settledBy,
});
export type Limit = z.infer<typeof limit>;

/** What kind of run leaves the question open. */
const modes: Readonly<Record<SettledBy, string>> = {
  'a run with SUBMIT=dry': 'a run that submits nothing',
  'a run with SUBMIT=real': 'a run that submits nothing',
  'a run with VISITS=all': 'a run that visits one page of each kind',
  'a run without EXCLUDE': 'a run that leaves pages out',
  'a run without INCLUDE': 'a run that leaves pages out',
  'a run without ONLY_PAGES': 'a run that looks at some pages only',
  'a run with CONNECT_TO for port 80': 'a run that reaches the site over https: only',
};

const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;

/** How many questions are left to what: `3 questions left to a run with SUBMIT=real`; empty where none is. */
export function leftQuestions(limits: readonly Limit[]): string {
  const counts = settledBy.options.flatMap(way => {
    const count = limits.filter(each => each.settledBy === way).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? 'question' : 'questions'} left to ${way}`];
  });
  return listed(counts);
}

/** How far a verdict goes: `as far as a run that submits nothing can tell: 3 questions left to a run with SUBMIT=real`; empty without limits. */
export function asFarAs(limits: readonly Limit[]): string {
  const kinds = settledBy.options.filter(way => limits.some(each => each.settledBy === way));
  if (kinds.length === 0) return '';
  return `as far as ${listed([...new Set(kinds.map(way => modes[way]))])} can tell: ${leftQuestions(limits)}`;
}
