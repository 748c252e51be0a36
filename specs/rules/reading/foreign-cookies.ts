import type { CookieSetting } from '../../../crawler/evidence/cookie-setting.js';
import type { Evidence, Site } from '../../../crawler/evidence/evidence.js';
import type { PageVisit } from '../../../crawler/evidence/page-visit.js';
import { necessaryEntry } from '../../../policy/necessary.js';
import type { Policy } from '../rule.js';
import { isFamily } from './party.js';
import { seenPages } from './pages.js';

/** A cookie whose readers are not MPRO's alone. */
export interface ForeignCookie {
  readonly page: PageVisit;
  readonly name: string;
  readonly domain: string;
  /** `third`: of a third party's domain; `wide`: MPRO's own, given to a domain that is more than MPRO's. */
  readonly how: 'third' | 'wide';
  /** Absent where only the browser's store showed it. */
  readonly setting?: CookieSetting;
}

/** A name as every visitor has it: long numbers in it are this visitor's own. */
export const steadyName = (name: string): string => name.replace(/[0-9a-f]{8}[0-9a-f-]{8,}|\d{12,}/gi, '…');

/** Whether a cookie of that domain is for hosts of the family alone: MPRO's domain itself is, though only names below it are listed. */
const isOwn = (site: Site, domain: string): boolean =>
  isFamily(site, domain) || isFamily(site, `any.${domain}`);

/** A script that tries out how far cookies reach takes its trial back. */
const isTakenBack = ({ name, domain }: CookieSetting, all: readonly CookieSetting[]): boolean =>
  all.some(other => other.removes && other.by === 'script' && other.name === name && other.domain === domain);

function bySetting(site: Site, page: PageVisit): ForeignCookie[] {
  return page.setCookies.flatMap((setting): ForeignCookie[] => {
    const { name, domain, host, by, fault, removes } = setting;
    // No browser takes a cookie for a host's foreign domain; scripts try public suffixes to find out what their own domain is.
    if (removes || fault === 'foreign-domain') return [];
    if (by === 'script' && (fault !== '' || isTakenBack(setting, page.setCookies))) return [];
    if (isOwn(site, domain)) return [];
    const how = isFamily(site, host) ? 'wide' : 'third';
    if (how === 'third' && fault !== '') return [];
    return [{ page, name, domain, how, setting }];
  });
}

/** What only the browser's store shows: set by a script that was gone when the page was read. */
function byStore(site: Site, page: PageVisit): ForeignCookie[] {
  return page.cookies.flatMap(({ name, domain: scope }): ForeignCookie[] => {
    const domain = scope.replace(/^\./, '');
    const isKnown = page.setCookies.some(set => set.name === name && set.domain === domain && !set.removes);
    if (isKnown || isOwn(site, domain)) return [];
    const { hostname } = new URL(page.finalUrl);
    return [{ page, name, domain, how: hostname.endsWith(`.${domain}`) ? 'wide' : 'third' }];
  });
}

/** Longest life, in days, of a third party's cookie that keeps robots off: what lasts longer recognises people who come back. */
const guardDays = 1;

/** Whether a third party's cookie only spreads its load, or keeps robots off for the visit: it is gone before anybody comes back. */
export function isOfService({ name, setting, how }: ForeignCookie, policy: Policy): boolean {
  if (how !== 'third' || setting === undefined) return false;
  const { days } = setting;
  const entry = necessaryEntry({ area: 'cookie', name, party: 'third', days }, policy.necessary);
  return entry?.purpose === 'load-balancing' || (entry?.purpose === 'security' && days <= guardDays);
}

/** Cookies of all pages whose readers are not MPRO's alone, in the order of the pages. */
export const foreignCookies = (evidence: Evidence): readonly ForeignCookie[] =>
  seenPages(evidence).flatMap(page => [...bySetting(evidence.site, page), ...byStore(evidence.site, page)]);

/** How many cookies the pages were given in all, whoever set them: names and domains. */
export function countCookies(evidence: Evidence): number {
  const all = seenPages(evidence).flatMap(page => [
    ...page.cookies.map(({ name, domain }) => [name, domain.replace(/^\./, '')]),
    ...page.setCookies.filter(({ removes }) => !removes).map(({ name, domain }) => [name, domain]),
  ]);
  return new Set(all.map(([name = '', domain = '']) => `${steadyName(name)}\n${domain}`)).size;
}
