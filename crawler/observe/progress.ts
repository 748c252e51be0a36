import { appendFileSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SingleBar } from 'cli-progress';
import { openTerminal } from '../crawl/progress.js';
import { evidenceFolder } from '../evidence/paths.js';

/** How far the visits of all workers are. */
export interface VisitCount {
  /** Pages that have a record, and all pages. */
  readonly done: number;
  readonly all: number;
  /** Pages a second since this worker began; 0 where that is not known yet. */
  readonly rate: number;
}

/** Shows how far the visits are. */
export interface VisitDisplay {
  show(count: VisitCount): void;
  stop(): void;
}

const lineEveryMs = 10_000;

/** Time that is left, for people: `40 s`, `12 min`, `3 h`; empty where it cannot be told. */
export function timeLeft({ done, all, rate }: VisitCount): string {
  if (rate <= 0) return '';
  const seconds = Math.max(0, all - done) / rate;
  if (seconds < 100) return `${Math.ceil(seconds)} s`;
  return seconds < 6_000 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3_600)} h`;
}

const rateWords = (rate: number): string => (rate >= 10 ? rate.toFixed(0) : rate.toFixed(1));

/** A plain line now and then, for logs. */
export function visitLines(
  say: (line: string) => void,
  now: () => number = () => performance.now(),
): VisitDisplay {
  let lastAt = now();
  return {
    show(count) {
      if (now() - lastAt < lineEveryMs) return;
      lastAt = now();
      const left = timeLeft(count);
      say(
        `observe: ${count.done} of ${count.all} pages visited${count.rate > 0 ? `, ${rateWords(count.rate)} a second` : ''}${left === '' ? '' : `, about ${left} left`}`,
      );
    },
    stop() {},
  };
}

/** A bar that is redrawn in place, for terminals. */
function visitBar(stream: NodeJS.WritableStream, end: () => void): VisitDisplay {
  const bar = new SingleBar({
    format: 'observe {bar} {value} of {total} pages visited, {rate} a second, about {left} left',
    stream,
    hideCursor: true,
    clearOnComplete: true,
    barsize: 24,
    fps: 4,
  });
  let isStarted = false;
  return {
    show(count) {
      const words = { rate: rateWords(count.rate), left: timeLeft(count) || '?' };
      if (!isStarted) bar.start(count.all, count.done, words);
      isStarted = true;
      bar.setTotal(count.all);
      bar.update(count.done, words);
    },
    stop() {
      bar.stop();
      end();
    },
  };
}

/** A bar on the terminal, plain lines where there is none and in CI. Of several workers, the first alone shows it. */
export function visitDisplay(
  say: (line: string) => void,
  env: Readonly<Record<string, string | undefined>>,
): VisitDisplay | undefined {
  if ((env['TEST_PARALLEL_INDEX'] ?? '0') !== '0') return undefined;
  const terminal = (env['CI'] ?? '') === '' ? openTerminal() : undefined;
  return terminal === undefined ? visitLines(say) : visitBar(terminal, () => terminal.destroy());
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
    readonly display: VisitDisplay | undefined,
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
