import type { CrawlLimits } from './crawl-limits.js';
import type { CrawlProgress } from './progress.js';
import type { RenderedLink } from './rendered-links.js';

export interface CrawlOptions {
  /** Progress and findings for people, a line each. */
  say(line: string): void;
  readonly progress?: CrawlProgress | undefined;
  readonly signal?: AbortSignal | undefined;
  /** What a page leads to once its scripts have run; without it client-rendered pages keep their secrets. */
  readonly renderLinks?: ((url: string) => Promise<readonly RenderedLink[]>) | undefined;
  readonly limits?: Partial<CrawlLimits>;
}
