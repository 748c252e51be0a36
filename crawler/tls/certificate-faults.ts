import { createHash, X509Certificate } from 'node:crypto';
import tls from 'node:tls';
import type { CertificateFault } from '../evidence/connection.js';
import { certificateFacts, isWeakKey, isWeakSignature, namesHost } from './certificate-facts.js';

const keyHash = (certificate: X509Certificate): string =>
  createHash('sha256')
    .update(certificate.publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex');

const isSelfSigned = (certificate: X509Certificate): boolean =>
  certificate.checkIssued(certificate) && certificate.verify(certificate.publicKey);

/** The certificates whose signatures and keys count: from the server's own up to the first whose key is that of a believed authority. */
function countingOf(chain: readonly X509Certificate[], ca: readonly string[]): X509Certificate[] {
  const [own, ...rest] = chain;
  if (!own) return [];
  if (rest.length === 0) return [own];
  const believed = new Set(ca.map(pem => keyHash(new X509Certificate(pem))));
  const end = rest.findIndex(certificate => isSelfSigned(certificate) || believed.has(keyHash(certificate)));
  return [own, ...(end < 0 ? rest : rest.slice(0, end))];
}

/** Codes by which Node says that nobody who is believed vouches for a certificate. */
const unknownAuthority = new Set([
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'CERT_UNTRUSTED',
]);

/** What a verification's code adds to what the certificates themselves show. */
function faultOfCode(code: string, own: X509Certificate): CertificateFault | undefined {
  if (code === '') return undefined;
  if (code === 'CERT_HAS_EXPIRED') return 'expired';
  if (code === 'CERT_NOT_YET_VALID') return 'not-yet-valid';
  if (code === 'DEPTH_ZERO_SELF_SIGNED_CERT' || isSelfSigned(own)) return 'self-signed';
  return unknownAuthority.has(code) ? 'unknown-authority' : 'invalid';
}

/** Everything that is wrong with a chain for this host at this time; sorted. */
export function certificateFaults(
  chain: readonly X509Certificate[],
  verification: string,
  host: string,
  now: Date,
  ca: readonly string[] = tls.rootCertificates,
): CertificateFault[] {
  const [own] = chain;
  if (!own) return ['invalid'];
  const counting = countingOf(chain, ca);
  const facts = counting.map(certificateFacts);
  const faults = new Set<CertificateFault>();
  const byCode = faultOfCode(verification, own);
  if (byCode) faults.add(byCode);
  if (verification !== '' && isSelfSigned(own)) faults.add('self-signed');
  if (new Date(own.validTo) < now) faults.add('expired');
  if (new Date(own.validFrom) > now) faults.add('not-yet-valid');
  if (!namesHost(own, host)) faults.add('wrong-host');
  if (facts.some(isWeakKey)) faults.add('weak-key');
  // A certificate that signs itself proves nothing by its signature.
  if (facts.some((fact, index) => isWeakSignature(fact) && !isSelfSigned(counting[index] ?? own)))
    faults.add('weak-signature');
  return [...faults].sort();
}
