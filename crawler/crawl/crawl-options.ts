import type { BrokenCertificates } from '../tls/broken-certificates.js';
import type { CrawlLimits } from './crawl-limits.js';
import type { CrawlCount } from './progress.js';
import type { ProgressDisplay } from './progress-display.js';
import type { Rendered } from './rendering/rendered-links.js';

export interface CrawlOptions {
  /** Progress and findings for people, a line each. */
  say(line: string): void;
  readonly progress?: ProgressDisplay<CrawlCount> | undefined;
  readonly signal?: AbortSignal | undefined;
  /** A page once its scripts have run; without it client-rendered pages keep their secrets. */
  readonly renderLinks?: ((url: string) => Promise<Rendered>) | undefined;
  readonly limits?: Partial<CrawlLimits>;
  /** Takes note of hosts that are looked at in spite of their certificate; without it the crawl keeps a list of its own. */
  readonly certificates?: BrokenCertificates;
}
