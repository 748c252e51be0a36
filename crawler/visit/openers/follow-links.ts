import type { Page } from 'playwright';
import type { PageVisit } from '../../evidence/page-visit.js';
import { locate } from '../../fields/locate.js';
import { loadPage } from '../../browser/load-page.js';
import { until } from '../../browser/network-idle.js';
import { harmless } from '../../browser/harmless.js';
import { withoutFragment } from '../../../kernel/addresses.js';

const limits = { click: 5_000, lead: 2_500, load: 5_000 };

type Link = PageVisit['policyLinks'][number];

/** Only a script knows where it leads: a button, `href="javascript:…"`, `href="#"`. */
const isByScript = ({ href, page }: Link): boolean =>
  /^javascript:/i.test(href) || (href.endsWith('#') && href.slice(0, -1) === withoutFragment(page));

/** Where a press of a link leads, in its tab or in another; empty where it leads nowhere. */
async function ledBy(page: Page, selector: string): Promise<string> {
  const from = page.url();
  const opened: Page[] = [];
  const note = (tab: Page): void => void opened.push(tab);
  page.on('popup', note);
  try {
    await locate(page.mainFrame(), selector)
      .first()
      .click({ timeout: limits.click })
      .catch(() => undefined);
    const address = (): string =>
      [page, ...opened]
        .map(tab => tab.url())
        .find(url => /^https?:/.test(url) && url !== from && url !== `${from}#`) ?? '';
    await until(() => address() !== '', limits.lead);
    return address();
  } finally {
    page.off('popup', note);
    await Promise.all(opened.map(tab => tab.close().catch(() => undefined)));
  }
}

/** Presses the policy links that only a script leads on from, and tells where they led. Equal ones of a site do the same and are pressed once. */
export class LinkFollower {
  readonly #known = new Map<string, string>();

  /** The visit with the addresses of such links, as far as a press showed them; `press` hears that the tab's page is used up. */
  async follow(page: Page, visit: PageVisit, press: () => void): Promise<PageVisit> {
    const policyLinks: Link[] = [];
    const met: string[] = [];
    for (const link of visit.policyLinks) {
      const led =
        link.visible && link.named && isByScript(link) ? await this.#leadOf(page, visit, link, press) : '';
      policyLinks.push(led === '' ? link : { ...link, href: led });
      if (led !== '') met.push(led);
    }
    if (met.length === 0) return visit;
    return { ...visit, policyLinks, newLinks: [...new Set([...visit.newLinks, ...met])] };
  }

  async #leadOf(page: Page, visit: PageVisit, { selector, name }: Link, press: () => void): Promise<string> {
    const key = `${selector} ${name}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    press();
    await harmless(page);
    await loadPage(page, visit.finalUrl, limits.load);
    const led = await ledBy(page, selector);
    this.#known.set(key, led);
    return led;
  }
}
