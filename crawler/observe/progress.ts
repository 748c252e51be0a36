import { appendFileSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { progressDisplay, type ProgressDisplay, type ProgressStyle } from '../crawl/progress-display.js';
import { evidenceFolder } from '../evidence/paths.js';

/** How far the visits of all workers are. */
export interface VisitCount {
  /** Pages that have a record, and all pages. */
  readonly done: number;
  readonly all: number;
  /** Pages a second since this worker began; 0 where that is not known yet. */
  readonly rate: number;
}

/** Time that is left, for people: `40 s`, `12 min`, `3 h`; empty where it cannot be told. */
export function timeLeft({ done, all, rate }: VisitCount): string {
  if (rate <= 0) return '';
  const seconds = Math.max(0, all - done) / rate;
  if (seconds < 100) return `${Math.ceil(seconds)} s`;
  return seconds < 6_000 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3_600)} h`;
}

const rateWords = (rate: number): string => (rate >= 10 ? rate.toFixed(0) : rate.toFixed(1));

/** How the progress of the visits is shown. */
export const visitProgress: ProgressStyle<VisitCount> = {
  format: 'observe {bar} {value} of {total} pages visited, {rate} a second, about {left} left',
  bar: count => ({
    done: count.done,
    all: count.all,
    words: { rate: rateWords(count.rate), left: timeLeft(count) || '?' },
  }),
  line(count) {
    const rate = count.rate > 0 ? `, ${rateWords(count.rate)} a second` : '';
    const left = timeLeft(count);
    return `observe: ${count.done} of ${count.all} pages visited${rate}${left === '' ? '' : `, about ${left} left`}`;
  },
};

/** Shows the visits' progress. Of several workers, the first alone does. */
export function visitDisplay(
  say: (line: string) => void,
  env: Readonly<Record<string, string | undefined>>,
): ProgressDisplay<VisitCount> | undefined {
  return (env['TEST_PARALLEL_INDEX'] ?? '0') === '0' ? progressDisplay(visitProgress, say, env) : undefined;
}

/** Counts the visits of all workers of a run: each adds a mark to one file, whose length is the count. */
export class VisitProgress {
  readonly #path: string;
  readonly #startedAt = performance.now();
  readonly #before: number;

  constructor(
    reportsDir: string,
    inventoryId: string,
    readonly all: number,
    readonly display: ProgressDisplay<VisitCount> | undefined,
  ) {
    this.#path = join(reportsDir, evidenceFolder, `visited-${inventoryId}`);
    mkdirSync(dirname(this.#path), { recursive: true });
    this.#before = this.#count();
  }

  /** One more page has a record. */
  tick(): void {
    appendFileSync(this.#path, '.');
    const done = this.#count();
    const seconds = (performance.now() - this.#startedAt) / 1_000;
    const rate = seconds < 1 ? 0 : (done - this.#before) / seconds;
    // Pages that only the browser found come on top of those that were planned.
    this.display?.show({ done, all: Math.max(this.all, done), rate });
  }

  close(): void {
    this.display?.stop();
  }

  #count(): number {
    return statSync(this.#path, { throwIfNoEntry: false })?.size ?? 0;
  }
}
