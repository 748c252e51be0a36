import { createServer, type AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { parseConnectTo } from '../../crawler/network/connect-to.js';
import type { Connection } from '../../crawler/evidence/connection.js';
import { probeHost } from '../../crawler/tls/probe-host.js';
import {
  host,
  makeAuthority,
  makeCertificate,
  serveTls,
  type Making,
  type Pair,
  type Serving,
} from './tls-world.js';

let authority: Pair;
let rsaAuthority: Pair;
test.beforeAll(async () => {
  authority = await makeAuthority('Test authority');
  rsaAuthority = await makeAuthority('Test authority of RSA', { rsaBits: 2048 });
});

async function probe(own: Pair, serving: Serving = {}, ca: Pair = authority): Promise<Connection> {
  const server = await serveTls(own, ca, serving);
  try {
    return await probeHost(server.settings, host, 443);
  } finally {
    expect(server.received(), 'nothing is sent').toBe(0);
    await server.close();
  }
}

const made = async (making: Making = {}, serving: Serving = {}): Promise<Connection> => {
  const ca = making.rsaBits === undefined ? authority : rsaAuthority;
  return probe(await makeCertificate(ca, making), serving, ca);
};

test('a sound certificate and a modern protocol', async () => {
  const found = await made({ names: [host, '*.site.test'] });
  expect(found).toMatchObject({
    host,
    port: 443,
    outcome: { ok: true },
    protocol: 'TLS 1.3',
    verification: '',
    faults: [],
    incomplete: false,
    old: [
      { version: 'TLS 1.0', answer: 'refused' },
      { version: 'TLS 1.1', answer: 'refused' },
    ],
  });
  expect([89, 90]).toContain(found.daysLeft);
  expect(found.chain[0]).toMatchObject({
    subject: `CN=${host}`,
    issuer: 'CN=Test authority',
    names: ['*.site.test', host],
    keyType: 'EC',
    keyBits: 256,
    signature: 'SHA-256 with ECDSA',
  });
});

test('TLS 1.2 alone is no fault', async () => {
  expect(await made({}, { maxVersion: 'TLSv1.2' })).toMatchObject({ protocol: 'TLS 1.2', faults: [] });
});

test('a certificate that ends soon is told by its days', async () => {
  expect(await made({ until: 5.5 })).toMatchObject({ daysLeft: 5, faults: [] });
});

const faulty: readonly (readonly [string, Making, readonly string[]])[] = [
  ['expired', { from: -20, until: -2 }, ['expired']],
  ['not yet valid', { from: 2, until: 20 }, ['not-yet-valid']],
  ['made out to another host', { names: ['other.test'] }, ['wrong-host']],
  ['a wildcard of another level', { names: ['*.www.site.test', '*.test'] }, ['wrong-host']],
  ['expired and made out to another host', { until: -0.5, names: ['other.test'] }, ['expired', 'wrong-host']],
  ['a short key', { rsaBits: 1024 }, ['weak-key']],
  ['signed with SHA-1', { algorithm: 'sha1' }, ['weak-signature']],
];
for (const [name, making, faults] of faulty)
  test(`a certificate at fault: ${name}`, async () => {
    expect((await made(making)).faults).toEqual(faults);
  });

test('an RSA key of 2048 bits is long enough', async () => {
  const found = await made({ rsaBits: 2048 });
  expect(found.faults).toEqual([]);
  expect(found.chain[0]).toMatchObject({ keyType: 'RSA', keyBits: 2048 });
});

test('a certificate that signs itself', async () => {
  expect((await probe(await makeCertificate(undefined))).faults).toEqual(['self-signed']);
});

test('a certificate that names its host as common name only', async () => {
  const own = await makeCertificate(authority, { names: [], commonName: host });
  expect((await probe(own)).faults).toEqual(['wrong-host']);
});

test('an authority that nobody knows, sent along or not', async () => {
  const stranger = await makeAuthority('Unknown authority');
  const own = await makeCertificate(stranger);
  expect((await probe(own)).faults).toEqual(['unknown-authority']);
  expect((await probe(own, { sent: [stranger] })).faults).toEqual(['unknown-authority']);
});

test('an intermediate certificate counts; the authority at the top does not', async () => {
  const old = await makeAuthority('Old authority', { algorithm: 'sha1' });
  const middle = await makeAuthority('Middle', {}, old);
  const own = await makeCertificate(middle);
  const weak = await makeAuthority('Weak middle', { algorithm: 'sha1' }, old);
  const weakOwn = await makeCertificate(weak);
  expect((await probe(own, { sent: [middle, old] }, old)).faults).toEqual([]);
  expect((await probe(weakOwn, { sent: [weak] }, old)).faults).toEqual(['weak-signature']);
});

test('old protocols are met whatever the policy of this machine is', async () => {
  const only = await made({}, { minVersion: 'TLSv1', maxVersion: 'TLSv1.1' });
  expect(only).toMatchObject({
    outcome: { ok: true },
    protocol: 'TLS 1.1',
    old: [
      { version: 'TLS 1.0', answer: 'accepted' },
      { version: 'TLS 1.1', answer: 'accepted' },
    ],
  });
  const beside = await made({}, { minVersion: 'TLSv1.1' });
  expect(beside).toMatchObject({
    protocol: 'TLS 1.3',
    old: [
      { version: 'TLS 1.0', answer: 'refused' },
      { version: 'TLS 1.1', answer: 'accepted' },
    ],
  });
});

test('a host that cannot be reached is told from one that breaks off the handshake', async () => {
  const server = await serveTls(await makeCertificate(authority), authority);
  const unmapped = await probeHost(server.settings, host, 8443);
  expect(unmapped.outcome).toMatchObject({ ok: false, reason: 'unmapped-host' });
  await server.stop();
  const gone = await probeHost(server.settings, host, 443);
  expect(gone.outcome).toMatchObject({ ok: false, reason: 'connection-refused' });
  await server.close();
  const plain = createServer(socket => socket.resume().end('HTTP/1.0 400 Bad Request\r\n\r\n'));
  await new Promise<void>(resolve => plain.listen(0, '127.0.0.1', resolve));
  const { port } = plain.address() as AddressInfo;
  const settings = {
    ...server.settings,
    extraCaCerts: undefined,
    connectTo: parseConnectTo(`*:443:127.0.0.1:${port}`),
  };
  const deaf = await probeHost(settings, host, 443);
  expect(deaf.outcome).toMatchObject({ ok: false, reason: 'tls-refused' });
  await new Promise(resolve => plain.close(resolve));
});
