import pLimit from 'p-limit';
import type { CrawlOptions } from '../crawl-options.js';
import type { LoggedCrawl } from '../checkpoint/answer-log.js';
import type { HtmlFacts } from '../html/html-facts.js';
import type { Rendered } from './rendered-links.js';
import { fewLinks } from '../html/script-shells.js';
import type { Scope } from '../frontier/scope.js';

/** Pages of one template that may render to nothing new before the rest is taken at its word. */
const barrenRenders = 3;
/** Pages that are rendered side by side: most of it is waiting for their scripts. */
const rendersAtOnce = 8;

/** A page with what its HTML says. */
export interface ReadPage {
  readonly key: string;
  readonly facts: HtmlFacts;
}

/** Shows pages as their scripts leave them. */
export interface PageRenderer {
  readonly notes: readonly string[];
  /** Whether a page has to be rendered to be read. */
  wants(key: string, facts: HtmlFacts, scope: Scope): boolean;
  /** Tells of pages that will be wanted next, so that they can be rendered side by side. */
  prepare(pages: readonly ReadPage[], scope: Scope): Promise<void>;
  render(url: string): Promise<Rendered>;
  /** The same anew, whatever is known of it. */
  renderAgain(url: string): Promise<Rendered>;
  /** Takes in how many new addresses a rendered page brought. */
  learn(facts: HtmlFacts, fresh: number): void;
}

/** Decides which pages are shells that only scripts fill, and asks the browser for their links. */
export class ShellRenderer implements PageRenderer {
  readonly #barren = new Map<string, number>();
  /** Rendered before it was asked for. */
  readonly #ahead = new Map<string, Rendered>();
  readonly notes: string[] = [];

  constructor(
    readonly renderLinks: CrawlOptions['renderLinks'],
    readonly interrupted: LoggedCrawl | undefined,
  ) {}

  wants(key: string, facts: HtmlFacts, scope: Scope): boolean {
    if (!this.renderLinks || !facts.hasScripts) return false;
    if ((this.#barren.get(facts.fingerprint) ?? 0) >= barrenRenders) return false;
    const inside = facts.links.filter(link => link.key !== key && scope.isFamily(new URL(link.key).hostname));
    return inside.length < fewLinks;
  }

  /**
   * Renders what will be wanted whatever the others turn out to be: of each template as many pages as may render to nothing new. Whether
   * more of it are wanted depends on those.
   */
  async prepare(pages: readonly ReadPage[], scope: Scope): Promise<void> {
    this.#ahead.clear();
    const wanted = new Map(this.#barren);
    const certain = pages.filter(({ key, facts }) => {
      if (this.interrupted?.rendered.has(key) || !this.wants(key, facts, scope)) return false;
      const before = wanted.get(facts.fingerprint) ?? 0;
      wanted.set(facts.fingerprint, before + 1);
      return before < barrenRenders;
    });
    const limit = pLimit(rendersAtOnce);
    const render = async ({ key }: ReadPage): Promise<void> =>
      void this.#ahead.set(key, await this.renderAgain(key));
    await Promise.all(certain.map(page => limit(() => render(page))));
  }

  /** The rendered page, from an interrupted crawl where that had it; without links, with a note, where the browser could not show it. */
  async render(url: string): Promise<Rendered> {
    return this.interrupted?.rendered.get(url) ?? this.#ahead.get(url) ?? this.renderAgain(url);
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

  learn(facts: HtmlFacts, fresh: number): void {
    if (fresh > 0) this.#barren.delete(facts.fingerprint);
    else this.#barren.set(facts.fingerprint, (this.#barren.get(facts.fingerprint) ?? 0) + 1);
  }
}
