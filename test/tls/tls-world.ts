import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tls, { type SecureVersion } from 'node:tls';
import { generate } from 'selfsigned';
import { readSettings, type Settings } from '../../crawler/settings.js';

const day = 24 * 60 * 60 * 1000;
const daysFromNow = (days: number): Date => new Date(Date.now() + days * day);

export const host = 'www.site.test';

/** A key and its certificate, in PEM. */
export interface Pair {
  readonly private: string;
  readonly cert: string;
}

/** How a certificate differs from a sound one. */
export interface Making {
  readonly names?: readonly string[];
  /** Days from now. */
  readonly from?: number;
  readonly until?: number;
  readonly rsaBits?: 1024 | 2048;
  readonly algorithm?: 'sha1' | 'sha256';
  readonly isAuthority?: true;
  readonly commonName?: string;
}

/** Makes a certificate that `ca` signs, or that signs itself. */
export async function makeCertificate(ca: Pair | undefined, making: Making = {}): Promise<Pair> {
  const { names = [host], from = -1, until = 90, rsaBits, algorithm = 'sha256', isAuthority } = making;
  return generate([{ name: 'commonName', value: making.commonName ?? names[0] ?? host }], {
    ...(rsaBits === undefined ? { keyType: 'ec' as const } : { keyType: 'rsa' as const, keySize: rsaBits }),
    algorithm,
    notBeforeDate: daysFromNow(from),
    notAfterDate: daysFromNow(until),
    extensions: isAuthority
      ? [
          { name: 'basicConstraints', cA: true, critical: true },
          { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
        ]
      : [
          { name: 'basicConstraints', cA: false },
          { name: 'extKeyUsage', serverAuth: true },
          { name: 'subjectAltName', altNames: names.map(value => ({ type: 2 as const, value })) },
        ],
    ...(ca === undefined ? {} : { ca: { key: ca.private, cert: ca.cert } }),
  });
}

export const makeAuthority = (commonName: string, making: Making = {}, ca?: Pair): Promise<Pair> =>
  makeCertificate(ca, { ...making, commonName, isAuthority: true });

/** A TLS server on loopback, and the settings of a run that meets it as {@link host}. */
export interface TlsServer {
  readonly settings: Settings;
  readonly port: number;
  /** Bytes that clients sent over finished handshakes. */
  received(): number;
  /** Nothing listens any more. */
  stop(): Promise<void>;
  close(): Promise<void>;
}

export interface Serving {
  readonly minVersion?: SecureVersion;
  readonly maxVersion?: SecureVersion;
  /** Certificates sent after the server's own. */
  readonly sent?: readonly Pair[];
}

const pem = (pairs: readonly Pair[]): string => pairs.map(({ cert }) => `${cert.trim()}\n`).join('');

/** Serves a certificate; the run believes `authority`. */
export async function serveTls(own: Pair, authority: Pair, serving: Serving = {}): Promise<TlsServer> {
  const folder = mkdtempSync(join(tmpdir(), 'tls-'));
  const caFile = join(folder, 'ca.pem');
  writeFileSync(caFile, pem([authority]));
  let received = 0;
  const sockets = new Set<tls.TLSSocket>();
  const server = tls.createServer(
    {
      key: own.private,
      cert: pem([own, ...(serving.sent ?? [])]),
      ciphers: 'DEFAULT:@SECLEVEL=0',
      minVersion: serving.minVersion ?? 'TLSv1.2',
      maxVersion: serving.maxVersion ?? 'TLSv1.3',
    },
    socket => {
      sockets.add(socket);
      socket.on('data', (chunk: Buffer) => (received += chunk.length));
      socket.on('error', () => socket.destroy());
    },
  );
  server.on('tlsClientError', () => undefined);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const settings = readSettings(
    {
      BASE_URL: `https://${host}/`,
      CONNECT_TO: `*:443:127.0.0.1:${port}`,
      EXTRA_CA_CERTS: caFile,
    },
    '2026-01-01',
  );
  const stop = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    await new Promise(resolve => server.close(resolve));
  };
  return {
    settings,
    port,
    received: () => received,
    stop,
    async close() {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
