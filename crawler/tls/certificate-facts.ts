import type { X509Certificate } from 'node:crypto';
import net from 'node:net';
import { AsnConvert } from '@peculiar/asn1-schema';
import { Certificate } from '@peculiar/asn1-x509';
import type { CertificateFact } from '../evidence/connection.js';

/** Signature algorithms by their object identifiers (RFC 3279, 4055, 5758, 8410). */
const signatures: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.2': 'MD2 with RSA',
  '1.2.840.113549.1.1.4': 'MD5 with RSA',
  '1.2.840.113549.1.1.5': 'SHA-1 with RSA',
  '1.3.14.3.2.29': 'SHA-1 with RSA',
  '1.2.840.113549.1.1.10': 'RSA-PSS',
  '1.2.840.113549.1.1.11': 'SHA-256 with RSA',
  '1.2.840.113549.1.1.12': 'SHA-384 with RSA',
  '1.2.840.113549.1.1.13': 'SHA-512 with RSA',
  '1.2.840.113549.1.1.14': 'SHA-224 with RSA',
  '1.2.840.10040.4.3': 'SHA-1 with DSA',
  '1.2.840.10045.4.1': 'SHA-1 with ECDSA',
  '1.2.840.10045.4.3.1': 'SHA-224 with ECDSA',
  '1.2.840.10045.4.3.2': 'SHA-256 with ECDSA',
  '1.2.840.10045.4.3.3': 'SHA-384 with ECDSA',
  '1.2.840.10045.4.3.4': 'SHA-512 with ECDSA',
  '1.3.101.112': 'Ed25519',
  '1.3.101.113': 'Ed448',
};

const curveBits: Readonly<Record<string, number>> = {
  prime192v1: 192,
  secp192k1: 192,
  secp224r1: 224,
  secp224k1: 224,
  prime256v1: 256,
  secp256k1: 256,
  brainpoolP256r1: 256,
  secp384r1: 384,
  brainpoolP384r1: 384,
  secp521r1: 521,
  brainpoolP512r1: 512,
};

/** How the certificate was signed; its algorithm's object identifier where that has no name here. */
function signatureOf(certificate: X509Certificate): string {
  const { algorithm } = AsnConvert.parse(certificate.raw, Certificate).signatureAlgorithm;
  return signatures[algorithm] ?? algorithm;
}

function keyOf({ publicKey }: X509Certificate): { keyType: string; keyBits: number } {
  const { asymmetricKeyType: type = '', asymmetricKeyDetails: details } = publicKey;
  if (type.startsWith('ed')) return { keyType: type, keyBits: type === 'ed448' ? 456 : 256 };
  if (type === 'ec') return { keyType: 'EC', keyBits: curveBits[details?.namedCurve ?? ''] ?? 0 };
  return { keyType: type.slice(0, 3).toUpperCase(), keyBits: details?.modulusLength ?? 0 };
}

/** Whether a key is too short to keep anything secret today (NIST SP 800-57: 112 bits of strength). A length that is not known is not judged. */
export const isWeakKey = ({ keyType, keyBits }: CertificateFact): boolean =>
  keyBits > 0 && (keyType === 'EC' ? keyBits < 224 : /^(RSA|DSA)$/.test(keyType) && keyBits < 2048);

export const isWeakSignature = ({ signature }: CertificateFact): boolean =>
  /^(MD2|MD5|SHA-1) /.test(signature);

/** Names and addresses of the subject alternative names; what else stands there (mail, URIs) names no server. */
function namesOf(certificate: X509Certificate): string[] {
  const text = certificate.subjectAltName ?? '';
  const parts = [...text.matchAll(/(?:^|, )(?:DNS|IP Address):("(?:[^"\\]|\\.)*"|[^,]*)/g)];
  return parts.map(part => (part[1] ?? '').replace(/^"|"$/g, '')).sort();
}

const oneLine = (name: string): string => name.split('\n').join(', ').slice(0, 300);

/** What a certificate says of itself. */
export function certificateFacts(certificate: X509Certificate): CertificateFact {
  return {
    subject: oneLine(certificate.subject ?? ''),
    issuer: oneLine(certificate.issuer ?? ''),
    names: namesOf(certificate).slice(0, 100),
    validFrom: new Date(certificate.validFrom).toISOString(),
    validTo: new Date(certificate.validTo).toISOString(),
    ...keyOf(certificate),
    signature: signatureOf(certificate),
    fingerprint: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
  };
}

/** Whether the certificate is made out to the host, as browsers see it: the common name does not count. */
export const namesHost = (certificate: X509Certificate, host: string): boolean =>
  net.isIP(host) > 0
    ? certificate.checkIP(host) !== undefined
    : certificate.checkHost(host, { subject: 'never', partialWildcards: false }) !== undefined;
