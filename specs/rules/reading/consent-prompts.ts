import type { ConsentRun } from '../../../crawler/evidence/consent.js';
import type { Evidence } from '../../../crawler/evidence/evidence.js';
import { promptKey, type PromptFact } from '../../../crawler/evidence/prompt.js';
import type { RuleResult } from '../../../policy/result.js';

const keysOf = (run: ConsentRun): string[] => run.prompts.map(prompt => promptKey(run.page, prompt));

/** The consent prompts that first visits noticed, by key, on the first page by URL. */
function noticed({
  pages,
}: Evidence): ReadonlyMap<string, { readonly page: string; readonly prompt: PromptFact }> {
  const first = new Map<string, { page: string; prompt: PromptFact }>();
  for (const { url, prompts = [] } of [...pages].sort((a, b) => (a.url < b.url ? -1 : 1)))
    for (const prompt of prompts) {
      const key = promptKey(url, prompt);
      if (!first.has(key)) first.set(key, { page: url, prompt });
    }
  return first;
}

/**
 * The runs, each without the later pages on which another prompt than its own was shown: what happens there before that one is
 * answered is told by the run that declines it.
 */
export function ownSteps({ consent, pages }: Evidence): ConsentRun[] {
  const shownOn = new Map(
    pages.map(({ url, prompts = [] }) => [url, prompts.map(prompt => promptKey(url, prompt))]),
  );
  const declined = new Set(consent.filter(({ declinedBy }) => declinedBy !== '').flatMap(keysOf));
  return consent.map(run => {
    const own = new Set(keysOf(run));
    const isElse = (page: string): boolean =>
      (shownOn.get(page) ?? []).some(key => !own.has(key) && declined.has(key));
    return {
      ...run,
      steps: run.steps.filter(
        ({ moment, page, bannerShown }) => moment !== 'later' || !bannerShown || !isElse(page),
      ),
    };
  });
}

/** The runs through each choice, whichever page and machine met it; runs that saw no prompt stand by their page. */
export function byChoice(runs: readonly ConsentRun[]): readonly (readonly ConsentRun[])[] {
  const choices = new Map<string, ConsentRun[]>();
  for (const run of runs) {
    const key = [...new Set(keysOf(run))].sort().join('\n') || run.page;
    choices.set(key, [...(choices.get(key) ?? []), run]);
  }
  return [...choices.values()];
}

/** What of the prompts that first visits noticed nobody declined; a note where the site has none. */
export function furtherPrompts(evidence: Evidence): RuleResult {
  const { consent } = evidence;
  const met = new Set(consent.filter(({ offered, outcome }) => offered || !outcome.ok).flatMap(keysOf));
  const open = [...noticed(evidence)].filter(([key]) => !met.has(key)).map(([, seen]) => seen);
  const isNone =
    open.length === 0 && consent.length > 0 && consent.every(run => run.outcome.ok && !run.offered);
  return {
    subjectsChecked: 0,
    violations: [],
    undetermined: open.map(({ page, prompt }) => {
      const names = prompt.buttons.map(name => `"${name}"`).join(', ');
      return {
        page,
        subject: 'consent choice',
        code: 'not-understood' as const,
        reason:
          prompt.kind === 'asks'
            ? `a prompt that asks about cookies or counting was not declined: "${prompt.text}" (${names})`
            : `something with the form of a consent prompt is not understood: "${prompt.text}" (${names})`,
      };
    }),
    limits: [],
    notes: isNone
      ? ["The site offers no consent choice of its own: the browser's setting is the visitor's way."]
      : [],
  };
}
