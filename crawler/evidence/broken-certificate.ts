import { z } from 'zod';
import { certificateFault, type CertificateFault } from './connection.js';

/** A host of the family that is looked at all the same although visitors' browsers refuse its certificate, or may. */
export const brokenCertificate = z.strictObject({
  /** Name or address, the latter without brackets. */
  host: z.string(),
  port: z.number().int(),
  /** What is wrong with it, sorted; empty where the server only does not send its whole chain, which browsers complete by themselves. */
  faults: z.array(certificateFault),
  /** SHA-256 of its public key (SubjectPublicKeyInfo, RFC 5280), in base64: the one key that is accepted there. */
  spki: z.string(),
});
export type BrokenCertificate = z.infer<typeof brokenCertificate>;

const words: Readonly<Record<CertificateFault, string>> = {
  expired: 'has expired',
  'not-yet-valid': 'is not valid yet',
  'wrong-host': 'is made out to other names',
  'self-signed': 'was issued by nobody but itself',
  'unknown-authority': 'comes from an authority that browsers do not know',
  invalid: 'cannot be verified',
  'weak-key': 'rests on a key that is too short',
  'weak-signature': 'is signed with a method that can be forged',
  unverified: 'comes without the certificates that vouch for it',
};

/** The host, with its port where that is not the usual one. */
export const nameOfHost = ({ host, port }: Pick<BrokenCertificate, 'host' | 'port'>): string =>
  port === 443 ? host : `${host}:${port}`;

/** What is wrong, as the end of a sentence that begins with "its certificate". */
export const saidOfFaults = ({ faults }: BrokenCertificate): string =>
  faults.map(fault => words[fault]).join(' and ') || words.unverified;

/** The entry for the host and port of an https: or wss: address; undefined where its certificate was no trouble. */
export function certificateAt(
  list: readonly BrokenCertificate[],
  address: string,
): BrokenCertificate | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, hostname, port } = new URL(address);
  if (protocol !== 'https:' && protocol !== 'wss:') return undefined;
  const host = hostname.replace(/^\[|\]$/g, '');
  return list.find(each => each.host === host && each.port === Number(port || 443));
}

/** The entry for which nothing typed is sent to an address; an incomplete chain is no reason for that. */
export function heldFrom(list: readonly BrokenCertificate[], address: string): BrokenCertificate | undefined {
  const found = certificateAt(list, address);
  return found && found.faults.length > 0 ? found : undefined;
}

/** Entries of several lists: one a host and port, the first by key; in the order of their names. */
export function joinedCertificates(lists: readonly (readonly BrokenCertificate[])[]): BrokenCertificate[] {
  const keyOf = (each: BrokenCertificate): string => `${each.host}:${each.port}`;
  const byHost = new Map<string, BrokenCertificate>();
  for (const each of lists.flat().sort((a, b) => (a.spki < b.spki ? -1 : 1)))
    if (!byHost.has(keyOf(each))) byHost.set(keyOf(each), each);
  return [...byHost].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
}
