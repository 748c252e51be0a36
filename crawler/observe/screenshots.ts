import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { exhibitPath } from '../evidence/exhibits.js';
import type { FormFact } from '../evidence/form.js';
import type { PageVisit } from '../evidence/page-visit.js';
import { formPicture, linkPicture, pagePicture as pageName } from '../evidence/pictures.js';
import type { PolicyLink } from '../evidence/policy-link.js';
import { callOnElement } from '../page/in-frame.js';
import { isFamilyHost } from '../../kernel/party.js';
import type { ProfileContext } from '../profiles/profile.js';
import { DeadlineError, withDeadline } from '../visit/deadline.js';
import { takePagePicture } from '../visit/read/page-picture.js';
import type { Tab } from '../visit/tab.js';
import { FirstUrls } from './first-urls.js';

const limitMs = 10_000;
/** Pictures of links that one worker takes at most: a site has few that differ. */
const mostLinks = 50;
/** Pictures of pages without a link to the policy in one partition of the site: at most 192 in all 16. */
const mostPages = 12;

/** Playwright's chain for a selector that steps into shadow roots. */
const locatorOf = (selector: string): string => selector.split(' >>> ').join(' >> ');

/** Of a page with an outlined element: what stands above that, and what is shown in all. */
const above = 300;
const shown = 900;

/** Nothing is typed yet: what stands in a control is the site's, and may be somebody's data. Hints in empty controls stay. */
const unreadValues =
  'input:not([type=submit]):not([type=button]):not([type=reset]), textarea { -webkit-text-security: disc !important }';

/** The part of a page that holds an element, which is outlined; of one that sticks to the window, what the window shows. */
async function outlined({ page }: Tab, selector: string): Promise<Buffer> {
  const element = await page.locator(locatorOf(selector)).first().elementHandle({ timeout: 5_000 });
  if (!element) throw new Error(`nothing stands at ${selector} any more`);
  const top = await callOnElement(element, 'forms', 'bringIntoView');
  const last = selector.split(' >>> ').at(-1) ?? selector;
  // Playwright's style reaches into shadow roots and is gone again after the picture.
  const style = `${last} { outline: 4px solid #d4351c !important; outline-offset: 4px !important; } ${unreadValues}`;
  return top === undefined
    ? page.screenshot({ style, timeout: limitMs, scale: 'css' })
    : takePagePicture(page, limitMs, { top: top - above, height: shown, style });
}

const isPictured = (form: FormFact): boolean => form.visible && form.fields.some(field => field.visible);

/** What of a form may be found fault with, and no more: the same for equal forms under other headings. */
function lookOf({ signature, action, fields, sensitive, statements, blocking }: FormFact): string {
  const { protocol, host } = URL.canParse(action) ? new URL(action) : { protocol: '', host: '' };
  const asked = fields.map(({ kind, mark, visible, checked, requiredProgrammatic, saysOptional }) => [
    kind,
    mark,
    visible,
    checked,
    requiredProgrammatic,
    saysOptional,
  ]);
  const look = [signature, protocol, host, blocking, asked, sensitive, statements];
  return createHash('sha256').update(JSON.stringify(look)).digest('hex');
}

/**
 * Takes the pictures that a violation would have to be shown on, bounded, so that a large site does not fill the disk:
 *
 * - of visible forms that look and ask alike, the one on the first page by URL of a partition, outlined;
 * - each address that visible links named as a privacy policy lead to once, outlined (by one worker at most 50);
 * - each page as a whole on which no visible link named as a privacy policy leads to the site's own: of one partition the first 12 by
 *   URL, whatever the order of visits, so that two runs over an unchanged site name the same pictures.
 */
export class Pictures {
  readonly #links = new Set<string>();
  #pages = new FirstUrls(mostPages);
  /** By look: the page of the partition that shows it first. */
  #forms = new Map<string, FirstUrls>();

  constructor(readonly context: ProfileContext) {}

  /** Begins with the next partition; `known` are its visits before an interruption, whose pictures are there. */
  begin(known: readonly PageVisit[]): void {
    this.#pages = new FirstUrls(mostPages);
    this.#forms = new Map();
    for (const visit of known) {
      if (!visit.outcome.ok || visit.representedBy !== undefined) continue;
      if (this.#lacksLink(visit)) this.#pages.add(visit.url);
      for (const form of visit.forms) if (isPictured(form)) this.#firstWith(form).add(visit.url);
    }
  }

  async take(tab: Tab, visit: PageVisit): Promise<void> {
    for (const form of visit.forms) if (isPictured(form)) await this.#form(tab, visit, form);
    for (const link of visit.policyLinks)
      if (link.visible && link.named && /^https?:/.test(link.href)) await this.#link(tab, visit, link);
    if (this.#lacksLink(visit)) await this.#wholePage(tab, visit);
  }

  #lacksLink({ policyLinks }: PageVisit): boolean {
    const own = (href: string): boolean =>
      URL.canParse(href) && isFamilyHost(this.context.settings.familyHosts, new URL(href).hostname);
    return !policyLinks.some(link => link.visible && !link.inPrompt && link.named && own(link.href));
  }

  #firstWith(form: FormFact): FirstUrls {
    const look = lookOf(form);
    const first = this.#forms.get(look) ?? new FirstUrls(1);
    this.#forms.set(look, first);
    return first;
  }

  async #form(tab: Tab, visit: PageVisit, form: FormFact): Promise<void> {
    const first = this.#firstWith(form);
    if (first.has(visit.url)) return;
    const out = first.add(visit.url);
    if (out === visit.url) return;
    const name = (url: string): string => formPicture(form.signature, url);
    if (out !== undefined) await this.#drop(name(out));
    await this.#keep(visit, name(visit.url), () => outlined(tab, form.selector));
    if (!first.has(visit.url)) await this.#drop(name(visit.url));
  }

  async #link(tab: Tab, visit: PageVisit, { href, selector }: PolicyLink): Promise<void> {
    const name = linkPicture(href);
    if (this.#links.has(name) || this.#links.size >= mostLinks) return;
    this.#links.add(name);
    await this.#keep(visit, name, () => outlined(tab, selector));
  }

  async #wholePage(tab: Tab, visit: PageVisit): Promise<void> {
    const out = this.#pages.add(visit.url);
    if (out === visit.url) return;
    if (out !== undefined) await this.#drop(pageName(out));
    await this.#keep(visit, pageName(visit.url), () =>
      takePagePicture(tab.page, limitMs, { style: unreadValues }),
    );
    // Pages are looked at side by side: another may have taken its place meanwhile.
    if (!this.#pages.has(visit.url)) await this.#drop(pageName(visit.url));
  }

  #drop(name: string): Promise<void> {
    return rm(join(this.context.settings.reportsDir, exhibitPath(name, 'png')), { force: true });
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
