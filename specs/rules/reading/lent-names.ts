import thirdPartyWeb from 'third-party-web';
import type { CookieSetting } from '../../../crawler/evidence/cookie-setting.js';
import type { Evidence } from '../../../crawler/evidence/evidence.js';
import { hostOf } from './url-parts.js';
import { isFamilyHost, registrableDomain } from '../../../kernel/party.js';
import { seenPages } from './pages.js';

/** A host under a name of MPRO's that a third party runs to follow visitors. */
export interface LentName {
  readonly host: string;
  readonly owner: string;
  /** What gives it away: a clause. */
  readonly sign: string;
}

const following = ['ad', 'analytics', 'marketing'];

/** Where services take in what they follow, as sites' own names lead to it, and that the register of third parties does not know. */
const takingIn: Readonly<Record<string, string>> = {
  'adobedc.net': 'Adobe',
  'eulerian.net': 'Eulerian',
  'eulerian.com': 'Eulerian',
  'at-o.net': 'Piano Analytics (AT Internet)',
  'dnsdelegation.io': 'Criteo',
  'piwik.pro': 'Piwik PRO',
  'posthog.com': 'PostHog',
  'rudderlabs.com': 'RudderStack',
  'wizaly.com': 'Wizaly',
  'tracedock.com': 'TraceDock',
  'affex.org': 'Ingenious Technologies',
};

function followerOf(name: string): string | undefined {
  const own = takingIn[registrableDomain(name)];
  if (own !== undefined) return own;
  const entity = thirdPartyWeb.getEntity(name);
  return entity?.categories.some(category => following.includes(category)) === true
    ? entity.company || entity.name
    : undefined;
}

/** Hosts that pages come from: whoever runs them, they are there for what they show. */
const pageHosts = (evidence: Evidence): ReadonlySet<string> =>
  new Set(seenPages(evidence).flatMap(page => [hostOf(page.url), hostOf(page.finalUrl)]));

/** Hosts of the family without pages whose names are aliases of a service's that follows visitors, by name. */
export function lentNames(evidence: Evidence): ReadonlyMap<string, LentName> {
  const showing = pageHosts(evidence);
  const found = evidence.connections.flatMap(({ host, aliases = [] }) => {
    if (!isFamilyHost(evidence.site.familyHosts, host) || showing.has(host)) return [];
    for (const alias of aliases) {
      const owner = isFamilyHost(evidence.site.familyHosts, alias) ? undefined : followerOf(alias);
      if (owner !== undefined) return [{ host, owner, sign: `its name is an alias of ${alias}` }];
    }
    return [];
  });
  return new Map(found.map(each => [each.host, each]));
}

/** Longest life, in days, of a cookie that recognises nobody who comes back. */
const visitDays = 1;

/**
 * The third party that gave MPRO's visitors a cookie under a name of MPRO's; `undefined` for MPRO's own. A name alone is told by cookies
 * that last: services keep a visit together by others.
 */
export function lenderOf(setting: CookieSetting, lent: ReadonlyMap<string, LentName>): LentName | undefined {
  if (setting.by !== 'answer') return undefined;
  if (setting.servedBy !== undefined) return { host: setting.host, ...setting.servedBy };
  return setting.days > visitDays ? lent.get(setting.host) : undefined;
}

/** Other companies' domains that a host's certificate is made out to as well, sorted. */
export function sharedCertificates(
  evidence: Evidence,
): readonly (readonly [host: string, others: readonly string[]])[] {
  const showing = pageHosts(evidence);
  return evidence.connections.flatMap(({ host, outcome, chain: [leaf] }) => {
    if (
      !outcome.ok ||
      leaf === undefined ||
      !isFamilyHost(evidence.site.familyHosts, host) ||
      showing.has(host)
    )
      return [];
    const others = leaf.names
      .map(name => registrableDomain(name.replace(/^\*\./, '')))
      .filter(
        domain => domain !== registrableDomain(host) && !isFamilyHost(evidence.site.familyHosts, domain),
      );
    return others.length === 0 ? [] : [[host, [...new Set(others)].sort()] as const];
  });
}
