import type { Evidence } from '../../../crawler/evidence/evidence.js';
import { keptItems, keptKey } from '../../../crawler/evidence/kept-items.js';
import { isFamilyHost } from '../../../kernel/party.js';
import { necessaryEntry } from '../../../policy/necessary.js';
import type { Undetermined } from '../../../policy/result.js';
import type { Policy } from '../rule.js';
import { seenPages } from './pages.js';

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
    ...visits.filter(({ url }) => read.has(url)).flatMap(visit => keptItems(visit).map(keptKey)),
    ...steps.flatMap(({ stored }) => stored.map(({ name }) => name)),
  ]);
  const open: Undetermined[] = [];
  for (const visit of visits) {
    if (tried.has(visit.url)) continue;
    for (const kept of keptItems(visit)) {
      const key = keptKey(kept);
      if (known.has(key) || known.has(kept.name)) continue;
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
