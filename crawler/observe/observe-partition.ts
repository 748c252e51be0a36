import { isDeepStrictEqual } from 'node:util';
import { formTarget } from '../evidence/form-target.js';
import { policyDocument } from '../evidence/policy-document.js';
import { isFamilyHost } from '../../kernel/party.js';
import type { VisitProfile } from '../../kernel/visit-profile.js';
import { heldTargets, TargetAsker } from './ask-targets.js';
import { checkConnections } from './check-connections.js';
import { declinePrompts } from './decline-prompts.js';
import { declineWhereMore } from './decline-where-more.js';
import { openPartition, recordedSoFar, type PartitionRecords } from './evidence-files.js';
import { fillOwnedForms } from './fill-owned-forms.js';
import { makeFirstVisits } from './first-visits.js';
import type { ObserveRun } from './observe-run.js';
import { tryGates } from './try-gates.js';
import { withoutFragment } from '../../kernel/addresses.js';

/** Runs a part of the work under a name that the report shows. */
export type Step = (name: string, work: () => Promise<void>) => Promise<void>;

/** The privacy policies of the site itself that these pages link to, without fragments, sorted. */
function linkedDocuments(run: ObserveRun, { pages }: PartitionRecords): string[] {
  const links = pages.all.flatMap(visit => visit.policyLinks.map(link => withoutFragment(link.href)));
  const own = links.filter(
    href =>
      URL.canParse(href) &&
      /^https?:/.test(href) &&
      isFamilyHost(run.settings.familyHosts, new URL(href).hostname),
  );
  return [...new Set(own)].sort();
}

async function readDocuments(run: ObserveRun, records: PartitionRecords): Promise<void> {
  const wanted = linkedDocuments(run, records);
  if (wanted.length === 0) return;
  // Its readers of dates take long to load, and most workers have no document to read.
  const { observeDocument } = await import('../documents/policy-document.js');
  const { reportsDir } = run.settings;
  const known = recordedSoFar(reportsDir, 'documents', policyDocument, run.inventoryId);
  const done = new Set(known.map(document => document.url));
  for (const url of wanted)
    if (!done.has(url)) records.documents.add(await observeDocument(run.context, run.visitor, url));
}

async function refuseCookies(run: ObserveRun, records: PartitionRecords): Promise<void> {
  const done = new Set(records.refused.all.map(visit => visit.page));
  const pages = records.pages.all
    .filter(visit => run.firstOfTemplates.has(visit.url) && visit.outcome.ok)
    .sort((a, b) => (a.url < b.url ? -1 : 1))
    .filter(visit => !done.has(visit.url));
  if (pages.length === 0) return;
  const refuser = await run.refuser();
  for (const visit of pages) records.refused.add(await refuser.visit(visit));
}

async function fillForms(run: ObserveRun, records: PartitionRecords, title: string): Promise<void> {
  await fillOwnedForms(run, records);
  await askTargets(run, records);
  if (records.filled.all.length > 0) run.context.say(`${title}: ${records.filled.all.length} forms filled`);
}

/** Asks with GET where held-back submissions would have gone; another partition may have asked the same. */
async function askTargets(run: ObserveRun, records: PartitionRecords): Promise<void> {
  const known = recordedSoFar(run.settings.reportsDir, 'targets', formTarget, run.inventoryId);
  const done = new Set(known.map(target => target.url));
  const wanted = heldTargets(records.filled.all).filter(url => !done.has(url));
  if (wanted.length === 0) return;
  const asker = new TargetAsker(run.settings, run.certificates);
  try {
    for (const url of wanted) records.targets.add(await asker.ask(url));
  } finally {
    asker.close();
  }
}

/**
 * Observes one partition of the site with every profile that is wanted, going on where an interrupted run stopped. Its forms may still
 * be filled in, and its hosts connected to, when it resolves. `title` is what the partition is called in what is said of it.
 */
export async function observePartition(
  run: ObserveRun,
  partition: number,
  title: string,
  step: Step,
): Promise<string> {
  const records = openPartition(run.settings.reportsDir, partition, run.inventoryId);
  await step('first-visit', async () => {
    await makeFirstVisits(run, partition, records);
    await tryGates(run, records);
  });
  const rest: readonly (readonly [
    VisitProfile,
    (run: ObserveRun, records: PartitionRecords) => Promise<void>,
  ])[] = [
    ['documents', readDocuments],
    ['cookies-refused', refuseCookies],
  ];
  // These use browsers of their own and wait a lot: side by side they take the time of the longest. A site that asks for pauses
  // is met by one at a time.
  const wanted = rest.filter(([name]) => run.wanted.has(name));
  await run.meanwhile(async () => {
    if (run.wanted.has('consent-declined')) {
      await declinePrompts(run, partition, records);
      await declineWhereMore(run, records);
    }
    if (run.wanted.has('form-filled')) await fillForms(run, records, title);
    // Which hosts get what is typed into forms is known now.
    if (run.wanted.has('tls')) await checkConnections(run, partition, records);
  });
  if (run.settings.crawlDelayMs > 0)
    for (const [name, work] of wanted) await step(name, () => work(run, records));
  else await Promise.all(wanted.map(([name, work]) => step(name, () => work(run, records))));
  keepBrowsers(run, records);
  return summary(records);
}

/** Keeps which browsers looked at the pages: a statement names them, and another version may see another site. */
function keepBrowsers(run: ObserveRun, { browsers }: PartitionRecords): void {
  for (const used of run.browsersUsed)
    if (!browsers.all.some(known => isDeepStrictEqual(known, used))) browsers.add(used);
}

function summary({ pages, documents, refused }: PartitionRecords): string {
  const failed = pages.all.filter(visit => !visit.outcome.ok).length;
  const stoodFor = pages.all.filter(visit => visit.representedBy !== undefined).length;
  const parts = [
    `${pages.all.length - stoodFor} visited`,
    ...(stoodFor > 0 ? [`${stoodFor} stood for by their equals`] : []),
    ...(failed > 0 ? [`${failed} could not be looked at`] : []),
    `${documents.all.length} policy documents`,
    `${refused.all.length} visits without cookies`,
  ];
  return parts.join(', ');
}
