import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { writeInventory } from '../../crawler/evidence/inventory-file.js';
import { loadEvidence } from '../../crawler/evidence/load.js';
import { readSettings } from '../../crawler/settings.js';
import { rule } from '../../specs/rules/cookies-declined.js';
import { registeredPolicy } from '../rules/registered-policy.js';
import { observe } from './command-line.js';
import { inventoryOf, serve } from './test-site.js';

test.describe.configure({ timeout: 300_000 });

const prompt = (text: string, key: string, onDecline: string): string =>
  `<div id="ask" style="position:fixed;bottom:0;left:0;right:0"><p>${text}</p>
    <button onclick="answer('yes')">Accept</button><button onclick="answer('no');${onDecline}">Decline</button></div>
  <script>const box = document.getElementById('ask');
    const answer = said => { localStorage.setItem('${key}', said); box.remove(); };
    if (localStorage.getItem('${key}')) box.remove();</script>`;
const page = (title: string, more: string): string =>
  `<!doctype html><html lang="en"><title>${title}</title><main><h1>${title}</h1><p>What there is to say of it.</p></main>${more}</html>`;
const marks = `document.cookie = 'shopper=' + Array.from(crypto.getRandomValues(new Uint8Array(9)), each => each.toString(36)).join('') + ';max-age=9999999;path=/'`;

/** The entry page asks, and so does one page of its template, about something else. */
async function judged(onDecline: string) {
  const folder = mkdtempSync(join(tmpdir(), 'further-prompts-'));
  const site = await serve({
    '/': page('Home', prompt('We use cookies to measure visits.', 'choice', '')),
    '/shop': page(
      'Shop',
      prompt('The shop counts its visits with Google Analytics.', 'shop-choice', onDecline),
    ),
  });
  try {
    writeInventory(
      folder,
      inventoryOf(site.baseUrl, [{ url: site.baseUrl }, { url: `${site.baseUrl}shop` }]),
    );
    const run = await observe(site.baseUrl, folder, { CONFORMANCE_PROFILES: 'first-visit,consent-declined' });
    expect(run.code, run.output).toBe(0);
    const settings = readSettings({ BASE_URL: site.baseUrl, REPORTS_DIR: folder }, '2026-01-01');
    const { violations, undetermined } = rule.judge(loadEvidence(settings), registeredPolicy);
    const shorten = (url: string): string => url.replace(site.baseUrl, '/');
    return {
      violations: violations.map(each => `${shorten(each.page)} ${each.subject}`),
      undetermined: undetermined
        .filter(({ subject }) => subject === 'consent choice')
        .map(each => `${shorten(each.page)} ${each.reason}`),
    };
  } finally {
    await site.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

test('a prompt that one page of a template shows is declined as well, and what it does not keep is found', async () => {
  expect(await judged(marks)).toEqual({ violations: ['/shop shopper'], undetermined: [] });
});

test('nothing is said of one that is kept', async () => {
  expect(await judged('')).toEqual({ violations: [], undetermined: [] });
});
