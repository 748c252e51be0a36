import { urlShape } from '../urls/url-shape.js';
import type { CrawlLimits } from '../crawl-limits.js';
import type { UrlRefusal } from '../frontier/scope.js';

interface Run {
  readonly isDated: boolean;
  emptyLevels: number;
  emptyPages: number;
  /** Pages in a row that said what another of the run had said, letter for letter. */
  repeats: number;
  /** What the level under way has shown of this shape. */
  level: 'none' | 'empty' | 'new';
  closed: UrlRefusal | undefined;
}

/** What a page brought. */
export interface Yield {
  /** Something that no page said before, or the way to addresses of a new kind. */
  readonly isNew: boolean;
  /** The way to addresses of a kind that is known: what they say will tell. */
  readonly leads: boolean;
  /** The same, letter for letter, as another address of its kind. */
  readonly repeats: boolean;
}

/**
 * Finds numbered sequences that lead on for ever: calendars without events, page 17,000 of an empty list, a new session id in each
 * link. A page is new when it says something that no page said before (numbers and dates aside) or leads to a page that is; a
 * sequence is closed after so many levels in a row without a new page. Real pagination shows new pages, or ends by itself
 * before that.
 */
export class PaginationTraps {
  readonly #runs = new Map<string, Run>();
  /** Pages that lead to others; true for those that have been counted as empty since. */
  readonly #leading = new Map<string, boolean>();

  constructor(readonly limits: CrawlLimits) {}

  /** Takes in a page of the level under way, in the order of keys. */
  saw(key: string, brought: Yield): void {
    const shape = urlShape(key);
    if (!shape.isNumbered) return;
    const run = this.#runs.get(shape.shape) ?? {
      isDated: shape.isDated,
      emptyLevels: 0,
      emptyPages: 0,
      repeats: 0,
      level: 'none',
      closed: undefined,
    };
    this.#runs.set(shape.shape, run);
    run.repeats = brought.repeats ? run.repeats + 1 : 0;
    if (brought.isNew) this.#bear(run);
    else {
      if (run.level === 'none') run.level = 'empty';
      if (brought.leads) this.#leading.set(key, false);
      else this.#countEmpty(run);
    }
    if (shape.hasToken && run.repeats >= this.limits.repeatedPages)
      run.closed ??= {
        reason: 'trap-endless-sequence',
        detail: `addresses that differ in an id alone: ${run.repeats} in a row said the same, letter for letter`,
      };
  }

  /** Takes over that the sequence of an address was left. */
  recall(key: string, closed: UrlRefusal): void {
    const { shape, isDated } = urlShape(key);
    this.#runs.set(shape, { isDated, emptyLevels: 0, emptyPages: 0, repeats: 0, level: 'none', closed });
  }

  /** Whether it is still open what a page has led to. */
  isLeading(key: string): boolean {
    return this.#leading.has(key);
  }

  /** What a page has led to has answered; `isNew` says whether with anything new. */
  led(key: string, isNew: boolean): void {
    const run = this.#leading.has(key) ? this.#runs.get(urlShape(key).shape) : undefined;
    if (!run) return;
    if (isNew) {
      this.#bear(run);
      run.emptyLevels = 0;
    } else if (this.#leading.get(key) === false) {
      this.#leading.set(key, true);
      this.#countEmpty(run);
    }
  }

  /** Closes the books on a level. */
  endLevel(): void {
    for (const run of this.#runs.values()) {
      if (run.level === 'none') continue;
      run.emptyLevels = run.level === 'new' ? 0 : run.emptyLevels + 1;
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

  refuses(key: string): UrlRefusal | undefined {
    return this.#runs.get(urlShape(key).shape)?.closed;
  }

  #bear(run: Run): void {
    run.level = 'new';
    run.emptyPages = 0;
  }

  #countEmpty(run: Run): void {
    run.emptyPages += 1;
    if (run.isDated && run.emptyPages >= this.limits.emptyCalendarPages)
      run.closed ??= this.#calendar(`${run.emptyPages} pages in a row`);
  }

  #calendar(budget: string): UrlRefusal {
    return {
      reason: 'trap-calendar',
      detail: `a calendar that goes on without anything in it: ${budget} brought nothing new`,
    };
  }
}
