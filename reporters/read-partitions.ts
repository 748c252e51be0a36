import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { partitionCount } from '../crawler/evidence/partition.js';
import { evidenceFile, type EvidenceKind } from '../crawler/evidence/paths.js';
import { readEvidence } from '../crawler/evidence/store.js';

/** What `pick` takes of the records of a kind; nothing of a file that belongs to another crawl or is damaged. `id` is that of the inventory. */
export function readPartitions<T, U>(
  reportsDir: string,
  kind: EvidenceKind,
  id: string,
  schema: z.ZodType<T>,
  pick: (record: T) => U,
): U[] {
  return Array.from({ length: partitionCount }, (_, partition) => {
    const path = join(reportsDir, evidenceFile(kind, partition));
    try {
      return existsSync(path) ? readEvidence(path, schema, id).map(pick) : [];
    } catch {
      return [];
    }
  }).flat();
}
