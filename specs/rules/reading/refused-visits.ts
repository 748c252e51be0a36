import type { Evidence } from '../../../crawler/evidence/evidence.js';
import type { Undetermined } from '../../../policy/result.js';
import { because, seenPages } from './pages.js';

const subject = 'visit without cookies';

/** Templates of the site of which no page was visited in a browser that refuses cookies. */
function unvisitedTemplates(evidence: Evidence): Undetermined[] {
  const visited = new Set(evidence.refused.map(visit => visit.page));
  const templates = new Map(evidence.inventory.pages.map(page => [page.url, page.fingerprint]));
  const covered = new Set(
    evidence.inventory.pages.filter(page => visited.has(page.url)).map(page => page.fingerprint),
  );
  const open: Undetermined[] = [];
  for (const { url } of seenPages(evidence)) {
    const template = templates.get(url);
    if (template === undefined || covered.has(template)) continue;
    covered.add(template);
    open.push({
      page: url,
      subject,
      code: 'not-visited',
      reason: 'neither this page nor one like it was visited in a browser that refuses cookies',
    });
  }
  return open;
}

/** What should have been visited without cookies and was not, or could not be looked at. A rule about such visits passes it on. */
export function unseenWithoutCookies(evidence: Evidence): Undetermined[] {
  const open = unvisitedTemplates(evidence);
  if (evidence.refused.length === 0 && open.length === 0)
    open.push({
      page: evidence.site.baseUrl,
      subject,
      code: 'evidence-missing',
      reason: 'no page was visited in a browser that refuses cookies',
    });
  for (const { page, outcome } of evidence.refused)
    if (!outcome.ok)
      open.push({
        page,
        subject,
        code: 'observation-failed',
        reason: because(outcome.reason, outcome.detail),
      });
  for (const miss of evidence.missing)
    if (miss.kind === 'refused')
      open.push({ page: miss.page, subject, code: 'evidence-missing', reason: miss.reason });
  return open;
}
