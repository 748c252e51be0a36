import type { CookieSetting } from '../../../crawler/evidence/cookie-setting.js';
import type { Evidence, Site } from '../../../crawler/evidence/evidence.js';
import type { FormFact } from '../../../crawler/evidence/form.js';
import type { PageVisit } from '../../../crawler/evidence/page-visit.js';
import { necessaryEntry } from '../../../policy/necessary.js';
import type { Policy } from '../rule.js';
import { lenderOf, lentNames, type LentName } from './lent-names.js';
import { isFamilyHost } from '../../../kernel/party.js';
import { seenPages } from './pages.js';

/** A cookie whose readers are not MPRO's alone. */
export interface ForeignCookie {
  readonly page: PageVisit;
  readonly name: string;
  readonly domain: string;
  /**
   * `third`: of a third party's domain; `wide`: MPRO's own, given to a domain that is more than MPRO's; `lent`: of MPRO's domain, but
   * given and read by a third party's server that answers under a name of MPRO's.
   */
  readonly how: 'third' | 'wide' | 'lent';
  /** That server, where `how` is `lent`. */
  readonly lender?: LentName;
  /** Absent where only the browser's store showed it. */
  readonly setting?: CookieSetting;
  /** The form with which it came: the page alone does not give it. */
  readonly form?: FormFact;
  /** How long it is kept, in days, where that is known. */
  readonly days?: number;
}

/** A name as every visitor has it: long numbers in it are this visitor's own. */
export const steadyName = (name: string): string => name.replace(/[0-9a-f]{8}[0-9a-f-]{8,}|\d{12,}/gi, '…');

/** Whether a cookie of that domain is for hosts of the family alone: MPRO's domain itself is, though only names below it are listed. */
const isOwn = (site: Site, domain: string): boolean =>
  isFamilyHost(site.familyHosts, domain) || isFamilyHost(site.familyHosts, `any.${domain}`);

/** A script that tries out how far cookies reach takes its trial back. */
const isTakenBack = ({ name, domain }: CookieSetting, all: readonly CookieSetting[]): boolean =>
  all.some(other => other.removes && other.by === 'script' && other.name === name && other.domain === domain);

function bySetting(site: Site, page: PageVisit, lent: ReadonlyMap<string, LentName>): ForeignCookie[] {
  return page.setCookies.flatMap((setting): ForeignCookie[] => {
    const { name, domain, host, by, fault, removes } = setting;
    // No browser takes a cookie for a host's foreign domain; scripts try public suffixes to find out what their own domain is.
    if (removes || fault === 'foreign-domain') return [];
    if (by === 'script' && (fault !== '' || isTakenBack(setting, page.setCookies))) return [];
    const lender = isFamilyHost(site.familyHosts, host) && fault === '' ? lenderOf(setting, lent) : undefined;
    if (lender !== undefined)
      return [{ page, name, domain, how: 'lent', setting, days: setting.days, lender }];
    if (isOwn(site, domain)) return [];
    const how = isFamilyHost(site.familyHosts, host) ? 'wide' : 'third';
    if (how === 'third' && fault !== '') return [];
    return [{ page, name, domain, how, setting, days: setting.days }];
  });
}

/** Whose a cookie is of which only the domain is known. */
const howOf = (page: PageVisit, domain: string): 'wide' | 'third' =>
  new URL(page.finalUrl).hostname.endsWith(`.${domain}`) ? 'wide' : 'third';

/** What only the browser's store shows: set by a script that was gone when the page was read. */
function byStore(site: Site, page: PageVisit): ForeignCookie[] {
  return page.cookies.flatMap(({ name, domain: scope }): ForeignCookie[] => {
    const domain = scope.replace(/^\./, '');
    const isKnown = page.setCookies.some(set => set.name === name && set.domain === domain && !set.removes);
    if (isKnown || isOwn(site, domain)) return [];
    return [{ page, name, domain, how: howOf(page, domain) }];
  });
}

/** What came only as a form of the page was filled in or sent. */
function byForms(evidence: Evidence, page: PageVisit): ForeignCookie[] {
  const ofPage = new Set([...page.cookies, ...page.setCookies].map(keyOf));
  return evidence.filled
    .filter(filled => filled.page === page.url)
    .flatMap(({ signature, selector, cookies = [] }) => {
      const alike = page.forms.filter(form => form.signature === signature);
      const form = alike.find(each => each.selector === selector) ?? alike[0];
      return cookies.flatMap((cookie): ForeignCookie[] => {
        const { name, days } = cookie;
        const domain = cookie.domain.replace(/^\./, '');
        if (ofPage.has(keyOf(cookie)) || isOwn(evidence.site, domain)) return [];
        return [{ page, name, domain, how: howOf(page, domain), days, ...(form ? { form } : {}) }];
      });
    });
}

/** Longest life, in days, of a third party's cookie that keeps robots off: what lasts longer recognises people who come back. */
const guardDays = 1;

/** Whether a third party's cookie only spreads its load, or keeps robots off for the visit: it is gone before anybody comes back. */
export function isOfService({ name, days, how }: ForeignCookie, policy: Policy): boolean {
  if (how === 'wide' || days === undefined) return false;
  const entry = necessaryEntry({ area: 'cookie', name, party: 'third', days }, policy.necessary);
  return entry?.purpose === 'load-balancing' || (entry?.purpose === 'security' && days <= guardDays);
}

/** Cookies of all pages whose readers are not MPRO's alone, in the order of the pages. */
export function foreignCookies(evidence: Evidence): readonly ForeignCookie[] {
  const lent = lentNames(evidence);
  return seenPages(evidence).flatMap(page => [
    ...bySetting(evidence.site, page, lent),
    ...byStore(evidence.site, page),
    ...byForms(evidence, page),
  ]);
}

/** A cookie of MPRO's that a third party's server gets, since it answers under a name that the cookie is for. */
export interface LentCookie {
  readonly page: PageVisit;
  readonly name: string;
  readonly domain: string;
  readonly lender: LentName;
}

/** Shorter values say yes or no, or which language; they recognise nobody. */
const leastLength = 8;

/** Lasting cookies of MPRO's for its whole domain, on pages that ask a server of a third party's under a name in it. */
export function lentCookies(evidence: Evidence, policy: Policy): readonly LentCookie[] {
  const lent = [...lentNames(evidence).values()];
  if (lent.length === 0) return [];
  return seenPages(evidence).flatMap(page =>
    lent
      .filter(({ host }) => page.requests.some(request => request.host === host))
      .flatMap(lender =>
        page.setCookies
          .filter(
            ({ name, domain, wide, host, days, removes, valueLength }) =>
              wide &&
              !removes &&
              days > guardDays &&
              valueLength >= leastLength &&
              host !== lender.host &&
              lender.host.endsWith(`.${domain}`) &&
              necessaryEntry({ area: 'cookie', name, party: 'first', days }, policy.necessary) === undefined,
          )
          .map(({ name, domain }) => ({ page, name, domain, lender })),
      ),
  );
}

/** Names a cookie as every visitor has it. */
const keyOf = ({ name, domain }: { readonly name: string; readonly domain: string }): string =>
  `${steadyName(name)}\n${domain.replace(/^\./, '')}`;

/** How many cookies the pages and their forms gave in all, whoever set them: names and domains. */
export function countCookies(evidence: Evidence): number {
  const all = [
    ...seenPages(evidence).flatMap(({ cookies, setCookies }) => [
      ...cookies,
      ...setCookies.filter(({ removes }) => !removes),
    ]),
    ...evidence.filled.flatMap(({ cookies = [] }) => cookies),
  ];
  return new Set(all.map(keyOf)).size;
}
