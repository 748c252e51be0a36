import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { InventoryError } from '../crawler/evidence/inventory-file.js';
import { loadRehearsal } from '../crawler/evidence/load.js';
import { rehearsalFile } from '../crawler/evidence/rehearsal.js';
import { EvidenceFileError } from '../crawler/evidence/store.js';
import type { Settings } from '../crawler/settings.js';
import { jsonText } from './printable.js';
import { writeWhole } from '../crawler/evidence/write-whole.js';

/** Leaves the server's answers of a run with SUBMIT=real for later runs (ANSWERS_FROM). A run that brought no evidence leaves none. */
export function writeRehearsal(settings: Settings): void {
  if (settings.submit !== 'real') return;
  const path = join(settings.reportsDir, rehearsalFile);
  rmSync(path, { force: true });
  try {
    writeWhole(path, jsonText(loadRehearsal(settings)));
  } catch (error) {
    if (!(error instanceof InventoryError || error instanceof EvidenceFileError)) throw error;
  }
}
