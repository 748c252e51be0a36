import { expect, test } from '@playwright/test';
import { FetchError } from '../../crawler/network/fetch-error.js';
import { Fetcher } from '../../crawler/network/fetcher.js';
import { BrokenCertificates } from '../../crawler/tls/broken-certificates.js';
import { PlainAsker } from '../../crawler/tls/plain-asker.js';
import { serveHttps, type HttpsWorld } from './https-world.js';
import { makeAuthority, makeCertificate, type Making, type Pair } from './tls-world.js';

const main = 'www.site.test';
const learn = 'learn.site.test';
const third = 'cdn.other.test';

let authority: Pair;
let good: Pair;
test.beforeAll(async () => {
  authority = await makeAuthority('Test authority');
  good = await makeCertificate(authority, { names: [main] });
});

/** What a fetcher gets that puts up with the family's certificates: a status, or the code of the error. */
async function outcome(fetcher: Fetcher, address: string): Promise<number | string> {
  try {
    return (await fetcher.fetch(address)).status;
  } catch (error) {
    if (error instanceof FetchError) return error.code;
    throw error;
  }
}

async function inWorld(
  certificates: Readonly<Record<string, Pair>>,
  use: (world: HttpsWorld, fetcher: Fetcher, met: BrokenCertificates) => Promise<void>,
): Promise<void> {
  const world = await serveHttps({ [main]: good, ...certificates }, authority);
  const settings = world.settings();
  const met = new BrokenCertificates(settings);
  const fetcher = new Fetcher(settings, {}, met);
  try {
    await use(world, fetcher, met);
  } finally {
    fetcher.close();
    await world.close();
  }
}

const broken: readonly (readonly [string, Making, 'signed' | 'unsigned' | 'stranger', readonly string[]])[] =
  [
    ['expired', { from: -20, until: -2 }, 'signed', ['expired']],
    ['not yet valid', { from: 2, until: 20 }, 'signed', ['not-yet-valid']],
    ['made out to another host', { names: ['other.test'] }, 'signed', ['wrong-host']],
    ['signed by itself', {}, 'unsigned', ['self-signed']],
    ['of an unknown authority', {}, 'stranger', ['unknown-authority']],
    ['signed with SHA-1', { algorithm: 'sha1' }, 'signed', ['weak-signature']],
  ];
for (const [name, making, by, faults] of broken)
  test(`a host of the family is looked at although its certificate is ${name}`, async () => {
    const signer = { signed: authority, unsigned: undefined, stranger: await makeAuthority('Stranger') }[by];
    const pair = await makeCertificate(signer, { names: [learn], ...making });
    await inWorld({ [learn]: pair }, async (_world, fetcher, met) => {
      const all = await Promise.all([1, 2, 3].map(() => outcome(fetcher, `https://${learn}/`)));
      expect(all).toEqual([200, 200, 200]);
      expect(met.all).toMatchObject([{ host: learn, port: 443, faults }]);
      expect(met.keyOf(learn, 443)).toMatch(/^[\w+/]{43}=$/);
      expect(met.holdsFrom(`https://${learn}/join`)).toContain(`the certificate of ${learn} `);
    });
  });

test('a sound certificate makes no record, nor does a host that does not answer', async () => {
  await inWorld({}, async (world, fetcher, met) => {
    expect(await outcome(fetcher, `https://${main}/`)).toBe(200);
    expect(await outcome(fetcher, 'https://gone.site.test/')).toBe('connection-reset');
    expect(met.all).toEqual([]);
    expect(met.holdsFrom(`https://${main}/`)).toBeUndefined();
    expect(world.log).toEqual([`GET ${main}/`]);
  });
});

test('the broken certificate of a third party stays refused, and nothing is sent to it', async () => {
  const pair = await makeCertificate(authority, { names: [third], until: -0.5 });
  await inWorld({ [third]: pair }, async (world, fetcher, met) => {
    expect(await outcome(fetcher, `https://${third}/`)).toBe('tls-expired');
    expect(met.all).toEqual([]);
    expect(world.log).toEqual([]);
  });
});

test('only the key that was looked at is accepted: whoever shows another is not sent anything', async () => {
  const pair = await makeCertificate(authority, { names: [learn], until: -0.5 });
  await inWorld({ [learn]: pair }, async (world, fetcher, met) => {
    expect(await outcome(fetcher, `https://${learn}/`)).toBe(200);
    world.change(learn, await makeCertificate(undefined, { names: [learn] }));
    const later = new Fetcher(world.settings(), {}, met);
    expect(await outcome(later, `https://${learn}/secret`)).toBe('tls-untrusted');
    later.close();
    expect(world.log).toEqual([`GET ${learn}/`]);
  });
});

test('without such a list certificates are checked as ever', async () => {
  const pair = await makeCertificate(authority, { names: [learn], until: -0.5 });
  await inWorld({ [learn]: pair }, async world => {
    const strict = new Fetcher(world.settings());
    expect(await outcome(strict, `https://${learn}/`)).toBe('tls-expired');
    strict.close();
  });
});

test('what http: does is asked although its robots.txt leads to a broken certificate', async () => {
  const pair = await makeCertificate(authority, { names: [learn], until: -0.5 });
  await inWorld({ [learn]: pair }, async (world, _fetcher, met) => {
    const asker = new PlainAsker(world.settings(), undefined, met);
    const answer = await asker.ask(`https://${learn}/ask`);
    asker.close();
    expect(answer).toMatchObject({ outcome: { ok: true }, answer: 'leads-to-https', samePath: true });
  });
});
