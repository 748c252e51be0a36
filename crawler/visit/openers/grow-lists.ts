import type { Page, Request } from 'playwright';
import { unsafeName } from '../../crawl/html/link-names.js';
import { ownerOf } from '../../../kernel/owner.js';
import { until } from '../../browser/network-idle.js';
import { press } from '../../browser/press.js';
import { looksLikeTelemetry } from '../../trackers/telemetry-looks.js';
import { harmless } from './harmless.js';
import { pendingTimersExpression, pendingTimers } from '../settle/pending-timers.js';
import { readDocument } from '../read/read-document.js';
import { hearsScrolling } from '../settle/scroll-through.js';
import type { Tab } from '../tab.js';

/** What a list showed once it was asked for more. */
export interface Grown {
  /** Addresses that came with it. */
  readonly links: readonly string[];
  readonly grew: boolean;
  /** Address, without query string, that a button asks for more by sending something: that was held back. Empty where none did. */
  readonly withheld: string;
}

/** `starts`: until something is asked for or shown · `arrives`: until what was asked for is here · `click`: on a button that asks for more. */
const limits = { starts: 700, arrives: 10_000, click: 3_000 };

/**
 * Runs in the page: the button that asks a list for more of it; null where there is none. Links lead to pages of their own, which the crawl
 * follows. Words of more than a list ("More about us", "Load more than 20 kg") are left alone.
 */
function findMore(): Element | null {
  const asks =
    /^[^\p{L}\p{N}]*(?:(?:(?:load|show|see|view|get|fetch|display)\s+(?:me\s+)?(?:\d+\s+)?(?:more|additional|older|earlier|all|next|the rest)(?:\s+(?:of\s+)?(?:the\s+)?\p{L}+(?:-\p{L}+)*){0,3}|(?:more|older|earlier|additional)\s+(?:results?|posts?|articles?|news|items?|stor(?:y|ies)|events?|entries|products?|comments?|reports?|publications?|updates?|jobs?|records?|videos?)|more)|(?:mehr|weitere\s+\p{L}+(?:-\p{L}+)*)(?:\s+(?:laden|anzeigen|zeigen))?|(?:ver|cargar|mostrar)\s+m[aá]s|(?:voir|afficher|charger)\s+(?:plus|la suite)|(?:carregar|ver|mostrar)\s+mais|(?:carica|mostra)\s+altr[ioe]?|meer\s+(?:laden|tonen)|toon meer|načíst další|показать ещё|ещё|もっと見る|加载更多|查看更多|더보기|تحميل المزيد|xem thêm|tải thêm)[^\p{L}\p{N}]*(?:\d+[^\p{L}\p{N}]*)?$/iu;
  const buttons =
    'button, [role=button], a:not([href]), a[href="#"], a[href^="javascript:"], input[type=button]';
  return (
    Array.from(document.querySelectorAll(buttons)).find(element => {
      const words = `${element.textContent ?? ''} ${element.getAttribute('value') ?? ''}`
        .replace(/\s+/g, ' ')
        .trim();
      const said = words || (element.getAttribute('aria-label') ?? '');
      if (said.length > 60 || !asks.test(said)) return false;
      // What shows and hides words that stand there already asks for nothing, and so does what opens a menu.
      if (
        element.matches('[aria-expanded], [aria-haspopup], :disabled') ||
        element.closest('form, dialog, [role=dialog]')
      )
        return false;
      const box = element.getBoundingClientRect();
      return element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && box.width > 0;
    }) ?? null
  );
}

/** Runs in the page: how many links it holds, in lists that grow by replacing what they show as well. */
const countLinks = (): string => {
  const links = document.querySelectorAll('a[href]');
  return `${links.length} ${links[links.length - 1]?.getAttribute('href') ?? ''}`;
};

/** Runs in the page: goes to its end, and to the end of the box that scrolls in its place. */
function toTheEnd(): void {
  scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' });
  for (const box of Array.from(document.querySelectorAll('main, [role=main], [role=feed], ul, ol, div'))) {
    const { overflowY } = getComputedStyle(box);
    if (
      /auto|scroll/.test(overflowY) &&
      box.scrollHeight > box.clientHeight + 50 &&
      box.clientHeight > innerHeight / 3
    )
      box.scrollTop = box.scrollHeight;
  }
}

const reads = /^(GET|HEAD|OPTIONS)$/;

/** Whether a request may be a list's way of asking for more by sending something, as against a report on the press. */
function asksBySending(request: Request): boolean {
  const [method, url] = [request.method(), request.url()];
  if (reads.test(method) || !/^https?:/.test(url)) return false;
  const { category } = ownerOf(new URL(url).hostname);
  const channel = request.resourceType() === 'ping' ? 'ping' : 'fetch';
  return !looksLikeTelemetry({ url }, channel, category);
}

/** Follows what a page is about to get. */
class Arrivals {
  readonly #open = new Set<Request>();
  #started: Request[] = [];
  readonly #start = (request: Request): void => {
    this.#open.add(request);
    this.#started.push(request);
  };
  readonly #end = (request: Request): void => void this.#open.delete(request);

  constructor(readonly page: Page) {
    page.on('request', this.#start);
    page.on('requestfinished', this.#end);
    page.on('requestfailed', this.#end);
  }

  async #isBusy(): Promise<boolean> {
    if (this.#open.size > 0) return true;
    const facts = pendingTimers.safeParse(
      await this.page.evaluate(pendingTimersExpression).catch(() => undefined),
    );
    return facts.success && facts.data.soon > 0;
  }

  /** Whether a deed makes the page show more links: waits for what it asks for, and no longer. */
  async bringsMore(deed: () => Promise<unknown>): Promise<boolean> {
    const before = await this.page.evaluate(countLinks);
    // A document on its way out has brought nothing.
    const grew = async (): Promise<boolean> =>
      (await this.page.evaluate(countLinks).catch(() => before)) !== before;
    this.#started = [];
    await deed();
    if (await until(async () => (await grew()) || (await this.#isBusy()), limits.starts))
      await until(async () => (await grew()) || !(await this.#isBusy()), limits.arrives);
    return grew();
  }

  /** What the last deed asked for by sending something, and by nothing else; empty where it did not. */
  get askedBySending(): string {
    const isRead = this.#started.some(
      request => reads.test(request.method()) && /^(fetch|xhr|document)$/.test(request.resourceType()),
    );
    const sending = isRead ? undefined : this.#started.find(asksBySending);
    return sending?.url().split(/[?#]/)[0] ?? '';
  }

  stop(): void {
    this.page.off('request', this.#start);
    this.page.off('requestfinished', this.#end);
    this.page.off('requestfailed', this.#end);
  }
}

/** Whether the page may show more as it is scrolled. */
async function mayGrow({ page, world }: Tab): Promise<boolean> {
  const facts = pendingTimers.safeParse(await page.evaluate(pendingTimersExpression));
  return (facts.success && facts.data.scrolls) || (await hearsScrolling(world));
}

/**
 * Asks the lists of a page for all that they have: scrolls to their end as long as that brings something, and presses what asks for more.
 * `isScrolled`: whether scrolling is tried · `sends`: whether a list may ask by POST. The caller bounds the time. Throws what Playwright
 * throws when the page goes away.
 */
export async function growLists(tab: Tab, isScrolled: boolean, sends: boolean): Promise<Grown> {
  const { page } = tab;
  const hasMore = async (): Promise<boolean> => (await page.evaluateHandle(findMore)).asElement() !== null;
  const scrolls = isScrolled && (await mayGrow(tab));
  if (!scrolls && !(await hasMore())) return { links: [], grew: false, withheld: '' };
  const arrivals = new Arrivals(page);
  const links = new Set<string>();
  const collect = async (): Promise<void> => {
    const { facts } = await readDocument(tab.world);
    for (const { address, names } of facts.links) if (unsafeName(names) === undefined) links.add(address);
  };
  const address = page.url();
  let grew = false;
  let withheld = '';
  try {
    if (!sends) await harmless(page);
    for (let again = true; again;) {
      again = false;
      while (scrolls && (await arrivals.bringsMore(() => page.evaluate(toTheEnd)))) {
        [again, grew] = [true, true];
        await collect();
      }
      const button = (await page.evaluateHandle(findMore)).asElement();
      if (!button) break;
      const brought = await arrivals.bringsMore(() => press(button, limits.click));
      if (page.url() !== address) {
        // The button leads to a page of its own.
        [again, grew] = [false, true];
        links.add(page.url());
        break;
      }
      if (!brought) {
        if (!sends) withheld = arrivals.askedBySending;
        break;
      }
      [again, grew] = [true, true];
      await collect();
    }
  } finally {
    arrivals.stop();
  }
  return { links: [...links].sort(), grew, withheld };
}
