import { X509Certificate } from 'node:crypto';
import { Fetcher } from '../network/fetcher.js';
import { FetchError } from '../network/fetch-error.js';
import type { Settings } from '../settings.js';

/** Intermediates that may be missing from one chain. */
const mostMissing = 4;
const mostBytes = 64 * 1024;

/** Where a certificate says that its issuer's is published (RFC 5280 §4.2.2.1). */
const issuerAddress = (certificate: X509Certificate): string | undefined =>
  /^CA Issuers - URI:(\S+)$/m.exec(certificate.infoAccess ?? '')?.[1];

/**
 * Fetches the certificates that a server should have sent beside its own, as browsers do. `named` tells whether the certificate says where
 * they are; what was found may be none or too few.
 */
export async function fetchMissingIssuers(
  settings: Settings,
  last: X509Certificate,
): Promise<{ readonly named: boolean; readonly found: readonly X509Certificate[] }> {
  const fetcher = new Fetcher(settings);
  const found: X509Certificate[] = [];
  try {
    let at = last;
    for (let count = 0; count < mostMissing; count += 1) {
      const address = issuerAddress(at);
      if (address === undefined || !/^http:/.test(address)) break;
      const { status, body } = await fetcher.fetch(address, { maxBytes: mostBytes });
      if (status !== 200 || !body) break;
      const issuer = new X509Certificate(body);
      if (!at.checkIssued(issuer) || !at.verify(issuer.publicKey)) break;
      found.push(issuer);
      at = issuer;
    }
  } catch (error) {
    // What is no certificate is none that was found.
    if (!(error instanceof FetchError) && !isCryptoError(error)) throw error;
  } finally {
    fetcher.close();
  }
  return { named: issuerAddress(last) !== undefined, found };
}

const isCryptoError = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_OSSL');
