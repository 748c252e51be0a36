import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowsers } from '../../crawler/browser/find-browser.js';
import { PageVisitor } from '../../crawler/observe/page-visitor.js';
import { evidenceKeeper } from '../../crawler/profiles/keep-evidence.js';
import { readSettings } from '../../crawler/settings.js';
import { expect, test } from '../visit/browser.js';
import { serve } from './test-site.js';

const page = (script: string): string =>
  `<!doctype html><title>Page</title><h1>Page</h1><p>Words to read.</p><script>${script}</script>`;
/** Keeps the page from being read for `ms` once it has loaded. */
const busyFor = (ms: string): string =>
  page(
    `addEventListener('load', () => setTimeout(() => { const end = Date.now() + ${ms}; while (Date.now() < end); }))`,
  );

test('a page that did not answer in time is looked at once more, with patience; one that never answers is said to hang', async ({
  light,
}) => {
  const reports = mkdtempSync(join(tmpdir(), 'patient-visits-'));
  const site = await serve({
    '/quick': page(''),
    '/busy': busyFor('4_000'),
    '/hangs': busyFor('Infinity'),
    '/hangs-too': busyFor('Infinity'),
  });
  const first = { navigation: 10_000, load: 2_000, step: 1_000, settle: 1_000 };
  const visitor = new PageVisitor(
    {
      settings: readSettings({ BASE_URL: site.baseUrl, REPORTS_DIR: reports }, '2026-01-01'),
      browsers: findBrowsers(process.env['CHROMIUM_PATH']),
      trust: { env: {}, args: [] },
      keep: evidenceKeeper(reports),
      say: () => undefined,
    },
    () => Promise.resolve(light),
    { first, patient: { ...first, step: 12_000, settle: 12_000 } },
  );
  visitor.begin([], { all: [], add: () => undefined });
  const outcomes = new Map<string, string>();
  const targets = ['quick', 'busy', 'hangs', 'hangs-too'].map(path => ({
    url: site.baseUrl + path,
    template: path.slice(0, 4),
  }));
  await visitor.visit(targets, ({ visit: { url, outcome } }) =>
    outcomes.set(new URL(url).pathname, outcome.ok ? 'looked at' : outcome.reason),
  );
  expect(Object.fromEntries(outcomes)).toEqual({
    '/quick': 'looked at',
    '/busy': 'looked at',
    '/hangs': 'page-hangs',
    '/hangs-too': 'page-hangs',
  });
  await visitor.close();
  await site.close();
  rmSync(reports, { recursive: true, force: true });
});
