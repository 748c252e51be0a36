import { expect, test } from '@playwright/test';
import { fillOn, formPage, type FillRun } from './fill-site.js';
import type { Site } from './logging-server.js';

const own = 'forms.mpro.org';
const why = `held back, since the certificate of ${own} has expired: what the server would say is not known`;
const pageWith = (action: string) =>
  formPage(
    `<form action="${action}" method="post"><label>E-mail <input type="email" name="email" required></label><button>Join</button></form>`,
  );
const results = ({ filled }: FillRun): string[] =>
  filled.trials
    .filter(trial => trial.filled === 'full')
    .map(({ result, detail, hops }) => [result, detail, ...hops.map(({ url }) => url)].join(' | '));
/** What reached the host with a body, or with something that was typed. */
const got = ({ requests }: FillRun, host: string): string[] =>
  requests
    .filter(request => request.host === host && (request.body !== '' || request.path.includes('example')))
    .map(({ method, path }) => `${method} ${path}`);

/** The start page holds the form; anything else answers, `/moved` by a redirect that repeats the body. */
const siteWith =
  (action: string): Site =>
  ({ host, path }) => {
    if (host === 'www.mpro.org' && path === '/') return pageWith(action);
    return path === '/moved'
      ? { status: 307, headers: { location: `https://${own}/join` } }
      : { body: 'thanks' };
  };
const options = { submit: 'real', expired: [own] } as const;

test('nothing typed is sent to a host with a broken certificate, even in a run that submits', async () => {
  const run = await fillOn(siteWith(`https://${own}/join`), options);
  expect(results(run)).toEqual([`stopped | ${why} | https://${own}/join`]);
  expect(got(run, own)).toEqual([]);
});

test('nor over a redirect that repeats what was sent', async () => {
  const run = await fillOn(siteWith('/moved'), options);
  expect(results(run)).toEqual([`stopped | ${why} | https://www.mpro.org/moved | https://${own}/join`]);
  expect(got(run, 'www.mpro.org')).toContain('POST /moved');
  expect(got(run, own)).toEqual([]);
});

test('what else the page needs of that host comes, and other hosts are sent to as ever', async () => {
  const script = { body: 'document.title = "ready"', headers: { 'content-type': 'text/javascript' } };
  const page = pageWith('/join');
  const body = page.body.replace('<body>', `<body><script src="https://${own}/ready.js"></script>`);
  const run = await fillOn(({ host, path }) => {
    if (host === own) return script;
    return path === '/' ? { body } : { body: 'thanks' };
  }, options);
  expect(results(run)).toEqual(['sent | answered with 200 | https://www.mpro.org/join']);
  expect(run.requests.some(({ host, path }) => host === own && path === '/ready.js')).toBe(true);
});
