import type { PageRenderer, ReadPage } from '../crawl/rendering/render-shells.js';
import type { Rendered } from '../crawl/rendering/rendered-links.js';
import type { PageVisit } from '../evidence/page-visit.js';
import type { NamedLink } from '../visit/read/page-facts.js';
import type { PageVisitor, Visited } from './page-visitor.js';

/** A visit of a page that only the browser found, with what the page said and led to. */
export interface Look {
  readonly visit: PageVisit;
  readonly shown: Rendered;
  readonly links: readonly NamedLink[];
}

const templateOf = (url: string): string => `new ${url.replace(/\d+/g, '#')}`;

/** Visits pages that only the browser found, each once in a worker, whichever partitions come across it. */
export class PageLooks implements PageRenderer {
  readonly notes: readonly string[] = [];
  readonly #known = new Map<string, Look>();

  constructor(readonly visitor: PageVisitor) {}

  /** In the browser, every page is rendered. */
  wants(): boolean {
    return true;
  }

  prepare(pages: readonly Pick<ReadPage, 'key'>[]): Promise<void> {
    return this.#visit(pages.map(({ key }) => key));
  }

  async #visit(keys: readonly string[]): Promise<void> {
    const targets = keys.filter(url => !this.#known.has(url));
    await this.visitor.visit(
      targets.map(url => ({ url, template: templateOf(url), isRead: true as const })),
      visited => this.#known.set(visited.visit.url, lookOf(visited)),
    );
  }

  async render(url: string): Promise<Rendered> {
    await this.#visit([url]);
    return this.#known.get(url)?.shown ?? { links: [] };
  }

  async renderAgain(url: string): Promise<Rendered> {
    const look = await this.anew(url);
    return look?.shown ?? { links: [] };
  }

  /** Another look at a page; `undefined` where it could not be looked at. */
  async anew(url: string): Promise<Look | undefined> {
    let look: Look | undefined;
    await this.visitor.visit(
      [{ url, template: templateOf(url), isRead: true, isRepeated: true }],
      visited => {
        if (visited.visit.outcome.ok) look = lookOf(visited);
      },
    );
    return look;
  }

  learn(): void {}

  /** The visit of a page, where it was made. */
  visitOf(url: string): PageVisit | undefined {
    return this.#known.get(url)?.visit;
  }

  /** What a visited page links to; nothing of one that was not visited. */
  linksOf(url: string): readonly NamedLink[] {
    return this.#known.get(url)?.links ?? [];
  }
}

const lookOf = ({ visit, shown, links }: Visited): Look => ({ visit, shown: withLinks(shown, visit), links });

function withLinks(shown: Rendered | undefined, visit: PageVisit): Rendered {
  const links = shown?.links ?? [];
  const known = new Set(links.map(link => (typeof link === 'string' ? link : link[0])));
  return { ...shown, links: [...links, ...visit.newLinks.filter(link => !known.has(link))] };
}
