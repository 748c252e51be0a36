import type { PlainAnswer } from '../../../crawler/evidence/connection.js';
import type { Evidence } from '../../../crawler/evidence/evidence.js';
import { seenPages } from './pages.js';
import { hostOf, schemeOf } from './url-parts.js';

/** An address of a host that serves something without encryption. */
export interface Unencrypted {
  readonly url: string;
  /** `shown`: a browser stayed on it · `answered`: asked without a browser, it served a page · `led-on`: it redirects to a host outside, unencrypted. */
  readonly how: 'shown' | 'answered' | 'led-on';
}

const leadsOutside = ({ hops }: PlainAnswer): boolean => {
  const last = hops.at(-1) ?? '';
  return hops.length > 1 && schemeOf(last) === 'http:' && hostOf(last) !== hostOf(hops[0] ?? '');
};

/** What each host serves without encryption, by host and address, in the order of the addresses. */
export function unencryptedByHost(evidence: Evidence): ReadonlyMap<string, readonly Unencrypted[]> {
  const byUrl = new Map<string, Unencrypted>();
  for (const answer of evidence.plain)
    if (answer.answer === 'answers')
      byUrl.set(answer.url, { url: answer.url, how: leadsOutside(answer) ? 'led-on' : 'answered' });
  for (const visit of seenPages(evidence))
    if (schemeOf(visit.finalUrl) === 'http:')
      byUrl.set(visit.finalUrl, { url: visit.finalUrl, how: 'shown' });
  const byHost = new Map<string, Unencrypted[]>();
  for (const each of [...byUrl.values()].sort((a, b) => (a.url < b.url ? -1 : 1))) {
    const { host } = new URL(each.url);
    byHost.set(host, [...(byHost.get(host) ?? []), each]);
  }
  return byHost;
}
