import type { PageRenderer } from '../crawl/render-shells.js';
import type { Rendered } from '../crawl/rendered-links.js';
import type { PageVisit } from '../evidence/page-visit.js';
import type { PageVisitor } from './page-visitor.js';

/** A visit of a page that only the browser found, with what the page said and led to. */
export interface Look {
  readonly visit: PageVisit;
  readonly shown: Rendered;
}

const templateOf = (url: string): string => `new ${url.replace(/\d+/g, '#')}`;

/** Visits pages that only the browser found, each once in a worker, whichever partitions come across it. */
export class Looks implements PageRenderer {
  readonly notes: readonly string[] = [];
  readonly #known = new Map<string, Look>();

  constructor(readonly visitor: PageVisitor) {}

  /** In the browser, every page is rendered. */
  wants(): boolean {
    return true;
  }

  async prepare(keys: readonly string[]): Promise<void> {
    const targets = keys.filter(url => !this.#known.has(url));
    await this.visitor.visit(
      targets.map(url => ({ url, template: templateOf(url), isRead: true as const })),
      (visit, shown) => this.#known.set(visit.url, { visit, shown: withLinks(shown, visit) }),
    );
  }

  async render(url: string): Promise<Rendered> {
    await this.prepare([url]);
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
      (visit, shown) => {
        if (visit.outcome.ok) look = { visit, shown: withLinks(shown, visit) };
      },
    );
    return look;
  }

  learn(): void {}

  /** The visit of a page, where it was made. */
  visitOf(url: string): PageVisit | undefined {
    return this.#known.get(url)?.visit;
  }
}

function withLinks(shown: Rendered | undefined, visit: PageVisit): Rendered {
  const links = shown?.links ?? [];
  const known = new Set(links.map(link => (typeof link === 'string' ? link : link[0])));
  return { ...shown, links: [...links, ...visit.newLinks.filter(link => !known.has(link))] };
}
