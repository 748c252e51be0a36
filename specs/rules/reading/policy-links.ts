import type { Site } from '../../../crawler/evidence/evidence.js';
import type { PolicyLink } from '../../../crawler/evidence/policy-link.js';
import { registrableDomain, isFamilyHost } from '../../../kernel/party.js';
import { hostOf } from './url-parts.js';
import { ownerOf } from '../../../kernel/owner.js';
import { invisible } from './words.js';

/** Words that name no one: what is left of a link's name after taking them out says whose policy it is. */
const nobody = new Set(
  'a about all also and at by click data for full here in information into is learn legal more notice of on online our page pdf please policies policy practices privacy protection read rights see security service site statement terms the this to us use view visit web website with you your conditions cookie cookies disclaimer document accessibility footer copyright new opens tab window'.split(
    ' ',
  ),
);

const plain = (text: string): string =>
  text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '').replace(invisible, '');
const squeezed = (text: string): string => plain(text).replace(/[^\p{L}\p{N}]+/gu, '');

/** Name by which a host goes: `google` for `policies.google.com`. */
const brandOf = (host: string): string => registrableDomain(host).split('.')[0] ?? '';

function namesOfOwner(host: string): readonly string[] {
  const owner = plain(ownerOf(host).owner).split(/[^\p{L}\p{N}]+/u);
  return [brandOf(host), ...owner].map(squeezed).filter(name => name.length >= 3 && !nobody.has(name));
}

const isOwnName = (site: Site, name: string): boolean =>
  site.familyHosts.some(host => brandOf(host.replace(/^\*\./, '')) === name);

/** "Google's privacy policy", "the privacy policy of Google", "their privacy policy". */
function saysWhose(site: Site, { name, context }: PolicyLink): boolean {
  const at = context.indexOf(name);
  const before = at < 0 ? context : context.slice(0, at);
  const after = at < 0 ? '' : context.slice(at + name.length);
  const owner =
    /(?<![\p{L}\p{N}.-])([\p{L}\p{N}.-]+)['’]s?$/u.exec(before.trimEnd())?.[1] ??
    /^\s+(?:of|from)\s+(?:the\s+)?(\p{Lu}[\p{L}\p{N}.-]*)/u.exec(after)?.[1];
  if (owner !== undefined) return !isOwnName(site, squeezed(owner));
  return /\btheir\s+(?:own\s+)?$/i.test(before);
}

/**
 * Whether a link gives itself out as the policy of this site. A link to another host that says whose policy it is ("Google Privacy
 * Policy", or "protected by reCAPTCHA: Google's Privacy Policy applies" around it) does not; a plain "Privacy Policy" does.
 */
export function givesItselfOutAsOwn(site: Site, link: PolicyLink): boolean {
  if (!link.named) return false;
  const host = hostOf(link.href);
  if (host === '' || isFamilyHost(site.familyHosts, host)) return true;
  const words = plain(link.name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '' && !nobody.has(word));
  if (words.some(word => isOwnName(site, word))) return true;
  if (words.length > 0) return false;
  const around = squeezed(link.context);
  if (namesOfOwner(host).some(name => around.includes(name))) return false;
  return !saysWhose(site, link);
}
