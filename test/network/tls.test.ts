import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { generate } from 'selfsigned';
import { FetchError } from '../../crawler/network/fetch-error.js';
import { Fetcher } from '../../crawler/network/fetcher.js';
import { readSettings } from '../../crawler/settings.js';

const day = 24 * 60 * 60 * 1000;
const daysFromNow = (days: number): Date => new Date(Date.now() + days * day);
const names = (...hosts: string[]) => [
  { name: 'subjectAltName' as const, altNames: hosts.map(value => ({ type: 2 as const, value })) },
];

async function certificates() {
  const authority = await generate([{ name: 'commonName', value: 'Test authority' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notAfterDate: daysFromNow(30),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, digitalSignature: true, critical: true },
    ],
  });
  const leaf = (host: string, from: number, until: number) =>
    generate([{ name: 'commonName', value: host }], {
      keyType: 'ec',
      algorithm: 'sha256',
      notBeforeDate: daysFromNow(from),
      notAfterDate: daysFromNow(until),
      extensions: names(host),
      ca: { key: authority.private, cert: authority.cert },
    });
  return {
    authority,
    good: await leaf('www.site.test', -1, 10),
    expired: await leaf('www.site.test', -20, -10),
    future: await leaf('www.site.test', 10, 20),
    otherHost: await leaf('other.test', -1, 10),
    untrusted: await generate([{ name: 'commonName', value: 'www.site.test' }], {
      keyType: 'ec',
      algorithm: 'sha256',
      notAfterDate: daysFromNow(10),
      extensions: names('www.site.test'),
    }),
  };
}

/** What a fetch from a server with this certificate comes to: a status, or the code of the error. */
async function outcome(
  certificate: { private: string; cert: string },
  authority: string,
  options: { maxVersion?: 'TLSv1.1' } = {},
): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'tls-test-'));
  const caFile = join(folder, 'ca.pem');
  writeFileSync(caFile, `${authority}\n`);
  const legacy =
    options.maxVersion === undefined
      ? {}
      : { ...options, minVersion: 'TLSv1' as const, ciphers: 'DEFAULT:@SECLEVEL=0' };
  const server = createServer(
    { key: certificate.private, cert: certificate.cert, ...legacy },
    (_, response) => response.end('hello'),
  );
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const fetcher = new Fetcher(
    readSettings(
      { BASE_URL: 'https://www.site.test/', CONNECT_TO: `*:443:127.0.0.1:${port}`, EXTRA_CA_CERTS: caFile },
      '2026-01-01',
    ),
  );
  try {
    return String((await fetcher.fetch('https://www.site.test/')).status);
  } catch (error) {
    return error instanceof FetchError ? error.code : String(error);
  } finally {
    fetcher.close();
    server.closeAllConnections();
    await new Promise(resolve => server.close(resolve));
    rmSync(folder, { recursive: true, force: true });
  }
}

test('certificates are really checked, and each fault has its own reason', async () => {
  const { authority, good, expired, future, otherHost, untrusted } = await certificates();
  expect(await outcome(good, authority.cert)).toBe('200');
  expect(await outcome(expired, authority.cert)).toBe('tls-expired');
  expect(await outcome(future, authority.cert)).toBe('tls-expired');
  expect(await outcome(otherHost, authority.cert)).toBe('tls-wrong-host');
  expect(await outcome(untrusted, authority.cert)).toBe('tls-untrusted');
  expect(await outcome(good, authority.cert, { maxVersion: 'TLSv1.1' })).toBe('tls-protocol');
});
