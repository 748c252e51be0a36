import type { FullResult } from '@playwright/test/reporter';
import type { Conformance } from '../conformance-schema.js';
import { printable } from '../printable.js';
import { plural } from '../tally.js';
import { compareWithBaseline, type Baseline, type Comparison } from './baseline.js';
import { findingsOf, type Finding } from './finding.js';
import type { TemplateOf } from './known-finding.js';

/** What a gate in CI makes of a result. */
export interface Gate extends Comparison {
  readonly failOn: 'all' | 'new';
  /** Where the baseline lies, and when the run behind it ended; undefined without one for this site. */
  readonly baseline: { readonly path: string; readonly from: string } | undefined;
  /** Why a baseline that is there does not count; empty otherwise. */
  readonly unused: string;
}

/** Holds a result against the baseline in `path`, where there is one. Without one for this site every finding is new. */
export function gateOf(
  result: Conformance,
  options: {
    readonly failOn: 'all' | 'new';
    readonly path: string;
    readonly known: Baseline | undefined;
    readonly templateOf: TemplateOf;
  },
): Gate {
  const { failOn, path, known, templateOf } = options;
  if (known?.target === result.target)
    return {
      failOn,
      baseline: { path, from: known.from },
      unused: '',
      ...compareWithBaseline(result, known, templateOf),
    };
  return {
    failOn,
    baseline: undefined,
    unused: known === undefined ? '' : `the one in ${path} is of ${known.target}`,
    known: [],
    fresh: findingsOf(result),
    gone: [],
  };
}

/** How the findings stand against the baseline, in one phrase; empty where nobody asked for a baseline. */
export function gateSummary({ failOn, baseline, unused, known, fresh, gone }: Gate): string {
  if (baseline === undefined && failOn === 'all' && unused === '') return '';
  const counts =
    baseline === undefined
      ? `none${unused === '' ? '' : ` (${unused})`}: ${plural(fresh.length, 'finding')} new`
      : `${plural(known.length, 'finding')} known since ${baseline.from.slice(0, 10)}, ${fresh.length} new, ${gone.length} gone`;
  const mends =
    baseline === undefined || gone.length > 0 ? '; "npm run baseline" stores what is known from now on' : '';
  // The tests of known findings fail as before: whoever reads "failed" above has to know why the run is green.
  const excused =
    failOn === 'new' && baseline !== undefined && fresh.length === 0 ? ': only new ones fail the run' : '';
  return `${counts}${excused}${mends}`;
}

/** A finding in one line, printable. */
export const findingWords = ({ claim, page, subject, says }: Finding): string =>
  claim === ''
    ? `page not looked at: ${printable(page, 200)}: ${printable(says, 200)}`
    : `${claim}: ${printable(subject, 120)} on ${printable(page, 200)}: ${printable(says, 200)}`;

/** What the run itself says, beside its result. */
export interface GatedRun {
  readonly status: FullResult['status'];
  readonly errors: number;
  /** Tests that failed: of a claim, with or without a result that can be trusted; of the site's coverage; any other. */
  readonly failed: readonly ('claim' | 'coverage' | 'other')[];
  /** Whether questions that the mode left out fail the run. */
  readonly limitsFail: boolean;
}

/**
 * Whether a run that failed may be green all the same, since it found nothing but what is known. A run that was cut short, a fault of the
 * harness and a set-up that failed excuse nothing.
 */
export function isKnownFailure(gate: Gate, run: GatedRun): boolean {
  return (
    gate.failOn === 'new' &&
    gate.baseline !== undefined &&
    gate.fresh.length === 0 &&
    (run.status === 'failed' || run.status === 'passed') &&
    run.errors === 0 &&
    !run.limitsFail &&
    run.failed.every(each => each === 'claim' || (each === 'coverage' && gate.known.some(isUnseen)))
  );
}

const isUnseen = ({ kind }: Finding): boolean => kind === 'unseen';
