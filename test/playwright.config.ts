import { defineConfig } from '@playwright/test';

/** The harness's own tests. No retries: a test that passes the second time has told us something. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.test.ts',
  outputDir: '../reports/own-test-results',
  fullyParallel: true,
  forbidOnly: Boolean(process.env['CI']),
  retries: 0,
  workers: 2,
  timeout: 60_000,
  reporter: [['list']],
});
