import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { writeInventory } from '../../crawler/evidence/inventory-file.js';
import { loadEvidence } from '../../crawler/evidence/load.js';
import { readSettings } from '../../crawler/settings.js';
import { observe } from './command-line.js';
import { inventoryOf, serve } from './test-site.js';

test.describe.configure({ timeout: 1_200_000 });

let root = '';
test.beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'recorded-test-'))));
test.afterEach(() => rmSync(root, { recursive: true, force: true }));

const numbers = Array.from({ length: 16 }, (_, number) => number);
/** Each page has a form of its own, which takes longer to fill in than the next pages take to visit. */
const page = (number: string): string =>
  `<!doctype html><html lang="en"><head><title>Page ${number}</title></head><body><main><h1>Page ${number}</h1>
  <form action="/send${number}" method="post"><label>E-mail ${number} <input type="email" name="mail${number}"></label><button>Send</button></form></main></body></html>`;

test('a run that is recorded sees the same, and each test has a trace', async () => {
  const site = await serve(path => {
    const number = /^\/p\/(\d+)$/.exec(path)?.[1];
    return number === undefined ? undefined : page(number);
  });
  const evidence = async (name: string, args: readonly string[]) => {
    const reports = join(root, name);
    const urls = numbers.map(number => ({ url: `${site.baseUrl}p/${number}`, fingerprint: `t${number}` }));
    writeInventory(reports, inventoryOf(site.baseUrl, urls));
    const env = { CONFORMANCE_PROFILES: 'first-visit,form-filled' };
    const run = await observe(site.baseUrl, reports, env, args);
    expect(run.code, run.output).toBe(0);
    const { pages, filled } = loadEvidence(
      readSettings({ BASE_URL: site.baseUrl, REPORTS_DIR: reports }, '2026-01-01'),
    );
    const results = readdirSync(join(reports, 'test-results'), { recursive: true }).map(String);
    return {
      pages: pages.map(({ url, outcome }) => [url, outcome]),
      filled: filled.map(({ page: url, outcome, trials }) => [url, outcome, trials.length]),
      traces: results.filter(path => path.endsWith('trace.zip')).length,
    };
  };
  const plain = await evidence('plain', []);
  const recorded = await evidence('recorded', ['--trace', 'on']);
  expect(plain.filled).toHaveLength(numbers.length);
  expect(plain.traces).toBe(0);
  expect(recorded.traces).toBeGreaterThan(5);
  expect({ ...recorded, traces: 0 }).toEqual(plain);
  await site.close();
});
