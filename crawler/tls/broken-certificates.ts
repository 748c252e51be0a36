import {
  heldFrom,
  joinedCertificates,
  nameOfHost,
  saidOfFaults,
  type BrokenCertificate,
} from '../evidence/broken-certificate.js';
import { spkiOf, type AcceptedKeys } from '../network/accepted-keys.js';
import { isFamilyHost } from '../../kernel/party.js';
import { certificateAuthorities } from '../network/trust.js';
import type { Settings } from '../settings.js';
import { examineCertificate } from './examine-certificate.js';

/** What a run says of a host that it looks at in spite of its certificate. */
export const inSpiteOf = (broken: BrokenCertificate): string =>
  `${nameOfHost(broken)} was looked at all the same although its certificate ${saidOfFaults(broken)}.`;

/**
 * The family's hosts whose certificate is refused, and which are looked at all the same: what a broken certificate covers is still the
 * site's. Hosts of others stay refused, as they do for visitors.
 */
export class BrokenCertificates implements AcceptedKeys {
  readonly #known = new Map<string, BrokenCertificate>();
  readonly #met = new Map<string, Promise<boolean>>();

  /** `known`: what an earlier step of the run met. */
  constructor(
    readonly settings: Settings,
    known: readonly BrokenCertificate[] = [],
  ) {
    for (const each of known) this.#known.set(`${each.host}:${each.port}`, each);
  }

  /** Sorted by host and port. */
  get all(): readonly BrokenCertificate[] {
    return joinedCertificates([[...this.#known.values()]]);
  }

  /** The accepted keys, each once. */
  get keys(): readonly string[] {
    return [...new Set(this.all.map(({ spki }) => spki))];
  }

  keyOf(host: string, port: number): string | undefined {
    return this.#known.get(`${host}:${port}`)?.spki;
  }

  meet(host: string, port: number): Promise<boolean> {
    if (!isFamilyHost(this.settings.familyHosts, host)) return Promise.resolve(false);
    const name = `${host}:${port}`;
    if (this.#known.has(name)) return Promise.resolve(true);
    const meeting = this.#met.get(name) ?? this.#examine(host, port);
    this.#met.set(name, meeting);
    return meeting;
  }

  /** Why nothing typed is sent to an address, in words; undefined where that is no matter of its certificate. */
  holdsFrom(address: string): string | undefined {
    const broken = heldFrom(this.all, address);
    return broken && `the certificate of ${nameOfHost(broken)} ${saidOfFaults(broken)}`;
  }

  async #examine(host: string, port: number): Promise<boolean> {
    const { settings } = this;
    const ca = certificateAuthorities(settings.extraCaCerts);
    const { met, verified } = await examineCertificate(settings, host, port, new Date(), ca);
    const own = met.is === 'done' ? met.chain[0] : undefined;
    const { faults, incomplete } = verified;
    if (own === undefined || (faults.length === 0 && !incomplete)) return false;
    this.#known.set(`${host}:${port}`, { host, port, faults: [...faults], spki: spkiOf(own) });
    return true;
  }
}
