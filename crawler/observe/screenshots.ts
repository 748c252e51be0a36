import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { exhibitPath } from '../evidence/exhibits.js';
import type { PageVisit } from '../evidence/page-visit.js';
import { formPicture, linkPicture, pagePicture as pageName } from '../evidence/pictures.js';
import { isFamilyHost } from '../network/party.js';
import type { ProfileContext } from '../profiles/profile.js';
import { DeadlineError, withDeadline } from '../visit/deadline.js';
import { bringIntoView, pagePicture } from '../visit/page-picture.js';
import type { Tab } from '../visit/tab.js';
import { FirstUrls } from './first-urls.js';

const limitMs = 10_000;
/** Pictures of forms and of links that one worker takes at most: a site has few that differ. */
const mostForms = 200;
const mostLinks = 50;
/** Pictures of pages without a link to the policy in one partition of the site: at most 192 in all 16. */
const mostPages = 12;

/** Playwright's chain for a selector that steps into shadow roots. */
const locatorOf = (selector: string): string => selector.split(' >>> ').join(' >> ');

/** Of a page with an outlined element: what stands above that, and what is shown in all. */
const above = 300;
const shown = 900;

/** The part of a page that holds an element, which is outlined; of one that sticks to the window, what the window shows. */
async function outlined({ page }: Tab, selector: string): Promise<Buffer> {
  const element = page.locator(locatorOf(selector)).first();
  const top = await element.evaluate(bringIntoView, undefined, { timeout: 5_000 });
  const last = selector.split(' >>> ').at(-1) ?? selector;
  // Playwright's style reaches into shadow roots and is gone again after the picture.
  const style = `${last} { outline: 4px solid #d4351c !important; outline-offset: 4px !important; }`;
  return top === undefined
    ? page.screenshot({ style, timeout: limitMs, scale: 'css' })
    : pagePicture(page, limitMs, { top: top - above, height: shown, style });
}

/**
 * Takes the pictures that a violation would have to be shown on, bounded, so that a large site does not fill the disk:
 *
 * - each visible form of the site once, and each address that visible links named as a privacy policy lead to once, outlined
 *   (by one worker at most 200 forms and 50 links);
 * - each page as a whole on which no visible link named as a privacy policy leads to the site's own: of one partition the first 12 by
 *   URL, whatever the order of visits, so that two runs over an unchanged site name the same pictures.
 */
export class Pictures {
  readonly #taken = { forms: new Set<string>(), links: new Set<string>() };
  #pages = new FirstUrls(mostPages);

  constructor(readonly context: ProfileContext) {}

  /** Begins with the next partition; `known` are its visits before an interruption, whose pictures are there. */
  begin(known: readonly PageVisit[]): void {
    this.#pages = new FirstUrls(mostPages);
    for (const visit of known)
      if (visit.outcome.ok && visit.representedBy === undefined && this.#lacksLink(visit))
        this.#pages.add(visit.url);
  }

  async take(tab: Tab, visit: PageVisit): Promise<void> {
    for (const form of visit.forms)
      if (form.visible && form.fields.some(field => field.visible))
        await this.#once('forms', mostForms, tab, visit, formPicture(form.signature), form.selector);
    for (const link of visit.policyLinks)
      if (link.visible && link.named && /^https?:/.test(link.href))
        await this.#once('links', mostLinks, tab, visit, linkPicture(link.href), link.selector);
    if (this.#lacksLink(visit)) await this.#wholePage(tab, visit);
  }

  #lacksLink({ policyLinks }: PageVisit): boolean {
    const own = (href: string): boolean =>
      URL.canParse(href) && isFamilyHost(this.context.settings.familyHosts, new URL(href).hostname);
    return !policyLinks.some(link => link.visible && link.named && own(link.href));
  }

  async #once(
    kind: 'forms' | 'links',
    most: number,
    tab: Tab,
    visit: PageVisit,
    name: string,
    selector: string,
  ): Promise<void> {
    const taken = this.#taken[kind];
    if (taken.has(name) || taken.size >= most) return;
    taken.add(name);
    await this.#keep(visit, name, () => outlined(tab, selector));
  }

  async #wholePage(tab: Tab, visit: PageVisit): Promise<void> {
    const out = this.#pages.add(visit.url);
    if (out === visit.url) return;
    if (out !== undefined) await this.#drop(out);
    await this.#keep(visit, pageName(visit.url), () => pagePicture(tab.page, limitMs));
    // Pages are looked at side by side: another may have taken its place meanwhile.
    if (!this.#pages.has(visit.url)) await this.#drop(visit.url);
  }

  #drop(url: string): Promise<void> {
    return rm(join(this.context.settings.reportsDir, exhibitPath(pageName(url), 'png')), { force: true });
  }

  async #keep(visit: PageVisit, name: string, take: () => Promise<Buffer>): Promise<void> {
    try {
      await this.context.keep(name, 'png', await withDeadline('taking a screenshot', limitMs, take()));
    } catch (error) {
      // The picture illustrates facts that are already recorded: without it they still stand.
      const why = error instanceof DeadlineError ? error.message : 'the browser could not take one';
      this.context.say(`no screenshot on ${visit.url}: ${why}`);
    }
  }
}
