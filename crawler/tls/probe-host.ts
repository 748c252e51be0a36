import type { Connection } from '../evidence/connection.js';
import { certificateAuthorities } from '../network/trust.js';
import type { Settings } from '../settings.js';
import { certificateFacts } from './certificate-facts.js';
import { examineCertificate } from './examine-certificate.js';
import { askOldProtocols } from './old-protocols.js';

const dayMs = 24 * 60 * 60 * 1000;

/** `TLSv1.3` in words; Node says `TLSv1` for TLS 1.0. */
const protocolName = (name: string): string => name.replace(/^TLSv1$/, 'TLSv1.0').replace(/^TLSv/, 'TLS ');

/**
 * Connects to a host as its visitors do and says what certificate, protocol and cipher it brings, and whether it also speaks protocols
 * that are out of use. Never throws for what a host does; nothing is sent over the connections.
 */
export async function probeHost(settings: Settings, host: string, port: number): Promise<Connection> {
  const ca = certificateAuthorities(settings.extraCaCerts);
  const now = new Date();
  const bare = host.replace(/^\[|\]$/g, '');
  const { met, verified } = await examineCertificate(settings, bare, port, now, ca);
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
