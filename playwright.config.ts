import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { browserLaunchOptions } from './fixtures/browser-setup.js';
import { openReportsFolder } from './fixtures/reports-folder.js';
import { runSettings } from './fixtures/run-settings.js';
import { runReporters } from './reporters/run-reporters.js';

const settings = runSettings();
openReportsFolder(settings.reportsDir);

/** crawl finds the pages, observe looks at them, claims judges what was seen. `--project=claims --no-deps` judges stored evidence anew. */
export default defineConfig({
  globalSetup: './fixtures/global-setup.ts',
  outputDir: join(settings.reportsDir, 'test-results'),
  forbidOnly: Boolean(process.env['CI']),
  // A retry would turn a violation into a "flaky" pass.
  retries: 0,
  workers: Math.max(2, availableParallelism()),
  fullyParallel: true,
  reporter: runReporters(settings),
  use: { launchOptions: browserLaunchOptions(settings), trace: 'off' },
  projects: [
    { name: 'crawl', testDir: 'crawler/crawl', testMatch: 'crawl.setup.ts', timeout: 0 },
    {
      name: 'observe',
      testDir: 'crawler/observe',
      testMatch: 'observe.setup.ts',
      timeout: 0,
      dependencies: ['crawl'],
    },
    { name: 'claims', testDir: 'specs', testMatch: '*.spec.ts', timeout: 120_000, dependencies: ['observe'] },
  ],
});
