import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { readInventory } from '../../crawler/evidence/inventory-file.js';
import { serveHttps, type HttpsWorld, type Pages } from '../tls/https-world.js';
import { makeAuthority, makeCertificate, type Pair } from '../tls/tls-world.js';
import { freshReportsDir, runCli, type CliRun } from './run-cli.js';

test.describe.configure({ mode: 'serial', timeout: 900_000 });

const main = 'www.quality-alliance.test';
const learn = 'learn.quality-alliance.test';
const gone = 'gone.quality-alliance.test';
const third = 'forms.formbarn.example';
const words = readFileSync('policy/privacy-policy.txt', 'utf8');

const page = (title: string, body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body>
  <nav><a href="https://${main}/">Start</a> <a href="https://${learn}/">Learning</a></nav>
  <main><h1>${title}</h1>${body}</main><footer><a href="https://${main}/privacy">Privacy policy</a></footer></body></html>`;

const form = (action: string): string =>
  `<form method="post" action="${action}"><p><label>Your e-mail <input type="email" name="mail"></label></p>
  <p><label>Message <textarea name="text"></textarea></label></p><button>Send</button></form>`;

/** learn. holds a form of its own, and one that posts to somebody else; the start page links to a host that is gone. */
const pages: Pages = (host, path, method) => {
  if (method === 'POST') return page('Thank you', '<p>We have it.</p>');
  if (path === '/robots.txt') return undefined;
  if (host === main && path === '/')
    return page('Alliance', `<p>We improve care.</p><p><a href="https://${gone}/">Old site</a></p>`);
  if (host === main && path === '/privacy')
    return page(
      'Privacy Policy',
      words
        .split('\n')
        .slice(1)
        .map(line => `<p>${line}</p>`)
        .join(''),
    );
  if (host !== learn) return undefined;
  if (path === '/') return page('Learning', `<p><a href="/ask">Ask us</a> <a href="/join">Join</a></p>`);
  if (path === '/ask') return page('Ask us', form('/ask'));
  return path === '/join' ? page('Join', form(`https://${third}/in`)) : undefined;
};

let authority: Pair;
test.beforeAll(async () => (authority = await makeAuthority('Test authority')));

const sound = (host: string): Promise<Pair> => makeCertificate(authority, { names: [host] });
const expired = (host: string): Promise<Pair> => makeCertificate(authority, { names: [host], until: -2 });

async function check(
  certificates: Readonly<Record<string, Pair>>,
  env: Readonly<Record<string, string>> = {},
  args: readonly string[] = [],
): Promise<{ run: CliRun; log: readonly string[] }> {
  const world: HttpsWorld = await serveHttps(certificates, authority, pages);
  try {
    const run = await runCli({ ...world.env, ...env }, args, freshReportsDir());
    return { run, log: [...world.log] };
  } finally {
    await world.close();
  }
}

const inventoryOf = ({ reportsDir }: CliRun) => readInventory(reportsDir);
const claimOf = (run: CliRun, id: string) => run.conformance?.claims.find(claim => claim.id === id);
const accused = (run: CliRun, id: string): string[] =>
  (claimOf(run, id)?.violations ?? []).map(({ page: at, subject }) => `${at} ${subject}`);
const openOf = (run: CliRun, id: string): string[] =>
  (claimOf(run, id)?.undetermined ?? []).map(({ page: at, reason }) => `${at} ${reason}`);
/** What reached a host with POST, or with a typed value in it. */
const sentTo = (log: readonly string[], host: string): string[] =>
  log.filter(line => line.includes(` ${host}/`) && (line.startsWith('POST') || line.includes('example.org')));

test('a sub-domain with an expired certificate is looked at all the same, its forms too; nothing typed is sent to it', async () => {
  const { run, log } = await check(
    {
      [main]: await sound(main),
      [learn]: await expired(learn),
      [third]: await expired(third),
    },
    { SUBMIT: 'real' },
  );
  const found = inventoryOf(run);
  expect(found.pages.map(({ url }) => url)).toEqual([
    `https://${learn}/`,
    `https://${learn}/ask`,
    `https://${learn}/join`,
    `https://${main}/`,
    `https://${main}/privacy`,
  ]);
  expect(found.brokenCertificates).toMatchObject([{ host: learn, port: 443, faults: ['expired'] }]);
  expect(found.notes).toEqual([`${learn} was looked at all the same although its certificate has expired.`]);
  expect(found.failed.map(({ url }) => url)).toEqual([`https://${gone}/`]);
  expect(run.conformance?.coverage).toMatchObject({ pagesDiscovered: 5, pagesObserved: 5 });
  expect(accused(run, 'tls-in-transit')).toEqual([
    `https://${third}/ ${third}`,
    `https://${learn}/ ${learn}`,
  ]);
  expect(claimOf(run, 'tls-in-transit')?.notes).toContain(
    `${learn} was looked at all the same although its certificate has expired; nothing that was typed was sent to it.`,
  );
  expect(accused(run, 'third-party-collectors').length).toBeGreaterThan(0);
  expect(openOf(run, 'forms-https')).toContainEqual(
    expect.stringContaining(
      `https://${learn}/ask the submission was held back, since the certificate of ${learn} has expired`,
    ),
  );
  expect(openOf(run, 'no-pii-transfer')).toContainEqual(
    expect.stringContaining(`since the certificate of ${learn} has expired`),
  );
  expect(sentTo(log, learn)).toEqual([]);
  expect(log.filter(line => line.includes(` ${third}/`))).toEqual([]);
  expect(run.exitCode).toBe(1);
});

/** Other claims need visits that these cases say nothing of. */
const onlyTls = ['-g', 'tls-in-transit'];

test('an entry page under a certificate that signs itself: the run goes on and accuses', async () => {
  const { run } = await check(
    { [main]: await makeCertificate(undefined, { names: [main] }), [learn]: await sound(learn) },
    {},
    onlyTls,
  );
  expect(inventoryOf(run).brokenCertificates).toMatchObject([{ host: main, faults: ['self-signed'] }]);
  expect(run.conformance?.coverage).toMatchObject({ pagesDiscovered: 5, pagesObserved: 5 });
  expect(accused(run, 'tls-in-transit')).toContain(`https://${main}/ ${main}`);
  expect(accused(run, 'tls-in-transit')).not.toContain(`https://${learn}/ ${learn}`);
  expect(run.exitCode).toBe(1);
});

test('with sound certificates there is nothing to say', async () => {
  const { run, log } = await check(
    { [main]: await sound(main), [learn]: await sound(learn), [third]: await sound(third) },
    { SUBMIT: 'real' },
    onlyTls,
  );
  const found = inventoryOf(run);
  expect([found.brokenCertificates, found.notes]).toEqual([undefined, []]);
  expect(accused(run, 'tls-in-transit')).toEqual([]);
  expect(sentTo(log, learn)).not.toEqual([]);
});
