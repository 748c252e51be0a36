import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { writeInventory } from '../../crawler/evidence/inventory-file.js';
import { loadEvidence } from '../../crawler/evidence/load.js';
import { readSettings } from '../../crawler/settings.js';
import { necessaryList } from '../../policy/necessary.js';
import { rule } from '../../specs/rules/cookies-declined.js';
import { registeredPolicy } from '../rules/registered-policy.js';
import { observe } from './command-line.js';
import { inventoryOf, serve } from './test-site.js';

test.describe.configure({ timeout: 300_000 });

const prompt = `<div id="ask" style="position:fixed;bottom:0;left:0;right:0"><p>We use cookies to count visits.</p>
  <button onclick="answer('yes')">Accept</button><button onclick="answer('no'); forget()">Decline</button></div>
  <script>let forget = () => undefined; const answer = said => { localStorage.setItem('choice', said); document.getElementById('ask').remove(); };
    if (localStorage.getItem('choice')) document.getElementById('ask').remove();</script>`;
const forgets = `document.cookie = 'shopper=;max-age=0;path=/'`;
const page = (title: string, script: string): string =>
  `<!doctype html><html lang="en"><title>${title}</title><main><h1>${title}</h1><p>What there is to say of it.</p></main>${prompt}<script>${script}</script></html>`;
const follows = `document.cookie = 'shopper=' + Array.from(crypto.getRandomValues(new Uint8Array(9)), each => each.toString(36)).join('') + ';max-age=9999999;path=/'`;
const ofAll = `document.cookie = 'mpro_session=0123456789abcdef;path=/'`;

/** More pages of one template than are read after declining, of which the last alone stores something of its own. */
async function judged(script: string) {
  const folder = mkdtempSync(join(tmpdir(), 'where-more-'));
  const paths = Array.from({ length: 15 }, (_, at) => `news-${String.fromCharCode(97 + at)}`);
  const site = await serve({
    '/': page('Home', ofAll),
    ...Object.fromEntries(
      paths.map(path => [`/${path}`, page(path, `${ofAll}; ${path === 'news-o' ? script : ''}`)]),
    ),
  });
  try {
    const urls = ['', ...paths].map(path => ({ url: `${site.baseUrl}${path}` }));
    writeInventory(folder, inventoryOf(site.baseUrl, urls));
    const run = await observe(site.baseUrl, folder, { CONFORMANCE_PROFILES: 'first-visit,consent-declined' });
    expect(run.code, run.output).toBe(0);
    const settings = readSettings({ BASE_URL: site.baseUrl, REPORTS_DIR: folder }, '2026-01-01');
    const evidence = loadEvidence(settings);
    const { violations, undetermined } = rule.judge(evidence, {
      ...registeredPolicy,
      necessary: necessaryList,
    });
    const shorten = (url: string): string => url.replace(site.baseUrl, '/');
    return {
      declinedOn: evidence.consent
        .filter(each => each.declinedBy !== '')
        .map(each => shorten(each.page))
        .sort(),
      violations: violations.map(each => `${shorten(each.page)} ${each.subject}`),
      undetermined: undetermined
        .filter(({ subject }) => subject !== 'visit without cookies')
        .map(each => `${shorten(each.page)} ${each.subject}`),
    };
  } finally {
    await site.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

test('what one page of many stores is looked for there after declining as well', async () => {
  expect(await judged(follows)).toEqual({
    declinedOn: ['/', '/news-o'],
    violations: ['/news-o shopper'],
    undetermined: [],
  });
});

test('nothing is said of a page that stores nothing once the choice is declined', async () => {
  expect(
    await judged(
      `if (localStorage.getItem('choice') !== 'no') { ${follows}; forget = () => { ${forgets} }; }`,
    ),
  ).toEqual({
    declinedOn: ['/', '/news-o'],
    violations: [],
    undetermined: [],
  });
});

test('pages that store what all do are not read once more', async () => {
  const { declinedOn, undetermined } = await judged('');
  expect({ declinedOn, undetermined }).toEqual({ declinedOn: ['/'], undetermined: [] });
});
