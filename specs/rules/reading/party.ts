import thirdPartyWeb from 'third-party-web';
import { getDomain } from 'tldts';
import type { Site } from '../../../crawler/evidence/evidence.js';

/** Host name of a URL in lower case; empty where the text is no URL or has no host. */
export const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).hostname : '');

/** Scheme of a URL with its colon (`https:`); empty where the text is no URL. */
export const schemeOf = (url: string): string => (URL.canParse(url) ? new URL(url).protocol : '');

const matches = (pattern: string, host: string): boolean =>
  pattern === '*' || (pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern);

/** Whether a host belongs to the MPRO family of Websites: named by a family pattern, or `www.` beside such a name. */
export function isFamily(site: Site, host: string): boolean {
  const name = host.toLowerCase();
  const twin = name.startsWith('www.') ? name.slice(4) : `www.${name}`;
  return site.familyHosts.some(pattern => matches(pattern, name) || pattern === twin);
}

/** Registrable domain of a host; the host itself for addresses and single labels. */
export const domainOf = (host: string): string =>
  getDomain(host, { allowPrivateDomains: true }) ?? host.toLowerCase();

/** Who runs a host, by the third-party-web register; its registrable domain where that knows nobody. */
export function ownerOf(host: string): string {
  const entity = thirdPartyWeb.getEntity(host);
  return entity?.company || entity?.name || domainOf(host);
}
