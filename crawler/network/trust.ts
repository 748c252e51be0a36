import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import tls from 'node:tls';

/** `EXTRA_CA_CERTS` could not be read or holds no certificate. */
export class ExtraCaError extends Error {
  readonly code = 'E_EXTRA_CA_CERTS';
}

const pemBlock = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** The PEM certificates in a file; throws {@link ExtraCaError} when it cannot be read, is empty of certificates or holds a broken one. */
export function readCertificates(file: string): readonly string[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new ExtraCaError(`expected a readable PEM file, got ${JSON.stringify(file)}`, { cause });
  }
  const blocks = text.match(pemBlock) ?? [];
  if (blocks.length === 0)
    throw new ExtraCaError(`expected at least one PEM certificate in ${JSON.stringify(file)}, got none`);
  for (const block of blocks) {
    try {
      new X509Certificate(block);
    } catch (cause) {
      throw new ExtraCaError(`expected valid PEM certificates in ${JSON.stringify(file)}, got a broken one`, {
        cause,
      });
    }
  }
  return blocks;
}

/** Certificate authorities to give to TLS clients: the system's and the extra ones (Node's `ca` option replaces the system list). */
export function certificateAuthorities(extraCaFile: string | undefined): string[] {
  const extra = extraCaFile === undefined ? [] : readCertificates(extraCaFile);
  return [...tls.rootCertificates, ...extra];
}

const contexts = new Map<string, tls.SecureContext>();

/**
 * What all TLS clients of a process share that believe {@link certificateAuthorities}: to read some 140 certificates takes some 70 ms, each
 * time.
 */
export function believing(extraCaFile: string | undefined): tls.SecureContext {
  const ca = certificateAuthorities(extraCaFile);
  const key = ca.join();
  const context = contexts.get(key) ?? tls.createSecureContext({ ca });
  contexts.set(key, context);
  return context;
}
