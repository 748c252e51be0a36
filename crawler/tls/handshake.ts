import type { X509Certificate } from 'node:crypto';
import { constants } from 'node:crypto';
import net from 'node:net';
import tls from 'node:tls';
import { resolveTarget } from '../network/agents.js';
import { toFetchError, type FetchErrorCode } from '../network/fetch-error.js';
import { mayBePrivate } from '../network/fetcher.js';
import type { Settings } from '../settings.js';

/** What a handshake is tried with. */
export interface Offer {
  readonly minVersion: tls.SecureVersion;
  readonly maxVersion: tls.SecureVersion;
  readonly ciphers: string;
  /** PEM certificates of the authorities that are believed, and of intermediates that help to reach them. */
  readonly ca: readonly string[];
}

/** Milliseconds until a connection stands, and until a handshake on it has ended. */
const limits = { connect: 10_000, handshake: 10_000 };

export type Handshake =
  | {
      readonly is: 'done';
      readonly protocol: string;
      readonly cipher: string;
      /** The server's own certificate first. */
      readonly chain: readonly X509Certificate[];
      /** Why the certificate is not believed; empty where it is. The host's name is not looked at. */
      readonly verification: string;
    }
  /** No connection. */
  | { readonly is: 'unreachable'; readonly code: FetchErrorCode; readonly detail: string }
  /** The server broke the handshake off. */
  | { readonly is: 'refused'; readonly detail: string }
  /** The handshake did not end. */
  | { readonly is: 'silent'; readonly detail: string }
  /** The cryptographic library here does not make such an offer. */
  | { readonly is: 'not-offered'; readonly detail: string };

/** What OpenSSL says before it has sent anything: versions or ciphers that it was built without, or that its policy forbids. */
const localRefusals = new Set([
  'ERR_SSL_NO_PROTOCOLS_AVAILABLE',
  'ERR_SSL_NO_CIPHERS_AVAILABLE',
  'ERR_SSL_NO_CIPHER_MATCH',
  'ERR_SSL_UNSUPPORTED_PROTOCOL',
  'ERR_SSL_VERSION_TOO_LOW',
  'ERR_SSL_INTERNAL_ERROR',
]);

const codeOf = (error: Error): string =>
  'code' in error && typeof error.code === 'string' ? error.code : error.message;
/** OpenSSL's own messages hold addresses of memory, which differ from run to run. */
const said = (error: Error): string => codeOf(error).slice(0, 160);

function connect(settings: Settings, host: string, port: number): Promise<net.Socket> {
  const { address } = resolveTarget(settings.connectTo, { host, port }, 443, mayBePrivate(settings.baseUrl));
  return new Promise((resolve, reject) => {
    const socket = net.connect({ ...address, autoSelectFamily: true });
    const timer = setTimeout(
      () => socket.destroy(Object.assign(new Error('no connection'), { event: 'connect' })),
      limits.connect,
    );
    socket.once('error', reject);
    socket.once('close', () => clearTimeout(timer));
    socket.once('connect', () => {
      clearTimeout(timer);
      socket.removeListener('error', reject);
      resolve(socket);
    });
  });
}

/** The certificates that were sent, from the server's own to the last that vouches for one before it. */
function chainOf(socket: tls.TLSSocket): X509Certificate[] {
  const chain: X509Certificate[] = [];
  const seen = new Set<string>();
  let next = socket.getPeerX509Certificate();
  while (next && !seen.has(next.fingerprint256)) {
    seen.add(next.fingerprint256);
    chain.push(next);
    next = next.issuerCertificate;
  }
  return chain;
}

/** Tries one handshake, whatever the certificate is worth; nothing is sent over the connection. */
export async function handshake(
  settings: Settings,
  host: string,
  port: number,
  offer: Offer,
): Promise<Handshake> {
  let raw: net.Socket;
  try {
    raw = await connect(settings, host, port);
  } catch (error) {
    const { code, message } = toFetchError(error, `${host}:${port}`);
    return { is: 'unreachable', code, detail: message };
  }
  return new Promise(resolve => {
    let secured: tls.TLSSocket | undefined;
    const finish = (result: Handshake): void => {
      clearTimeout(timer);
      // One after the other: ending the socket below the encrypted one first crashes Node 20.
      secured?.once('close', () => raw.destroy());
      (secured ?? raw).destroy();
      resolve(result);
    };
    const timer = setTimeout(
      () => finish({ is: 'silent', detail: `no end of the handshake within ${limits.handshake} ms` }),
      limits.handshake,
    );
    const fail = (error: Error): void =>
      finish(
        localRefusals.has(codeOf(error)) && raw.bytesWritten === 0
          ? { is: 'not-offered', detail: said(error) }
          : { is: 'refused', detail: said(error) },
      );
    raw.once('error', fail);
    raw.once('close', () => fail(new Error('the server closed the connection')));
    try {
      const socket = (secured = tls.connect({
        socket: raw,
        ...(net.isIP(host) > 0 ? {} : { servername: host }),
        ...offer,
        ca: [...offer.ca],
        rejectUnauthorized: false,
        checkServerIdentity: () => undefined,
        // Servers without secure renegotiation are looked at like others.
        secureOptions: constants.SSL_OP_LEGACY_SERVER_CONNECT,
      }));
      socket.once('error', fail);
      socket.once('secureConnect', () => {
        const { authorizationError } = socket;
        finish({
          is: 'done',
          protocol: socket.getProtocol() ?? '',
          cipher: socket.getCipher().standardName || socket.getCipher().name,
          chain: chainOf(socket),
          verification: authorizationError ? String(authorizationError) : '',
        });
      });
    } catch (error) {
      fail(error instanceof Error ? error : new Error(String(error)));
    }
  });
}
