import type { CrawlOptions } from './crawl-options.js';
import type { LoggedCrawl } from './answer-log.js';
import type { PageFacts } from './read-page.js';
import type { Rendered } from './rendered-links.js';
import { fewLinks } from './script-shells.js';
import type { Scope } from './scope.js';

/** Pages of one template that may render to nothing new before the rest is taken at its word. */
const barrenRenders = 3;

/** Shows pages as their scripts leave them. */
export interface PageRenderer {
  readonly notes: readonly string[];
  /** Whether a page has to be rendered to be read. */
  wants(key: string, facts: PageFacts, scope: Scope): boolean;
  /** Tells of pages that will be wanted next, so that they can be rendered side by side. */
  prepare(keys: readonly string[]): Promise<void>;
  render(url: string): Promise<Rendered>;
  /** The same anew, whatever is known of it. */
  renderAgain(url: string): Promise<Rendered>;
  /** Takes in how many new addresses a rendered page brought. */
  learn(facts: PageFacts, fresh: number): void;
}

/** Decides which pages are shells that only scripts fill, and asks the browser for their links. */
export class ShellRenderer implements PageRenderer {
  readonly #barren = new Map<string, number>();
  readonly notes: string[] = [];

  constructor(
    readonly renderLinks: CrawlOptions['renderLinks'],
    readonly interrupted: LoggedCrawl | undefined,
  ) {}

  wants(key: string, facts: PageFacts, scope: Scope): boolean {
    if (!this.renderLinks || !facts.hasScripts) return false;
    if ((this.#barren.get(facts.fingerprint) ?? 0) >= barrenRenders) return false;
    const inside = facts.links.filter(link => link.key !== key && scope.isFamily(new URL(link.key).hostname));
    return inside.length < fewLinks;
  }

  /** Shells are rendered one by one: whether the next is wanted depends on the last. */
  prepare(): Promise<void> {
    return Promise.resolve();
  }

  /** The rendered page, from an interrupted crawl where that had it; without links, with a note, where the browser could not show it. */
  async render(url: string): Promise<Rendered> {
    return this.interrupted?.rendered.get(url) ?? this.renderAgain(url);
  }

  async renderAgain(url: string): Promise<Rendered> {
    if (!this.renderLinks) return { links: [] };
    try {
      return await this.renderLinks(url);
    } catch (error) {
      const why = error instanceof Error ? (error.message.split('\n')[0] ?? '').slice(0, 200) : String(error);
      this.notes.push(`${url} could not be rendered for its links: ${why}`);
      return { links: [] };
    }
  }

  learn(facts: PageFacts, fresh: number): void {
    if (fresh > 0) this.#barren.delete(facts.fingerprint);
    else this.#barren.set(facts.fingerprint, (this.#barren.get(facts.fingerprint) ?? 0) + 1);
  }
}
