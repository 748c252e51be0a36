import { expect, test } from '@playwright/test';
import { deviationsOf } from './field/compare.js';
import { serveFieldSite } from './field/serve-field-site.js';
import { fieldSites } from './field/sites/index.js';
import { freshReportsDir, runCli } from './run-cli.js';

test.describe.configure({ mode: 'serial', timeout: 900_000 });

/** The one with most in it; `npx tsx test/e2e/field/run-field.ts` runs all of them. */
const inSuite = 'government';

for (const site of fieldSites.filter(({ name }) => name === inSuite))
  test(`a foreign site is told what it breaks, and nothing else: ${site.style}`, async () => {
    const folder = freshReportsDir();
    const served = await serveFieldSite(site, folder);
    try {
      const run = await runCli({ ...served.env, SUBMIT: 'real' }, [], folder);
      expect(deviationsOf(run, site)).toEqual({ missed: [], falselyAccused: [], undetermined: [] });
      expect(run.exitCode).toBe(1);
    } finally {
      await served.close();
    }
  });
