import type { CrawlLimits } from './crawl-limits.js';
import type { CrawlProgress } from './progress.js';
import type { Rendered } from './rendered-links.js';

export interface CrawlOptions {
  /** Progress and findings for people, a line each. */
  say(line: string): void;
  readonly progress?: CrawlProgress | undefined;
  readonly signal?: AbortSignal | undefined;
  /** A page once its scripts have run; without it client-rendered pages keep their secrets. */
  readonly renderLinks?: ((url: string) => Promise<Rendered>) | undefined;
  readonly limits?: Partial<CrawlLimits>;
}
