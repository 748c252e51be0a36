import { setTimeout as delay } from 'node:timers/promises';
import { crawlLimits } from '../crawl/crawl-limits.js';
import { againAfterError, patiently } from '../crawl/patience.js';
import type { CertificateFault, Connection } from '../evidence/connection.js';
import { FetchError } from '../network/fetch-error.js';
import { certificateAuthorities } from '../network/trust.js';
import type { Settings } from '../settings.js';
import { certificateFacts } from './certificate-facts.js';
import { certificateFaults } from './certificate-faults.js';
import { handshake, type Handshake, type Offer } from './handshake.js';
import { fetchMissingIssuers } from './missing-issuer.js';
import { askOldProtocols } from './old-protocols.js';

const dayMs = 24 * 60 * 60 * 1000;

/** What visitors' browsers offer and more: an old or weak server is met, and then told by what it chose. */
const wideOffer = (ca: readonly string[]): Offer => ({
  minVersion: 'TLSv1',
  maxVersion: 'TLSv1.3',
  // The least level, whatever this machine's policy is: keys and signatures are judged by themselves.
  ciphers: 'DEFAULT:@SECLEVEL=0',
  ca,
});

/** `TLSv1.3` in words; Node says `TLSv1` for TLS 1.0. */
const protocolName = (name: string): string => name.replace(/^TLSv1$/, 'TLSv1.0').replace(/^TLSv/, 'TLS ');

async function reach(
  settings: Settings,
  host: string,
  port: number,
  ca: readonly string[],
): Promise<Handshake> {
  const { outcome } = await patiently(
    async () => {
      const result = await handshake(settings, host, port, wideOffer(ca));
      const again =
        result.is === 'unreachable' ? againAfterError(new FetchError(result.code, result.detail)) : undefined;
      return { outcome: result, again: result.is === 'silent' ? { waitMs: undefined } : again };
    },
    crawlLimits,
    delay,
  );
  return outcome;
}

interface Verified {
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

/**
 * Connects to a host as its visitors do and says what certificate, protocol and cipher it brings, and whether it also speaks protocols
 * that are out of use. Never throws for what a host does; nothing is sent over the connections.
 */
export async function probeHost(settings: Settings, host: string, port: number): Promise<Connection> {
  const ca = certificateAuthorities(settings.extraCaCerts);
  const now = new Date();
  const bare = host.replace(/^\[|\]$/g, '');
  const met = await reach(settings, bare, port, ca);
  const empty = {
    host,
    port,
    checkedAt: now.toISOString(),
    protocol: '',
    cipher: '',
    chain: [],
    verification: '',
    faults: [],
    incomplete: false,
    daysLeft: 0,
    old: [],
    hsts: 'unknown' as const,
  };
  if (met.is !== 'done') {
    const reason = met.is === 'unreachable' ? met.code : `tls-${met.is}`;
    return { ...empty, outcome: { ok: false, reason, detail: met.detail } };
  }
  const verified = await verify(settings, bare, port, met, now, ca);
  const chain = met.chain.map(certificateFacts);
  const until = chain[0] ? Date.parse(chain[0].validTo) : now.getTime();
  return {
    ...empty,
    outcome: { ok: true },
    protocol: protocolName(met.protocol),
    cipher: met.cipher,
    chain,
    verification: met.verification,
    ...verified,
    daysLeft: Math.floor((until - now.getTime()) / dayMs),
    old: await askOldProtocols(settings, bare, port),
  };
}
