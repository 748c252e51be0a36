import { getDomain } from 'tldts';

/** Registrable domain of a host (public suffix list, private suffixes such as github.io included); the host itself for addresses and single labels. */
export const registrableDomain = (host: string): string =>
  getDomain(host, { allowPrivateDomains: true }) ?? host.toLowerCase();

/** Whether `host` falls under a pattern: `*` (any host), `*.name` (a sub-domain of name), or the name itself. */
export function hostMatches(pattern: string, host: string): boolean {
  if (pattern === '*') return true;
  const name = host.toLowerCase();
  return pattern.startsWith('*.') ? name.endsWith(pattern.slice(1)) : name === pattern;
}

/** Whether a host belongs to the MPRO family of Websites: named by a family pattern, or `www.` beside such a name. */
export function isFamilyHost(familyHosts: readonly string[], host: string): boolean {
  const name = host.toLowerCase();
  const twin = name.startsWith('www.') ? name.slice(4) : `www.${name}`;
  return familyHosts.some(pattern => hostMatches(pattern, name) || pattern === twin);
}
