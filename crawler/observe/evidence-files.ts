import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { accessibilityCheck, type AccessibilityCheck } from '../evidence/accessibility.js';
import { browserUsed, type BrowserUsed } from '../evidence/browser-used.js';
import { connection, plainAnswer, type Connection, type PlainAnswer } from '../evidence/connection.js';
import { consentRun, type ConsentRun } from '../evidence/consent.js';
import { filledForm, type FilledForm } from '../evidence/filled.js';
import { formTarget, type FormTarget } from '../evidence/form-target.js';
import { foundPages, type FoundPages } from '../evidence/found.js';
import { gateTrial, type GateTrial } from '../evidence/gate.js';
import { linkName, type LinkName } from '../evidence/link-name.js';
import { pageVisit, type PageVisit } from '../evidence/page-visit.js';
import { partitionCount } from '../evidence/partition.js';
import { claimsFolder, evidenceFile, type EvidenceKind } from '../evidence/paths.js';
import { policyDocument, type PolicyDocument } from '../evidence/policy-document.js';
import { refusedVisit, type RefusedVisit } from '../evidence/refused.js';
import { EvidenceFile, EvidenceFileError, readEvidence } from '../evidence/store.js';

/** A kind's records of one partition: those of an earlier, interrupted run, and those that are added. */
export class Records<T> {
  readonly #file: EvidenceFile<T>;
  readonly #records: T[];

  constructor(path: string, schema: z.ZodType<T>, inventory: string) {
    if (!belongsTo(path, inventory)) rmSync(path, { force: true });
    this.#file = new EvidenceFile(path, schema, inventory);
    this.#records = this.#readOrDrop(path, schema, inventory);
  }

  get all(): readonly T[] {
    return this.#records;
  }

  add(record: T): void {
    this.#file.append(record);
    this.#records.push(record);
  }

  /** Evidence of another version of the harness is observed anew. */
  #readOrDrop(path: string, schema: z.ZodType<T>, inventory: string): T[] {
    try {
      return this.#file.read();
    } catch (error) {
      if (!(error instanceof EvidenceFileError)) throw error;
      rmSync(path);
      return new EvidenceFile(path, schema, inventory).read();
    }
  }
}

/** Whether a file is absent, or its first line names this inventory. */
function belongsTo(path: string, inventory: string): boolean {
  if (!existsSync(path)) return true;
  const file = openSync(path, 'r');
  try {
    const start = Buffer.alloc(200);
    const length = readSync(file, start);
    return start.toString('utf8', 0, length).startsWith(JSON.stringify({ is: 'head', inventory }));
  } finally {
    closeSync(file);
  }
}

/** The evidence of one partition, a file a kind. */
export interface PartitionRecords {
  readonly pages: Records<PageVisit>;
  readonly links: Records<LinkName>;
  readonly gates: Records<GateTrial>;
  readonly found: Records<FoundPages>;
  readonly documents: Records<PolicyDocument>;
  readonly filled: Records<FilledForm>;
  readonly targets: Records<FormTarget>;
  readonly refused: Records<RefusedVisit>;
  /** Of prompts other than the site's first. */
  readonly prompts: Records<ConsentRun>;
  readonly accessibility: Records<AccessibilityCheck>;
  readonly connections: Records<Connection>;
  readonly plain: Records<PlainAnswer>;
  readonly browsers: Records<BrowserUsed>;
}

/** Opens a partition's evidence. What is there of another inventory is removed: evidence of two crawls is never mixed. */
export function openPartition(reportsDir: string, partition: number, inventory: string): PartitionRecords {
  const open = <T>(kind: EvidenceKind, schema: z.ZodType<T>): Records<T> =>
    new Records(join(reportsDir, evidenceFile(kind, partition)), schema, inventory);
  return {
    pages: open('pages', pageVisit),
    links: open('links', linkName),
    gates: open('gates', gateTrial),
    found: open('found', foundPages),
    documents: open('documents', policyDocument),
    filled: open('filled', filledForm),
    targets: open('targets', formTarget),
    refused: open('refused', refusedVisit),
    prompts: open('prompts', consentRun),
    accessibility: open('accessibility', accessibilityCheck),
    connections: open('connections', connection),
    plain: open('plain', plainAnswer),
    browsers: open('browsers', browserUsed),
  };
}

export const openConsent = (reportsDir: string, inventory: string): Records<ConsentRun> =>
  new Records(join(reportsDir, evidenceFile('consent', 0)), consentRun, inventory);

/** Claims for a partition what none answers for by itself, such as a page's address; false where another partition on this machine did so before. */
export function reserve(reportsDir: string, inventory: string, partition: number, what: string): boolean {
  const folder = join(reportsDir, claimsFolder);
  mkdirSync(folder, { recursive: true });
  const name = createHash('sha256').update(what).digest('hex').slice(0, 20);
  const path = join(folder, `${inventory}-${name}`);
  try {
    writeFileSync(path, String(partition), { flag: 'wx' });
    return true;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    return readFileSync(path, 'utf8') === String(partition);
  }
}

/** The records of a kind of all partitions as they stand now, whoever is writing them. */
export function recordedSoFar<T>(
  reportsDir: string,
  kind: EvidenceKind,
  schema: z.ZodType<T>,
  inventory: string,
): T[] {
  return Array.from({ length: partitionCount }, (_, partition) => {
    const path = join(reportsDir, evidenceFile(kind, partition));
    if (!existsSync(path) || !belongsTo(path, inventory)) return [];
    try {
      return readEvidence(path, schema, inventory);
    } catch (error) {
      // Of another version: its own partition will observe anew.
      if (error instanceof EvidenceFileError) return [];
      throw error;
    }
  }).flat();
}
