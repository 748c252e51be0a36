import { setTimeout as delay } from 'node:timers/promises';
import { crawlLimits } from '../crawl/crawl-limits.js';
import { retryOfError, withRetries } from '../crawl/fetch/retry-policy.js';
import type { CertificateFault } from '../evidence/connection.js';
import { FetchError } from '../network/fetch-error.js';
import type { Settings } from '../settings.js';
import { certificateFaults } from './certificate-faults.js';
import { handshake, type Handshake, type Offer } from './handshake.js';
import { fetchMissingIssuers } from './missing-issuer.js';

/** What visitors' browsers offer and more: an old or weak server is met, and then told by what it chose. */
const wideOffer = (ca: readonly string[]): Offer => ({
  minVersion: 'TLSv1',
  maxVersion: 'TLSv1.3',
  // The least level, whatever this machine's policy is: keys and signatures are judged by themselves.
  ciphers: 'DEFAULT:@SECLEVEL=0',
  ca,
});

async function reach(
  settings: Settings,
  host: string,
  port: number,
  ca: readonly string[],
): Promise<Handshake> {
  const { outcome } = await withRetries(
    async () => {
      const result = await handshake(settings, host, port, wideOffer(ca));
      const again =
        result.is === 'unreachable' ? retryOfError(new FetchError(result.code, result.detail)) : undefined;
      return { outcome: result, again: result.is === 'silent' ? { waitMs: undefined } : again };
    },
    crawlLimits,
    delay,
  );
  return outcome;
}

/** What a host's certificate is worth. */
export interface Verified {
  readonly faults: CertificateFault[];
  readonly incomplete: boolean;
}

/** Judges the chain, completed by what its issuers publish where the server sent too little. */
async function verify(
  settings: Settings,
  host: string,
  port: number,
  met: Extract<Handshake, { is: 'done' }>,
  now: Date,
  ca: readonly string[],
): Promise<Verified> {
  const faults = certificateFaults(met.chain, met.verification, host, now, ca);
  const last = met.chain.at(-1);
  if (!faults.includes('unknown-authority') || !last || last.checkIssued(last))
    return { faults, incomplete: false };
  const missing = await fetchMissingIssuers(settings, last);
  if (!missing.named) return { faults, incomplete: false };
  const again = await handshake(settings, host, port, wideOffer([...ca, ...missing.found.map(String)]));
  const better =
    again.is === 'done' ? certificateFaults(again.chain, again.verification, host, now, ca) : faults;
  if (!better.includes('unknown-authority')) return { faults: better, incomplete: true };
  // Issuers were found up to one that signs itself: nobody believes it.
  const top = missing.found.at(-1);
  if (top?.checkIssued(top)) return { faults: better, incomplete: true };
  const others = better.filter(fault => fault !== 'unknown-authority');
  return { faults: [...others, 'unverified' as const].sort(), incomplete: true };
}

/** Connects to a host whatever its certificate is, and tells what that is worth; nothing is sent over the connections. */
export async function examineCertificate(
  settings: Settings,
  host: string,
  port: number,
  now: Date,
  ca: readonly string[],
): Promise<{ readonly met: Handshake; readonly verified: Verified }> {
  const met = await reach(settings, host, port, ca);
  const verified =
    met.is === 'done' ? await verify(settings, host, port, met, now, ca) : { faults: [], incomplete: false };
  return { met, verified };
}
