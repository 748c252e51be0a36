import { z } from 'zod';
import { boxWords } from '../../prompts/choice-words.js';
import { promptsAmong } from '../../prompts/prompt-kind.js';
import { standingBoxes } from '../../prompts/standing-boxes.js';
import { gateScript, seenGates } from '../../gates/gate-script.js';
import { policyLinkScript, sightScript } from '../../documents/policy-link-script.js';
import { foundPolicyLinks } from '../../documents/policy-links.js';
import { bounds } from '../../evidence/bounds.js';
import { documentSnapshot } from '../../fields/snapshot/snapshot.js';
import { formSnapshotScript } from './form-snapshot-script.js';
import type { IsolatedWorld } from '../isolated-world.js';
import { pageFacts, readPageFacts, type ReadLimits } from './page-facts.js';
import { frameStorage, readStorage } from './page-storage.js';
import { sampleExpression, shownWords } from './shown-words.js';
import { storageLimits } from './storage.js';

/** What one look into a loaded document gives. */
export const documentFacts = z.strictObject({
  facts: pageFacts,
  policyLinks: foundPolicyLinks,
  storage: frameStorage,
  /** What the forms are told from; absent where there are no controls, null where this look could not tell. */
  formSnapshot: documentSnapshot.nullish(),
  gates: seenGates.nullish(),
  words: shownWords,
  prompts: z.unknown().transform(rows => promptsAmong(rows, '')),
});
export type DocumentFacts = z.infer<typeof documentFacts>;

const readLimits: ReadLimits = {
  links: bounds.links.value,
  elements: bounds.elements.value,
  shadowRoots: bounds.shadowRoots.value,
};

const expression = `(async () => {
  // Storage is asked in other processes: they answer while the document is read.
  const stored = (${readStorage.toString()})(${JSON.stringify(storageLimits)});
  ${sightScript}
  const facts = (${readPageFacts.toString()})(${JSON.stringify(readLimits)});
  ${policyLinkScript}
  ${formSnapshotScript}
  ${gateScript}
  const prompts = (${standingBoxes.toString()})(${JSON.stringify({ ...boxWords, frameIsBox: false })});
  const words = ${sampleExpression};
  return { facts, words, prompts, gates, policyLinks, storage: await stored, formSnapshot };
})()`;

/** Reads the tab's document in one go: one round trip for all that needs no answer from elsewhere. */
export const readDocument = async (world: IsolatedWorld): Promise<DocumentFacts> =>
  documentFacts.parse(await world.evaluate(expression));
