import type { CertificateFault, Connection } from '../../../crawler/evidence/connection.js';
import type { Violation } from '../../../policy/result.js';

/** What is wrong, and what to do about it, in the three parts of a violation. */
export type Wrong = Pick<Violation, 'message' | 'expected' | 'actual'>;

const dayOf = (instant: string): string => instant.slice(0, 10);

/** Faults of a certificate that break the claim, in words. What is not known is no fault. */
const words: Readonly<
  Record<Exclude<CertificateFault, 'unverified'>, (connection: Connection, host: string) => Wrong>
> = {
  expired: ({ chain, checkedAt }, host) => {
    const over = chain.find(({ validTo }) => validTo < checkedAt) ?? chain[0];
    const day = dayOf(over?.validTo ?? checkedAt);
    return {
      message: `The certificate of ${host} has expired: browsers warn visitors away, and whoever goes on cannot know whom they talk to. Renew it, and let a program renew it from now on.`,
      expected: 'a certificate that is valid today',
      actual:
        over === chain[0] ? `valid until ${day}` : `${over?.subject ?? 'an issuer'}: valid until ${day}`,
    };
  },
  'not-yet-valid': ({ chain }, host) => ({
    message: `The certificate of ${host} is not valid yet: browsers warn visitors away. Install one that is valid now.`,
    expected: 'a certificate that is valid today',
    actual: `valid from ${dayOf(chain[0]?.validFrom ?? '')}`,
  }),
  'wrong-host': ({ chain }, host) => ({
    message: `The certificate of ${host} is made out to other names: browsers warn visitors away. Install one that names ${host}.`,
    expected: `a certificate for ${host}`,
    actual: `made out to ${chain[0]?.names.join(', ') || 'no host'}`,
  }),
  'self-signed': ({ chain }, host) => ({
    message: `The certificate of ${host} was issued by nobody but itself: anyone can make such a one, and browsers warn visitors away. Get one from a recognised authority.`,
    expected: 'a certificate of an authority that browsers know',
    actual: `signed by itself (${chain[0]?.issuer ?? ''})`,
  }),
  'unknown-authority': ({ chain }, host) => ({
    message: `The certificate of ${host} comes from an authority that browsers do not know: they warn visitors away. Get one from a recognised authority.`,
    expected: 'a certificate of an authority that browsers know',
    actual: `issued by ${chain.at(-1)?.issuer ?? 'an unknown authority'}`,
  }),
  invalid: ({ verification }, host) => ({
    message: `The certificate of ${host} cannot be verified: browsers warn visitors away. Install a sound one with its whole chain.`,
    expected: 'a certificate that can be verified',
    actual: verification,
  }),
  'weak-key': ({ chain }, host) => {
    const weak = chain.find(each =>
      each.keyType === 'EC' ? each.keyBits < 224 : /^(RSA|DSA)$/.test(each.keyType) && each.keyBits < 2048,
    );
    return {
      message: `The certificate of ${host} rests on a key that is too short to withstand an attack today. Make a new key of at least 2048 bits (RSA) or 256 bits (elliptic curve).`,
      expected: 'an RSA key of 2048 bits or more, or an elliptic curve of 224 bits or more',
      actual: weak ? `${weak.keyType} with ${weak.keyBits} bits` : 'a short key',
    };
  },
  'weak-signature': ({ chain }, host) => ({
    message: `The certificate of ${host} is signed with a method that can be forged. Have it issued anew.`,
    expected: 'a signature with SHA-256 or better',
    actual:
      chain.find(({ signature }) => /^(MD2|MD5|SHA-1) /.test(signature))?.signature ?? 'a weak signature',
  }),
};

/** What breaks the claim in a host's certificate, as visitors meet it. */
export const wrongWithCertificate = (connection: Connection, host: string): Wrong[] =>
  connection.faults.flatMap(fault => (fault === 'unverified' ? [] : [words[fault](connection, host)]));

/** Versions of TLS that are out of use and that the host speaks (RFC 8996). */
export function oldVersions({ protocol, old }: Connection): string[] {
  const accepted = old.filter(({ answer }) => answer === 'accepted').map(({ version }) => version);
  const chosen = /^(SSL|TLS 1\.[01]$)/.test(protocol) ? [protocol] : [];
  return [...new Set([...accepted, ...chosen])].sort();
}
