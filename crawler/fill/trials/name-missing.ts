import pLimit from 'p-limit';
import type { SubmitTrial } from '../../evidence/filled.js';
import type { FieldFact } from '../../evidence/form.js';
import { saysRequired } from './fill-controls.js';
import type { Portion } from '../controls/portion.js';
import type { TrialRun } from './run-trial.js';

/** Runs one trial with a part of the form filled in, patiently, on a page of its own. */
export type TryPortion = (portion: Portion) => Promise<SubmitTrial>;

const passes = new Set<SubmitTrial['result']>(['sent', 'stopped', 'went-on']);
/** Answers that are about something else than what was left out: who asks, how often, how much, and faults of the server. */
const otherwise = new Set([401, 403, 404, 405, 408, 413, 429]);

/** Refused, and nobody says for want of what: a button that does nothing, an error that names no control. */
function isMute({ result, refusedFields, hops }: SubmitTrial): boolean {
  if (refusedFields.length > 0) return false;
  if (result !== 'refused-by-server') return result === 'refused-by-script';
  const status = hops.at(-1)?.status ?? 0;
  return status < 500 && !otherwise.has(status);
}

/** Controls that are one question: radio buttons, or boxes to tick, of one name. */
const questionKey = ({ type, name, selector }: FieldFact): string =>
  /^(radio|checkbox)$/.test(type) && name !== '' ? `${type} ${name}` : selector;

/** What was filled in though nothing says that it is required, question by question, in order. */
function additionalIn(fields: readonly FieldFact[], typed: TrialRun['typed']): FieldFact[][] {
  const entered = new Set(typed.map(({ selector }) => selector));
  const questions = new Map<string, FieldFact[]>();
  for (const field of fields) {
    const key = questionKey(field);
    questions.set(key, [...(questions.get(key) ?? []), field]);
  }
  return [...questions.values()].filter(
    all => all.some(({ selector }) => entered.has(selector)) && !all.some(saysRequired),
  );
}

/** Trials mostly wait: some run side by side. */
const sideBySide = 2;

/** The questions for which a trial says yes, in order. */
async function keep(
  questions: readonly FieldFact[][],
  isKept: (question: FieldFact[]) => Promise<boolean>,
): Promise<FieldFact[][]> {
  const limit = pLimit(sideBySide);
  const kept = await Promise.all(questions.map(question => limit(isKept, question)));
  return questions.filter((_, index) => kept[index]);
}

/** {@link findMissing}, where that can be tried: else the trial as it was, with the reason. */
export async function withMissingNamed(...given: Parameters<typeof findMissing>): Promise<SubmitTrial> {
  const [, , markedOnly] = given;
  try {
    return await findMissing(...given);
  } catch (error) {
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    return { ...markedOnly, detail: `${markedOnly.detail}; what is missing could not be tried: ${why}` };
  }
}

/**
 * Finds what a form waits for that goes out when everything is filled in (`full`), and with no more than what is marked (`markedOnly`)
 * is refused without a word: the controls without which it does not go out. They are named in the trial's `refusedFields`. A form that
 * only needed more time, or takes one control for another, names none. Throws what trials throw.
 */
async function findMissing(
  tryPortion: TryPortion,
  fields: readonly FieldFact[],
  markedOnly: SubmitTrial,
  full: TrialRun,
): Promise<SubmitTrial> {
  const { filled } = markedOnly;
  const additional = additionalIn(fields, full.typed);
  if (!isMute(markedOnly) || !passes.has(full.trial.result) || additional.length === 0) return markedOnly;
  const isMarked = (field: FieldFact): boolean => filled !== 'empty' && saysRequired(field);
  const again = { ...(await tryPortion({ key: 'again', wants: isMarked })), filled };
  if (!isMute(again)) return again;
  // Filled in as fast as the others will be: what is refused for its haste tells nothing.
  const whole = await tryPortion({ key: 'whole', wants: () => true });
  if (!passes.has(whole.result)) return again;
  const isRefused = async (key: string, wants: Portion['wants']): Promise<boolean> => {
    const trial = await tryPortion({ key, wants });
    return trial.result === again.result && isMute(trial);
  };
  const needed = await keep(additional, question => {
    const own = new Set(question.map(({ selector }) => selector));
    return isRefused(`without ${question[0]?.selector ?? ''}`, ({ selector }) => !own.has(selector));
  });
  // What is missed only because something optional was given (an extension without its number) is not missed where that is left out as well.
  const truly = await keep(needed, async question => {
    const others = new Set(
      needed.filter(each => each !== question).flatMap(all => all.map(({ selector }) => selector)),
    );
    const key = `marked without ${question[0]?.selector ?? ''}`;
    const wants = (field: FieldFact): boolean => isMarked(field) || others.has(field.selector);
    return needed.length === 1 || isRefused(key, wants);
  });
  if (truly.length === 0) return again;
  const names = truly.map(
    ([first, second]) =>
      `"${(second && first?.question) || first?.label || first?.name || first?.selector || ''}"`,
  );
  return {
    ...again,
    detail: `${again.detail}; it goes out once ${names.join(' and ')} ${names.length === 1 ? 'is' : 'are'} filled in as well`,
    refusedFields: truly.flatMap(([first]) =>
      first === undefined ? [] : [{ selector: first.selector, message: '' }],
    ),
  };
}
