import { createHash, X509Certificate } from 'node:crypto';
import net from 'node:net';
import tls from 'node:tls';

/** Makes certificates for the names that the browser asks for; only a browser launched with `browserArgs` believes them. */
export interface ProxyAuthority {
  /** Chromium argument that admits chains which hold this authority's key, and nothing else. */
  readonly browserArgs: readonly string[];
  contextFor(host: string): Promise<tls.SecureContext>;
}

const day = 86_400_000;
const lasts = () => ({
  keyType: 'ec' as const,
  algorithm: 'sha256',
  notBeforeDate: new Date(Date.now() - day),
  notAfterDate: new Date(Date.now() + 30 * day),
});

/** A fresh authority; its private key never leaves this process. */
export async function createProxyAuthority(): Promise<ProxyAuthority> {
  // Loaded here, for it takes long and most processes never come to it.
  const { generate } = await import('selfsigned');
  const root = await generate([{ name: 'commonName', value: 'Form filling proxy' }], {
    ...lasts(),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  const key = new X509Certificate(root.cert).publicKey.export({ type: 'spki', format: 'der' });
  const fingerprint = createHash('sha256').update(key).digest('base64');
  const contexts = new Map<string, Promise<tls.SecureContext>>();

  const makeContext = async (host: string): Promise<tls.SecureContext> => {
    const isAddress = net.isIP(host) !== 0;
    const leaf = await generate([{ name: 'commonName', value: isAddress ? 'address' : host.slice(0, 64) }], {
      ...lasts(),
      ca: { key: root.private, cert: root.cert },
      extensions: [
        { name: 'basicConstraints', cA: false },
        { name: 'keyUsage', digitalSignature: true },
        { name: 'extKeyUsage', serverAuth: true },
        { name: 'subjectAltName', altNames: [isAddress ? { type: 7, ip: host } : { type: 2, value: host }] },
      ],
    });
    // The chain is sent with the root, by whose key the browser knows it. The PEM parts end without a line break.
    return tls.createSecureContext({ key: leaf.private, cert: `${leaf.cert}\n${root.cert}\n` });
  };

  return {
    browserArgs: [`--ignore-certificate-errors-spki-list=${fingerprint}`],
    contextFor(host) {
      const known = contexts.get(host) ?? makeContext(host);
      contexts.set(host, known);
      return known;
    },
  };
}
