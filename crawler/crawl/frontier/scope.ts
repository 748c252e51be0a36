import { urlGlob } from '../../evidence/url-globs.js';
import { isFamilyHost } from '../../../kernel/party.js';
import { isPrivateAddress } from '../../network/private-addresses.js';
import { connectRuleFor } from '../../network/connect-to.js';
import type { Settings } from '../../settings.js';
import type { SkipReason } from '../fetch/answer.js';
import { unsafeAddress } from '../safe-links/state-changing-links.js';

export interface UrlRefusal {
  readonly reason: SkipReason;
  readonly detail: string;
}

/** Which addresses belong to the crawl, by themselves: the family's hosts, the globs, nothing private, nothing that does a deed. */
export class Scope {
  readonly #include: readonly ((url: URL) => boolean)[];
  readonly #exclude: readonly { readonly glob: string; readonly matches: (url: URL) => boolean }[];

  constructor(
    readonly settings: Settings,
    readonly maxAddressLength: number,
  ) {
    this.#include = settings.include.map(urlGlob);
    this.#exclude = settings.exclude.map(glob => ({ glob, matches: urlGlob(glob) }));
  }

  isFamily(host: string): boolean {
    return isFamilyHost(this.settings.familyHosts, host);
  }

  /** Why an address is not asked; `undefined` where it may be. */
  refuses(key: string): UrlRefusal | undefined {
    const url = new URL(key);
    if (!this.isFamily(url.hostname))
      return { reason: 'off-site', detail: `${url.hostname} is not of the family` };
    if (key.length > this.maxAddressLength)
      return {
        reason: 'address-too-long',
        detail: `${key.length} characters; ${this.maxAddressLength} are followed`,
      };
    if (this.#isStrangeAddress(url))
      return {
        reason: 'private-address',
        detail: `${url.host} is a private address that BASE_URL does not name`,
      };
    const deed = unsafeAddress(key);
    if (deed !== undefined) return { reason: 'unsafe-link', detail: `not followed, since ${deed}` };
    return this.refusesByGlob(url);
  }

  refusesByGlob(url: URL): UrlRefusal | undefined {
    const exclusion = this.#exclude.find(({ matches }) => matches(url));
    if (exclusion) return { reason: 'excluded', detail: `EXCLUDE names it (${exclusion.glob})` };
    if (this.#include.length > 0 && !this.#include.some(matches => matches(url)))
      return { reason: 'not-included', detail: 'INCLUDE does not name it' };
    return undefined;
  }

  /** A private address on another port than BASE_URL's is another service, even on a host of the family. */
  #isStrangeAddress(url: URL): boolean {
    const host = url.hostname.replace(/^\[|\]$/g, '');
    if (!isPrivateAddress(host) && host !== 'localhost') return false;
    const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
    return (
      url.origin !== new URL(this.settings.baseUrl).origin &&
      !connectRuleFor(this.settings.connectTo, host, port)
    );
  }
}
