import type { Page, Request } from 'playwright';
import { unsafeName } from '../../crawl/html/link-names.js';
import { ownerOf } from '../../../kernel/owner.js';
import { until } from '../../browser/network-idle.js';
import { OpenRequests } from '../../browser/open-requests.js';
import { press } from '../../browser/press.js';
import { looksLikeTelemetry } from '../../trackers/telemetry-looks.js';
import { callInFrame, findInFrame } from '../../page/in-frame.js';
import { harmless } from '../../browser/harmless.js';
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
  readonly #open: OpenRequests;
  #started: Request[] = [];

  constructor(readonly page: Page) {
    const begins = (request: Request): boolean => this.#started.push(request) > 0;
    this.#open = new OpenRequests(page, { begins });
  }

  async #isBusy(): Promise<boolean> {
    if (!this.#open.idle) return true;
    const facts = pendingTimers.safeParse(
      await this.page.evaluate(pendingTimersExpression).catch(() => undefined),
    );
    return facts.success && facts.data.soon > 0;
  }

  /** Whether a deed makes the page show more links: waits for what it asks for, and no longer. */
  async bringsMore(deed: () => Promise<unknown>): Promise<boolean> {
    const links = (): Promise<string> => callInFrame(this.page.mainFrame(), 'forms', 'countLinks');
    const before = await links();
    // A document on its way out has brought nothing.
    const grew = async (): Promise<boolean> => (await links().catch(() => before)) !== before;
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
    this.#open.stop();
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
  const findMore = () => findInFrame(page.mainFrame(), 'forms', 'findMore');
  const scrolls = isScrolled && (await mayGrow(tab));
  if (!scrolls && (await findMore()) === null) return { links: [], grew: false, withheld: '' };
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
      while (
        scrolls &&
        (await arrivals.bringsMore(() => callInFrame(page.mainFrame(), 'forms', 'scrollToEnd')))
      ) {
        [again, grew] = [true, true];
        await collect();
      }
      const button = await findMore();
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
