import { join, posix } from 'node:path';

/** The inventory, relative to the reports folder. */
export const inventoryFile = 'inventory.json';

/** Folder of all evidence, relative to the reports folder. */
export const evidenceFolder = 'evidence';

/** Folder of screenshots and excerpts, relative to the reports folder. */
export const exhibitsFolder = posix.join(evidenceFolder, 'exhibits');

/** Folder of marks that say which partition keeps a page that only the browser found. */
export const claimsFolder = posix.join(evidenceFolder, 'claimed');

/** Ending of an exhibit that is still being written. */
export const partEnding = '.part';

/** The kinds of evidence files: one file a kind and partition; a site-wide kind has one file alone. */
export const evidenceKinds = [
  'pages',
  'links',
  'gates',
  'documents',
  'filled',
  'targets',
  'refused',
  'consent',
  'prompts',
  'found',
  'accessibility',
  'connections',
  'plain',
  'browsers',
] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** File of one kind and partition, such as `evidence/pages/03.jsonl`, relative to the reports folder. */
export const evidenceFile = (kind: EvidenceKind, partition: number): string =>
  join(evidenceFolder, kind, `${String(partition).padStart(2, '0')}.jsonl`);
