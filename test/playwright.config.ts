import { defineConfig } from '@playwright/test';

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
  timeout: 120_000,
  reporter: [['list']],
  projects: [
    { name: 'parts', testIgnore: 'e2e/**' },
    // Each starts a whole run with workers and browsers of its own: one after the other, with the machine to itself.
    { name: 'whole', testMatch: 'e2e/**/*.test.ts', dependencies: ['parts'], workers: 1 },
  ],
});
