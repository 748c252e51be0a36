import { createHash, type X509Certificate } from 'node:crypto';
import tls from 'node:tls';

/** Hosts that are connected to although their certificate is not believed: each by the one key that it showed. */
export interface AcceptedKeys {
  /** The accepted key of a host and port (SHA-256 of its SubjectPublicKeyInfo, base64); undefined where certificates must be sound. */
  keyOf(host: string, port: number): string | undefined;
  /** Looks at the certificate of a host whose connection was refused for it; whether its key is accepted from now on. */
  meet(host: string, port: number): Promise<boolean>;
}

/** The server showed another key than the accepted one. */
export class OtherKeyError extends Error {
  readonly code = 'E_OTHER_KEY';
}

/** SHA-256 of a certificate's public key (SubjectPublicKeyInfo), in base64: how browsers and this harness name a key. */
export const spkiOf = ({ publicKey }: X509Certificate): string =>
  createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64');

/** Connects to whoever shows this key, whatever the certificate around it says. Nothing is sent to anybody else. */
export function connectToKey(options: tls.ConnectionOptions, key: string): tls.TLSSocket {
  const socket = tls.connect({
    ...options,
    secureContext: undefined,
    session: undefined,
    // Keys and signatures that the cryptographic library takes for too weak are part of what is put up with; old protocols are not.
    ciphers: 'DEFAULT:@SECLEVEL=0',
    minVersion: 'TLSv1.2',
    rejectUnauthorized: false,
    checkServerIdentity: () => undefined,
  });
  // The first to hear: what waits to be written is not sent before.
  socket.prependOnceListener('secureConnect', () => {
    const shown = socket.getPeerX509Certificate();
    if (shown === undefined || spkiOf(shown) !== key)
      socket.destroy(new OtherKeyError(`${options.servername ?? ''} shows another key than before`));
  });
  return socket;
}
