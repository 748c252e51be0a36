import { z } from 'zod';
import { promptsAmong } from '../../prompts/prompt-kind.js';
import { seenGates } from '../../gates/look-for-gates.js';
import { foundPolicyLinks } from '../../documents/policy-links.js';
import { bounds } from '../../evidence/bounds.js';
import { documentSnapshot, snapshotLimits } from '../../page/forms/snapshot.js';
import type { DocumentLimits } from '../../page/read/read-document.js';
import type { IsolatedWorld } from '../isolated-world.js';
import { pageFacts } from './page-facts.js';
import { frameStorage } from './page-storage.js';
import { sampledWords, shownWordIds } from './shown-words.js';
import { storageLimits } from './storage.js';

/** What one look into a loaded document gives. */
export const documentFacts = z.strictObject({
  facts: pageFacts,
  policyLinks: foundPolicyLinks,
  storage: frameStorage,
  /** What the forms are told from; absent where there are no controls, null where this look could not tell. */
  formSnapshot: documentSnapshot.nullish(),
  gates: seenGates.nullish(),
  words: shownWordIds,
  prompts: z.unknown().transform(rows => promptsAmong(rows, '')),
});
export type DocumentFacts = z.infer<typeof documentFacts>;

const limits: DocumentLimits = {
  read: {
    links: bounds.links.value,
    elements: bounds.elements.value,
    shadowRoots: bounds.shadowRoots.value,
  },
  storage: storageLimits,
  snapshot: snapshotLimits,
  gateBoxes: bounds.gateBoxes.value,
  words: sampledWords,
};

/** Reads the tab's document in one go: one round trip for all that needs no answer from elsewhere. */
export const readDocument = async (world: IsolatedWorld): Promise<DocumentFacts> =>
  documentFacts.parse(await world.call('readDocument', limits));
