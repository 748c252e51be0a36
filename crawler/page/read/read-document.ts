import { takeSnapshot } from '../forms/take-snapshot.js';
import type { SnapshotLimits } from '../forms/snapshot.js';
import { readGates } from './gates.js';
import { readPageFacts, type ReadLimits } from './page-facts.js';
import { readPolicyLinks } from './policy-links.js';
import { readShownWords } from './shown-words.js';
import { standingBoxes } from '../prompts/standing-boxes.js';
import { readStorage, type StorageLimits } from './storage.js';

/** How much of a document is read at most. */
export interface DocumentLimits {
  readonly read: ReadLimits;
  readonly storage: StorageLimits;
  readonly snapshot: SnapshotLimits;
  readonly gateBoxes: number;
  readonly words: number;
}

/** What a look gives, null where the page is built so that it does not succeed. */
function tried<T>(look: () => T): T | null {
  try {
    return look();
  } catch {
    return null;
  }
}

/** All that one look into a loaded document gives, so that it is one round trip. */
export async function readDocument({ read, storage, snapshot, gateBoxes, words }: DocumentLimits) {
  // Storage is asked in other processes: they answer while the document is read.
  const stored = readStorage(storage);
  const facts = readPageFacts(read);
  const policyLinks = readPolicyLinks();
  // Elements of the page's own making may be controls, and their definitions cannot be seen from a world apart: then the forms are read
  // in the page's own, at the price of one more round trip.
  const formSnapshot = facts.mayHoldControls
    ? facts.hasOwnElements
      ? null
      : tried(() => takeSnapshot(snapshot, false))
    : undefined;
  const gates = tried(() => readGates(gateBoxes));
  const prompts = standingBoxes(false);
  const shown = readShownWords(words);
  return { facts, words: shown, prompts, gates, policyLinks, storage: await stored, formSnapshot };
}
