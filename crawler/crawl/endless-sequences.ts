import { addressShape } from './address-shape.js';
import type { CrawlLimits } from './crawl-limits.js';
import type { Refusal } from './scope.js';

interface Run {
  readonly isDated: boolean;
  emptyLevels: number;
  emptyPages: number;
  /** What the level under way has shown of this shape. */
  level: 'none' | 'empty' | 'fruitful';
  closed: Refusal | undefined;
}

/**
 * Finds numbered sequences that lead on for ever: calendars without events, page 17,000 of an empty list. A page is fruitful when
 * it says something that no page said before (numbers and dates aside) or leads to an address of another kind; a sequence
 * is closed after so many levels in a row without a fruitful page. Real pagination bears fruit, or ends by itself before that.
 */
export class EndlessSequences {
  readonly #runs = new Map<string, Run>();

  constructor(readonly limits: CrawlLimits) {}

  /** Takes in a page of the level under way, in the order of keys. */
  saw(key: string, isFruitful: boolean): void {
    const { shape, isNumbered, isDated } = addressShape(key);
    if (!isNumbered) return;
    const run = this.#runs.get(shape) ?? {
      isDated,
      emptyLevels: 0,
      emptyPages: 0,
      level: 'none',
      closed: undefined,
    };
    this.#runs.set(shape, run);
    if (isFruitful) {
      run.level = 'fruitful';
      run.emptyPages = 0;
      return;
    }
    if (run.level === 'none') run.level = 'empty';
    run.emptyPages += 1;
    if (isDated && run.emptyPages >= this.limits.emptyCalendarPages)
      run.closed ??= this.#calendar(`${run.emptyPages} pages in a row`);
  }

  /** Closes the books on a level. */
  endLevel(): void {
    for (const run of this.#runs.values()) {
      if (run.level === 'none') continue;
      run.emptyLevels = run.level === 'fruitful' ? 0 : run.emptyLevels + 1;
      run.level = 'none';
      if (run.isDated && run.emptyLevels >= this.limits.emptyCalendarLevels)
        run.closed ??= this.#calendar(`${run.emptyLevels} steps in a row`);
      else if (run.emptyLevels >= this.limits.emptySequenceLevels)
        run.closed ??= {
          reason: 'trap-endless-sequence',
          detail: `${run.emptyLevels} steps in a row of this sequence brought nothing new`,
        };
    }
  }

  refuses(key: string): Refusal | undefined {
    return this.#runs.get(addressShape(key).shape)?.closed;
  }

  #calendar(budget: string): Refusal {
    return {
      reason: 'trap-calendar',
      detail: `a calendar that goes on without anything in it: ${budget} brought nothing new`,
    };
  }
}
