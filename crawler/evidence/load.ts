import { existsSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { z } from 'zod';
import { accessibilityCheck, type AccessibilityCheck } from './accessibility.js';
import { connection, plainAnswer } from './connection.js';
import { consentRun } from './consent.js';
import type { Evidence, MissingEvidence } from './evidence.js';
import { foundPages, withFound } from './found.js';
import { filledForm, filledKey, type FilledForm } from './filled.js';
import { formTarget } from './form-target.js';
import { gateTrial, type GateTrial } from './gate.js';
import { readInventory } from './inventory-file.js';
import { inventoryId, partitionCount } from './partition.js';
import { firstLinkNames, linkName } from './link-name.js';
import { pageVisit } from './page-visit.js';
import { evidenceFile, exhibitsFolder, partEnding, type EvidenceKind } from './paths.js';
import { policyDocument } from './policy-document.js';
import { refusedVisit } from './refused.js';
import { rehearsalOf, withAnswers, type Rehearsal } from './rehearsal.js';
import { shownInFrames } from './shown-in-frames.js';
import { readEvidence } from './store.js';
import type { Settings } from '../settings.js';

/** The records of a kind from all partitions, as they were written. */
const readRows = <T>(reportsDir: string, kind: EvidenceKind, schema: z.ZodType<T>, id: string): T[] =>
  Array.from({ length: partitionCount }, (_, partition) => {
    const path = join(reportsDir, evidenceFile(kind, partition));
    return existsSync(path) ? readEvidence(path, schema, id) : [];
  }).flat();

/** The records of a kind from all partitions: one a key, the first by file; in the order of their keys. */
function readKind<T>(
  reportsDir: string,
  kind: EvidenceKind,
  schema: z.ZodType<T>,
  id: string,
  key: (record: T) => string,
): T[] {
  const byKey = new Map<string, T>();
  for (const record of readRows(reportsDir, kind, schema, id))
    if (!byKey.has(key(record))) byKey.set(key(record), record);
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, record]) => record);
}

/** Each box once, as it was tried on the first page by URL: partitions that have the same box all try it. */
function firstTrials(rows: readonly GateTrial[]): GateTrial[] {
  const byKey = new Map<string, GateTrial>();
  for (const row of [...rows].sort((a, b) => (a.page < b.page ? -1 : 1)))
    if (!byKey.has(row.key)) byKey.set(row.key, row);
  return [...byKey.values()];
}

const readFilled = (reportsDir: string, id: string): FilledForm[] =>
  readKind(reportsDir, 'filled', filledForm, id, filledKey);

/** Of each form and link the check on the first page by URL: partitions and interrupted runs check on pages of their own. */
function readAccessibility(reportsDir: string, id: string): AccessibilityCheck[] {
  const all = readKind(reportsDir, 'accessibility', accessibilityCheck, id, check =>
    [check.kind, check.subject, check.page].join('\n'),
  );
  const first = new Map<string, AccessibilityCheck>();
  for (const check of all) {
    const key = `${check.kind}\n${check.subject}`;
    if (!first.has(key)) first.set(key, check);
  }
  return [...first.values()];
}

/** What this run's forms were answered, for later runs that hold submissions back. Throws as {@link loadEvidence} does. */
export function loadRehearsal({ reportsDir, baseUrl }: Settings): Rehearsal {
  const inventory = readInventory(reportsDir);
  const day = inventory.finishedAt.slice(0, 10);
  return rehearsalOf(readFilled(reportsDir, inventoryId(inventory)), baseUrl, day);
}

/**
 * Reads inventory and evidence of a run, or of a run's shards put together. What should be there and is not stands in `missing`.
 * Throws `InventoryError` without an inventory, `EvidenceFileError` for files of another crawl or version.
 */
export function loadEvidence(settings: Settings): Evidence {
  const { reportsDir } = settings;
  const crawled = readInventory(reportsDir);
  const id = inventoryId(crawled);
  const found = readKind(reportsDir, 'found', foundPages, id, ({ partition }) => String(partition));
  const inventory = withFound(crawled, found);
  // What several partitions found together may be more than MAX_PAGES allows.
  const left = new Set(inventory.skipped.map(miss => miss.url));
  const pages = readKind(reportsDir, 'pages', pageVisit, id, visit => visit.url).filter(
    visit => !left.has(visit.url),
  );
  // Of a page that both the site's first prompt and a further one were declined on, the first counts.
  const consent = [
    ...new Map(
      (['prompts', 'consent'] as const)
        .flatMap(kind => readKind(reportsDir, kind, consentRun, id, run => run.page))
        .map(run => [run.page, run]),
    ).values(),
  ].sort((a, b) => (a.page < b.page ? -1 : 1));
  const filled = readFilled(reportsDir, id);
  const seen = new Set(pages.map(page => page.url));
  const missing: MissingEvidence[] = inventory.pages
    .filter(page => !seen.has(page.url))
    .map(page => ({ kind: 'pages', page: page.url, reason: 'the page was not visited' }));
  if (consent.length === 0)
    missing.push({ kind: 'consent', page: settings.baseUrl, reason: 'the consent choice was not tried' });
  const folder = join(reportsDir, exhibitsFolder);
  const exhibits = existsSync(folder)
    ? readdirSync(folder)
        .filter(name => !name.endsWith(partEnding))
        .map(name => posix.join(exhibitsFolder, name))
    : [];
  return shownInFrames({
    site: {
      baseUrl: settings.baseUrl,
      familyHosts: settings.familyHosts,
      asOf: settings.policyAsOf,
      submit: settings.submit,
      visits: settings.visits,
      membersArea: settings.membersArea,
    },
    inventory,
    pages,
    links: firstLinkNames(readRows(reportsDir, 'links', linkName, id)),
    gates: firstTrials(readRows(reportsDir, 'gates', gateTrial, id)),
    documents: readKind(reportsDir, 'documents', policyDocument, id, document => document.url),
    filled: settings.answersFrom === undefined ? filled : withAnswers(filled, settings.answersFrom),
    targets: readKind(reportsDir, 'targets', formTarget, id, target => target.url),
    connections: readKind(reportsDir, 'connections', connection, id, each => `${each.host}:${each.port}`),
    plain: readKind(reportsDir, 'plain', plainAnswer, id, answer => answer.url),
    consent,
    refused: readKind(reportsDir, 'refused', refusedVisit, id, visit => visit.page),
    accessibility: readAccessibility(reportsDir, id),
    missing,
    exhibits: exhibits.sort(),
  });
}
