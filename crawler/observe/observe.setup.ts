import { test as base } from '@playwright/test';
import { runConsent } from '../consent/run-consent.js';
import { partitionCount } from '../evidence/partition.js';
import { profileContext } from '../profiles/profile-context.js';
import { openConsent } from './evidence-files.js';
import { observePartition } from './observe-partition.js';
import { ObserveRun } from './observe-run.js';
import { quietly } from '../browser/quietly.js';
import { dropStaleExhibits } from './stale-exhibits.js';

const test = base.extend<object, { run: ObserveRun }>({
  run: [
    async ({}, use) => {
      const context = profileContext(process.env);
      dropStaleExhibits(context.settings.reportsDir);
      const run = new ObserveRun(context, process.env);
      await use(run);
      await run.close();
    },
    { scope: 'worker' },
  ],
});

const two = (number: number): string => String(number).padStart(2, '0');

test('consent choice', async ({ run }) => {
  test.skip(!run.wanted.has('consent-declined'), 'no claim of this run asks for it');
  const records = openConsent(run.settings.reportsDir, run.inventoryId);
  if (records.all.length > 0) return;
  const runs = await quietly(() => runConsent(run.context, run.inventory));
  for (const consent of runs) records.add(consent);
});

// A fixed number with fixed names: they shard evenly, and a test can be written down before the crawl has found a page.
for (let partition = 0; partition < partitionCount; partition += 1) {
  const title = `pages ${two(partition + 1)} of ${two(partitionCount)}`;
  test(title, async ({ run }) => {
    const summary = await quietly(() =>
      observePartition(run, partition, title, (name, work) => test.step(name, work)),
    );
    run.context.say(`${title}: ${summary}`);
  });
}
