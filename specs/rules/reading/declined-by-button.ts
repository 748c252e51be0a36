import type {
  ConsentRun,
  ConsentStep,
  StoredItem,
  TrackerRequest,
} from '../../../crawler/evidence/consent.js';
import { necessaryEntry } from '../../../policy/necessary.js';
import type { RuleResult, Undetermined, Violation } from '../../../policy/result.js';
import type { Policy } from '../rule.js';
import { refusingButton, unexplainedButton } from './consent-buttons.js';
import { because } from './pages.js';
import { trackerWords } from './tracker-words.js';

const areas: Readonly<Record<string, string>> = {
  cookie: 'cookie',
  localStorage: 'local storage entry',
  sessionStorage: 'session storage entry',
  indexedDB: 'database',
  cacheStorage: 'cache',
  serviceWorker: 'service worker',
};

/**
 * Whether something stored needs no consent: the record of the choice, what the necessary list names, a cookie of MPRO's own that ends
 * with the visit and that no script can read (a server's session), and program files kept for speed that tell nobody apart.
 */
function isNecessary(item: StoredItem, policy: Policy): boolean {
  if (item.recordsChoice || necessaryEntry(item, policy.necessary) !== undefined) return true;
  if (item.area === 'cookie') return item.party === 'first' && item.httpOnly && item.days === 0;
  return (item.area === 'cacheStorage' || item.area === 'serviceWorker') && !item.identifier;
}

const moments: Readonly<Record<ConsentStep['moment'], string>> = {
  before: 'before the choice',
  declined: 'right after declining',
  reload: 'on reloading',
  later: 'on a later page',
};

interface ThingSeen<T> {
  readonly thing: T;
  readonly step: ConsentStep;
  readonly run: ConsentRun;
}

/** Each thing once, where it was first seen. */
function firstSeen<T>(
  looks: readonly Look[],
  things: (step: ConsentStep) => readonly T[],
  key: (thing: T) => string,
): ThingSeen<T>[] {
  const found = new Map<string, ThingSeen<T>>();
  for (const { run, looked } of looks)
    for (const step of looked)
      for (const thing of things(step))
        if (!found.has(key(thing))) found.set(key(thing), { thing, step, run });
  return [...found.values()];
}

function storedViolation({ thing, step, run }: ThingSeen<StoredItem>): Violation {
  const { area, name, where, party, days, identifier } = thing;
  const what = areas[area] ?? area;
  const earlier = run.steps
    .find(each => each.moment === 'before')
    ?.stored.some(item => item.area === area && item.name === name && item.where === where);
  const cure = earlier
    ? 'Set it only after consent, and delete it when a visitor declines.'
    : 'Set it only after consent.';
  const life = area === 'cookie' ? (days === 0 ? ', until the browser closes' : `, for ${days} days`) : '';
  return {
    page: step.page,
    subject: name,
    message: `A visitor declined, and the ${what} "${name}" is kept all the same (${moments[step.moment]}). ${cure}`,
    expected: 'after declining, only what the list of necessary cookies names',
    actual: `${what} ${name} of ${where} (${party} party${life}${identifier ? ', tells visitors apart' : ''})`,
    evidence: run.screenshot === undefined ? [] : [run.screenshot],
  };
}

const trackerViolation = ({ thing, step, run }: ThingSeen<TrackerRequest>): Violation => ({
  page: step.page,
  subject: thing.host,
  message: `A visitor declined, and is tracked by ${thing.owner} all the same (${moments[step.moment]}). Load this tracker only after consent.`,
  expected: 'after declining, no request that tracks',
  actual: trackerWords(thing),
  evidence: run.screenshot === undefined ? [] : [run.screenshot],
});

/** Nothing declined the choice: either it offers no way, or one that the harness did not manage to go. */
function noWay(run: ConsentRun): Pick<RuleResult, 'violations' | 'undetermined'> {
  const offered = run.buttons.map(button => `"${button}"`).join(', ');
  const open = (reason: string): Pick<RuleResult, 'violations' | 'undetermined'> => ({
    violations: [],
    undetermined: [{ page: run.page, subject: 'consent choice', code: 'not-understood', reason }],
  });
  const way = refusingButton(run.buttons);
  if (way !== undefined) return open(`the consent choice has "${way}", but declining by it did not succeed`);
  const unknown = unexplainedButton(run.buttons);
  if (unknown !== undefined)
    return open(`the consent choice has "${unknown}", of which it is not known whether it declines`);
  return {
    violations: [
      {
        page: run.page,
        subject: 'consent choice',
        message:
          'The consent choice offers no way to decline. Give it a button that declines, as easy to press as the one that accepts.',
        expected: 'a button that declines',
        actual: offered === '' ? 'no button that declines' : `only ${offered}`,
        evidence: run.screenshot === undefined ? [] : [run.screenshot],
      },
    ],
    undetermined: [],
  };
}

/** What one run through a choice came to. */
interface Look {
  readonly run: ConsentRun;
  /** What was seen after it was declined. */
  readonly looked: readonly ConsentStep[];
  /** The choice was met, and what it does can be told. */
  readonly tells: boolean;
  readonly violations: readonly Violation[];
  readonly undetermined: readonly Undetermined[];
}

function lookAt(run: ConsentRun): Look {
  const at = { page: run.page, subject: 'consent choice' };
  const nothing = { run, looked: [], tells: false, violations: [], undetermined: [] };
  if (!run.outcome.ok)
    return {
      ...nothing,
      undetermined: [
        {
          ...at,
          code: 'observation-failed' as const,
          reason: because(run.outcome.reason, run.outcome.detail),
        },
      ],
    };
  if (!run.offered) return nothing;
  if (run.declinedBy === '') return { ...nothing, tells: true, ...noWay(run) };
  const after = run.steps.filter(step => step.moment !== 'before');
  const clicked = after.find(step => step.moment === 'declined');
  const undetermined: Undetermined[] = after.flatMap(({ outcome, page, moment }) =>
    outcome.ok
      ? []
      : [
          {
            page,
            subject: moments[moment],
            code: 'observation-failed' as const,
            reason: because(outcome.reason, outcome.detail),
          },
        ],
  );
  if (clicked === undefined || (clicked.outcome.ok && clicked.bannerShown)) {
    const reason = 'the choice was still shown after it was declined: whether that took effect is not known';
    return {
      ...nothing,
      undetermined: [...undetermined, { ...at, code: 'not-understood' as const, reason }],
    };
  }
  if (!after.some(step => step.moment === 'reload'))
    undetermined.push({
      ...at,
      code: 'evidence-missing',
      reason: 'the page was not reloaded after declining',
    });
  const looked = after.filter(step => step.outcome.ok);
  return { ...nothing, looked, tells: looked.length > 0, undetermined };
}

/** Where one machine declined the choice, another that saw no way to do so shows that it saw less, not that the choice offers none. */
function withOthers(looks: readonly Look[]): readonly Look[] {
  const declined = looks.find(({ run }) => run.declinedBy !== '')?.run.declinedBy;
  if (declined === undefined) return looks;
  return looks.map(look => ({
    ...look,
    violations: [],
    undetermined: [
      ...look.undetermined,
      ...look.violations.map(({ page, subject }) => ({
        page,
        subject,
        code: 'not-understood' as const,
        reason: `one visit found no way to decline, where another declined (${declined})`,
      })),
    ],
  }));
}

/**
 * Judges the site's own consent choice by the runs through it: several where machines that share the visits met it each. It is one subject,
 * and what it leaves behind is accused once.
 */
export function judgeChoice(runs: readonly ConsentRun[], policy: Policy): RuleResult {
  const looks = withOthers(runs.map(lookAt));
  const stored = firstSeen(
    looks,
    step => step.stored.filter(item => !isNecessary(item, policy)),
    item => `${item.area} ${item.name} ${item.where}`,
  );
  const trackers = firstSeen(
    looks,
    step => step.trackers,
    tracker => tracker.host,
  );
  const isForgotten = looks.some(({ run, looked }) => looked.length > 0 && !run.remembered);
  return {
    subjectsChecked: looks.some(({ tells }) => tells) ? 1 : 0,
    violations: [
      ...looks.flatMap(({ violations }) => violations).slice(0, 1),
      ...stored.map(storedViolation),
      ...trackers.map(trackerViolation),
    ],
    undetermined: looks.flatMap(({ undetermined }) => undetermined),
    limits: [],
    notes: isForgotten
      ? ['The choice is asked again on reload: that it was declined is not remembered.']
      : [],
  };
}
