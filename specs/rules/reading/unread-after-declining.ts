import type { Evidence } from '../../../crawler/evidence/evidence.js';
import type { PageVisit } from '../../../crawler/evidence/page-visit.js';
import { isFamilyHost } from '../../../kernel/party.js';
import { necessaryEntry } from '../../../policy/necessary.js';
import type { Undetermined } from '../../../policy/result.js';
import type { Policy } from '../rule.js';
import { seenPages } from './pages.js';
import { hostOf } from './url-parts.js';

/** Characters; what is shorter tells nobody apart. */
const fewest = 8;

interface Kept {
  readonly area: 'cookie' | 'localStorage' | 'sessionStorage';
  readonly name: string;
  readonly where: string;
  readonly days: number;
  /** A server's own session: ends with the visit, and no script can read it. */
  readonly isSession: boolean;
}

/** What a first visit to a page leaves behind that is long enough to tell visitors apart. */
const keptOn = ({ cookies, storage }: PageVisit): readonly Kept[] => [
  ...cookies
    .filter(({ valueLength }) => valueLength >= fewest)
    .map(({ name, domain, httpOnly, session }): Kept => ({
      area: 'cookie',
      name,
      where: domain.replace(/^\./, ''),
      days: session ? 0 : 1,
      isSession: session && httpOnly,
    })),
  ...storage.flatMap(({ area, key, origin, valueLength }): Kept[] =>
    (area === 'localStorage' || area === 'sessionStorage') && valueLength >= fewest
      ? [{ area, name: key, where: hostOf(origin), days: 0, isSession: false }]
      : [],
  ),
];

/** Names numbered by page or visit are one name. */
const keyOf = ({ area, name, where }: Kept): string =>
  [area, where, name.toLowerCase().replace(/[0-9a-f]{8,}|\d+/g, '#')].join('\n');

const areas = {
  cookie: 'cookie',
  localStorage: 'local storage entry',
  sessionStorage: 'session storage entry',
} as const;

/**
 * What first visits are given on no page that was read after declining, and on others: of one page of every template, scripts may store on
 * another what they do not store there. Each thing once, on the first page by URL.
 */
export function unreadAfterDeclining(evidence: Evidence, policy: Policy): Undetermined[] {
  const declined = evidence.consent.filter(({ declinedBy, outcome }) => outcome.ok && declinedBy !== '');
  if (declined.length === 0) return [];
  const steps = declined.flatMap(run => run.steps.filter(({ moment }) => moment !== 'before'));
  const read = new Set(steps.flatMap(({ page, outcome }) => (outcome.ok ? [page] : [])));
  const tried = new Set(steps.map(({ page }) => page));
  const visits = [...seenPages(evidence)].sort((a, b) => (a.url < b.url ? -1 : 1));
  const known = new Set([
    ...visits.filter(({ url }) => read.has(url)).flatMap(visit => keptOn(visit).map(keyOf)),
    ...steps.flatMap(({ stored }) => stored.map(({ name }) => name)),
  ]);
  const open: Undetermined[] = [];
  for (const visit of visits) {
    if (tried.has(visit.url)) continue;
    for (const kept of keptOn(visit)) {
      const key = keyOf(kept);
      if (known.has(key) || known.has(kept.name) || kept.isSession) continue;
      known.add(key);
      const party = isFamilyHost(evidence.site.familyHosts, kept.where) ? 'first' : 'third';
      if (necessaryEntry({ ...kept, party }, policy.necessary) !== undefined) continue;
      open.push({
        page: visit.url,
        subject: kept.name,
        code: 'not-visited',
        reason: `a first visit is given the ${areas[kept.area]} "${kept.name}" here and on no page that was read after declining: whether it is kept after declining is not known`,
      });
    }
  }
  return open;
}
