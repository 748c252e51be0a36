import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ageTrials, type AgeTrials } from './age-trial.js';
import { submitTrial, type FilledForm, type SubmitTrial } from './filled.js';
import { withoutQuery } from '../../kernel/addresses.js';

/** File with the server's answers of a run with SUBMIT=real, relative to the reports folder. */
export const rehearsalFile = 'answers.json';

/** What a server answered to one form: the trials of a form with this signature that went to this target. */
export const rehearsedAnswer = z.strictObject({
  signature: z.string(),
  /** Method and address of the first hop, without query string: `POST https://www.mpro.org/contact`. */
  target: z.string(),
  trials: z.array(submitTrial),
  /** What a child and an adult were answered; absent where the form does not ask for the age. */
  ages: ageTrials.optional(),
});

/** The server's answers of a run with SUBMIT=real, for later runs that hold submissions back (ANSWERS_FROM). */
export const rehearsal = z.strictObject({
  schemaVersion: z.literal(1),
  baseUrl: z.string(),
  /** Day of that run, `YYYY-MM-DD`. */
  heardOn: z.iso.date(),
  answers: z.array(rehearsedAnswer),
});
export type Rehearsal = z.infer<typeof rehearsal>;

/** ANSWERS_FROM names nothing that holds a rehearsal's answers. */
export class RehearsalError extends Error {
  readonly code = 'E_REHEARSAL';
}

/** Reads answers from a file, or from a reports folder. Throws {@link RehearsalError}. */
export function readRehearsal(path: string): Rehearsal {
  const isFolder = existsSync(path) && statSync(path).isDirectory();
  const file = isFolder ? join(path, rehearsalFile) : path;
  const expected = `expected a reports folder of a run with SUBMIT=real, or its ${rehearsalFile}`;
  if (!existsSync(file))
    throw new RehearsalError(`${expected}, got ${JSON.stringify(path)}: there is no ${file}`);
  try {
    return rehearsal.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new RehearsalError(`${expected}, got ${JSON.stringify(path)}: ${file} is no such file`, { cause });
  }
}

function targetOf({ hops }: Pick<SubmitTrial, 'hops'>): string | undefined {
  const [first] = hops;
  return first && `${first.method} ${withoutQuery(first.url)}`;
}

const isHeard = ({ result }: SubmitTrial): boolean => result === 'sent' || result === 'refused-by-server';
const keyOf = (signature: string, target: string): string => `${signature}\n${target}`;

/** The answers that forms got, each form and target once: of equal ones, the one with most trials. In the order of their keys. */
export function rehearsalOf(filled: readonly FilledForm[], baseUrl: string, heardOn: string): Rehearsal {
  const byKey = new Map<string, Rehearsal['answers'][number]>();
  for (const { signature, trials, ages } of filled) {
    const heard = trials.filter(isHeard);
    const target = heard.map(targetOf).find(each => each !== undefined);
    if (target === undefined) continue;
    const key = keyOf(signature, target);
    if (heard.length > (byKey.get(key)?.trials.length ?? 0))
      byKey.set(key, { signature, target, trials: heard, ...(ages ? { ages } : {}) });
  }
  const answers = [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, answer]) => answer);
  return { schemaVersion: 1, baseUrl, heardOn, answers };
}

/**
 * The forms with what a rehearsal heard in the place of submissions that this run held back: where signature and target are the same.
 * Such trials name the day of the rehearsal.
 */
export function withAnswers(filled: readonly FilledForm[], { answers, heardOn }: Rehearsal): FilledForm[] {
  const known = new Map(answers.map(answer => [keyOf(answer.signature, answer.target), answer]));
  const heard = (signature: string, trial: SubmitTrial): SubmitTrial => {
    const target = trial.result === 'stopped' ? targetOf(trial) : undefined;
    const trials = target === undefined ? undefined : known.get(keyOf(signature, target))?.trials;
    const answer = trials?.find(each => each.filled === trial.filled);
    return answer === undefined ? trial : { ...answer, heardOn };
  };
  /** Where the page let a child's answer go and the run held it back, the rehearsal says what became of it. */
  const heardByChild = ({ signature, ages }: FilledForm): AgeTrials | undefined => {
    const last = ages?.trials.find(({ as }) => as === 'child')?.steps.at(-1);
    const target = last?.result === 'stopped' ? targetOf(last) : undefined;
    const answer = target === undefined ? undefined : known.get(keyOf(signature, target))?.ages;
    return answer === undefined ? ages : { ...answer, heardOn };
  };
  return filled.map(each => {
    const ages = heardByChild(each);
    const trials = each.trials.map(trial => heard(each.signature, trial));
    return { ...each, trials, ...(ages ? { ages } : {}) };
  });
}
