import { defineConfig } from '@playwright/test';
import { settingNames } from '../crawler/settings.js';

// Each test says itself what is looked at: a site that the shell names for other runs is not for them. The browser stays the user's choice.
for (const name of [...settingNames, 'DEFECTS', 'REPLICA_RUNS', 'CONFORMANCE_PROFILES'])
  if (name !== 'CHROMIUM_PATH') delete process.env[name];

/** The harness's own tests. No retries: a test that passes the second time has told us something. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.test.ts',
  outputDir: '../reports/own-test-results',
  fullyParallel: true,
  forbidOnly: Boolean(process.env['CI']),
  retries: 0,
  // More than the machine has cores: most tests wait, as visitors do, for pages that may still do something.
  workers: 4,
  // A machine may be six times slower than the one where the longest of them takes forty seconds.
  timeout: 300_000,
  reporter: [['list']],
  projects: [
    { name: 'parts', testIgnore: 'e2e/**' },
    // Each starts a whole run with workers and browsers of its own: one after the other, with the machine to itself.
    { name: 'whole', testMatch: 'e2e/**/*.test.ts', dependencies: ['parts'], workers: 1 },
  ],
});
