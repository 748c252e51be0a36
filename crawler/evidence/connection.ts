import { z } from 'zod';
import { outcome } from './visit.js';

/** A certificate as a server sent it. */
export const certificateFact = z.strictObject({
  subject: z.string(),
  issuer: z.string(),
  /** Names (and addresses) that it is made out to. */
  names: z.array(z.string()),
  validFrom: z.iso.datetime(),
  validTo: z.iso.datetime(),
  /** Such as `RSA` or `EC`. */
  keyType: z.string(),
  keyBits: z.number().int(),
  /** How the issuer signed it, such as `SHA-256 with RSA`. */
  signature: z.string(),
  /** SHA-256 of the whole certificate, in hex. */
  fingerprint: z.string(),
});
export type CertificateFact = z.infer<typeof certificateFact>;

/** What is wrong with a certificate; browsers refuse all but the last three on sight. */
export const certificateFault = z.enum([
  'expired',
  'not-yet-valid',
  'wrong-host',
  'self-signed',
  /** Issued by nobody that the system (or `EXTRA_CA_CERTS`) trusts. */
  'unknown-authority',
  /** Something else keeps it from being believed; `verification` has the code. */
  'invalid',
  /** An RSA key of fewer than 2048 bits, or an elliptic curve below 224. */
  'weak-key',
  /** Signed with SHA-1 or MD5. */
  'weak-signature',
  /** An intermediate certificate was not sent and could not be fetched: whether it is sound is not known. */
  'unverified',
]);
export type CertificateFault = z.infer<typeof certificateFault>;

/** What came of offering nothing but one old version of the protocol. */
export const oldProtocol = z.strictObject({
  version: z.enum(['TLS 1.0', 'TLS 1.1']),
  /**
   * accepted: the server speaks it · refused: it does not · unknown: no answer came · not-offered: the cryptographic library of this
   * machine cannot offer it, so that it was not asked.
   */
  answer: z.enum(['accepted', 'refused', 'unknown', 'not-offered']),
  detail: z.string(),
});
export type OldProtocol = z.infer<typeof oldProtocol>;

/** An encrypted connection to one host and port: facts of the handshake. */
export const connection = z.strictObject({
  host: z.string(),
  port: z.number().int(),
  /** Whether there was a handshake to look at. A certificate that browsers refuse is one. */
  outcome,
  checkedAt: z.iso.datetime(),
  /** The best version that both sides speak, such as `TLS 1.3`; empty without a handshake. */
  protocol: z.string(),
  cipher: z.string(),
  /** The server's own certificate, and those that vouch for it, as far as it sent them. */
  chain: z.array(certificateFact),
  /** Code of the verification's last error, such as `CERT_HAS_EXPIRED`; empty where it is believed. */
  verification: z.string(),
  /** Sorted. */
  faults: z.array(certificateFault),
  /** An intermediate certificate is missing from what the server sends; its issuer publishes it, and browsers fetch it there. */
  incomplete: z.boolean(),
  /** Whole days from the check until the certificate ends; negative where it has. */
  daysLeft: z.number().int(),
  old: z.array(oldProtocol),
  /** Whether the host tells browsers to come over https: only (HTTP Strict Transport Security, RFC 6797); asked of the family's hosts. */
  hsts: z.enum(['sent', 'not-sent', 'unknown']),
  /**
   * Names that the host's own name is an alias of (CNAME records), in their order; absent where they were not asked for (a host outside
   * the family, or one that `CONNECT_TO` maps) or no answer came.
   */
  aliases: z.array(z.string()).optional(),
});
export type Connection = z.infer<typeof connection>;

/** Reason of an unencrypted twin that was not asked: the run's settings say nothing of where to find it. */
export const notMapped = 'port-not-mapped';

/** What the unencrypted twin (`http:`) of an address does, asked without following it beyond its first encrypted hop. */
export const plainAnswer = z.strictObject({
  /** The `http:` address that was asked. */
  url: z.string(),
  /** URL of the page whose twin it is; that of the host's root where no page is meant. */
  page: z.string(),
  /** Not asked, or no answer. */
  outcome,
  /**
   * leads-to-https: a redirect does · answers: a page is served unencrypted · refuses: an error (4xx) and no page · closed: nothing
   * listens there · unknown: see the outcome.
   */
  answer: z.enum(['leads-to-https', 'answers', 'refuses', 'closed', 'unknown']),
  /** Status of the last answer; 0 without one. */
  status: z.number().int(),
  /** Addresses on the way, the one asked first. */
  hops: z.array(z.string()),
  /** The redirect leads to the same path on the same host, `www.` aside. */
  samePath: z.boolean(),
});
export type PlainAnswer = z.infer<typeof plainAnswer>;
