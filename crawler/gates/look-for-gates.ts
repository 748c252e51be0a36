import { z } from 'zod';
import { bounds } from '../evidence/bounds.js';
import { gateFact, pageGates } from '../evidence/gate.js';
import type { IsolatedWorld } from '../visit/isolated-world.js';

/** What a look at a page's boxes gives, with what could be tried to get past them. */
export const seenGates = pageGates.extend({
  /** Points of the window beside the boxes. */
  beside: z.array(z.strictObject({ x: z.number(), y: z.number() })),
  /** Bounds that were reached. */
  reached: z.array(z.enum(['gateBoxes'])),
  boxes: z.array(
    gateFact.extend({
      ways: z.array(z.strictObject({ selector: z.string(), name: z.string(), rank: z.number() })),
    }),
  ),
});
export type SeenGates = z.infer<typeof seenGates>;

/** Looks at the boxes of a page as it is now; undefined where there are none. Rejects where the page cannot be looked at. */
export const lookForGates = async (world: IsolatedWorld): Promise<SeenGates | undefined> =>
  seenGates.optional().parse(await world.call('readGates', bounds.gateBoxes.value));

const recorded = pageGates.strip().extend({ boxes: z.array(gateFact.strip()) });

/** What is recorded of a look. */
export const recordedGates = (seen: SeenGates): z.infer<typeof pageGates> => recorded.parse(seen);
