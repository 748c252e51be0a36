import { test as base } from '@playwright/test';
import { choiceOnEntry, declineAnywhere } from '../consent/run-consent.js';
import { partitionCount } from '../evidence/partition.js';
import { profileContext } from '../profiles/profile-context.js';
import { reserve, openConsent } from './evidence-files.js';
import { observePartition } from './observe-partition.js';
import { ObserveRun } from './observe-run.js';
import { contextsClosed } from '../visit/close-context.js';
import { quietly } from '../browser/quietly.js';
import { dropStaleExhibits } from './stale-exhibits.js';

const test = base.extend<{ within: void }, { run: ObserveRun }>({
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
  // A test that is recorded (--trace, --ui) has its recorder ask every context that is open when it ends: one that closes of itself just
  // then fails the test. What is under way is waited for there, and belongs to the record of the test that began it.
  within: [
    async ({ run, trace }, use) => {
      await use();
      if ((typeof trace === 'string' ? trace : trace.mode) === 'off') return;
      await run.finish();
      await contextsClosed();
    },
    { auto: true },
  ],
});

const two = (number: number): string => String(number).padStart(2, '0');

/** Notes who declines the site's consent choice; false where the other of the two tests on this machine does. */
const claimChoice = ({ settings, inventoryId }: ObserveRun, by: 'entry page' | 'other pages'): boolean =>
  reserve(settings.reportsDir, inventoryId, by === 'entry page' ? 0 : 1, "the site's consent choice");

test('consent choice', async ({ run }) => {
  // Also where it is not asked for: what stands there of an earlier crawl has to go, as of the partitions.
  const records = openConsent(run.settings.reportsDir, run.inventoryId);
  test.skip(!run.wanted.has('consent-declined'), 'no claim of this run asks for it');
  if (records.all.length > 0) return;
  const choice = await quietly(() => choiceOnEntry(run.context, run.inventory));
  if (!choice) return;
  claimChoice(run, 'entry page');
  await run.meanwhile(() => quietly(async () => records.add(await choice.decline())));
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

// The last, for the first visits tell by then which pages show nothing like a prompt; a machine that did not make them looks for itself.
test('consent choice on other pages', async ({ run }) => {
  test.skip(!run.wanted.has('consent-declined'), 'no claim of this run asks for it');
  const records = openConsent(run.settings.reportsDir, run.inventoryId);
  if (records.all.length > 0 || !claimChoice(run, 'other pages')) return;
  const bare = run.barePages();
  records.add(await quietly(() => declineAnywhere(run.context, run.inventory, page => bare.has(page))));
});
