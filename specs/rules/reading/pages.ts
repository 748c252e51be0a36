import type { Evidence } from '../../../crawler/evidence/evidence.js';
import type { PageVisit } from '../../../crawler/evidence/page-visit.js';
import type { ReasonCode } from '../../../policy/reason-code.js';
import type { Undetermined } from '../../../policy/result.js';
import { hostOf } from './url-parts.js';
import { isFamilyHost } from '../../../kernel/party.js';

/** The pages of the site that were looked at, in the order of their URLs. What led off the site is not one of them. */
export const seenPages = (evidence: Evidence): readonly PageVisit[] =>
  evidence.pages.filter(
    visit => visit.outcome.ok && isFamilyHost(evidence.site.familyHosts, hostOf(visit.finalUrl)),
  );

/**
 * The pages that should have been looked at and were not, each once and with its reason. What is claimed of every page cannot be told
 * while there are any: a rule about pages or forms passes them on.
 */
export function unseenPages(evidence: Evidence): Undetermined[] {
  const { inventory, site } = evidence;
  const rows: Undetermined[] = [];
  const named = new Set<string>();
  const add = (page: string, code: ReasonCode, reason: string): void => {
    if (!named.has(page)) rows.push({ page, subject: 'page', code, reason });
    named.add(page);
  };
  if (!inventory.complete)
    rows.push({
      page: site.baseUrl,
      subject: 'crawl',
      code: 'crawl-incomplete',
      reason: 'the crawl did not finish: pages may be missing',
    });
  if (inventory.pages.length === 0 && evidence.pages.length === 0)
    rows.push({
      page: site.baseUrl,
      subject: 'crawl',
      code: 'crawl-incomplete',
      reason: 'the crawl found no page',
    });
  for (const miss of inventory.failed) add(miss.url, 'page-failed', because(miss.reason, miss.detail));
  const visited = new Set(evidence.pages.map(visit => visit.url));
  for (const visit of evidence.pages)
    if (!visit.outcome.ok) add(visit.url, 'page-failed', because(visit.outcome.reason, visit.outcome.detail));
  for (const miss of evidence.missing) if (miss.kind === 'pages') add(miss.page, 'not-visited', miss.reason);
  for (const page of inventory.pages)
    if (!visited.has(page.url)) add(page.url, 'not-visited', 'the page was not visited');
  return rows;
}

/** A reason code and what it means here, in one phrase. */
export const because = (reason: string, detail: string): string =>
  detail === '' ? reason : `${reason}: ${detail}`;
