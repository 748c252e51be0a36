import { z } from 'zod';
import { bounds } from '../evidence/bounds.js';
import { gateFact, pageGates } from '../evidence/gate.js';
import { pageDom } from '../fields/snapshot/page-dom.js';
import { pageSelectors } from '../fields/snapshot/page-selectors.js';
import type { IsolatedWorld } from '../visit/isolated-world.js';
import { gateWords } from './gate-words.js';
import { readGates } from './page-gates.js';

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

const look = `(${readGates.toString()})({ dom, selectors, words: ${JSON.stringify(gateWords)}, mostBoxes: ${bounds.gateBoxes.value} })`;

/** Source that looks for boxes that bar the way; stands after `dom` and `selectors`. Null where the page is built so that no look succeeds. */
export const gateScript = `const gates = (() => { try { return ${look}; } catch { return null; } })();`;

const expression = `(() => {
  const __name = made => made;
  const dom = (${pageDom.toString()})();
  const selectors = (${pageSelectors.toString()})({ dom });
  return ${look};
})()`;

/** Looks at the boxes of a page as it is now; undefined where there are none. Rejects where the page cannot be looked at. */
export const lookForGates = async (world: IsolatedWorld): Promise<SeenGates | undefined> =>
  seenGates.optional().parse(await world.evaluate(expression));

/** What is recorded of a look. */
export const recordedGates = ({
  readable,
  blurred,
  cut,
  hidden,
  locked,
  heading,
  boxes,
}: SeenGates): z.infer<typeof pageGates> => ({
  readable,
  blurred,
  cut,
  hidden,
  locked,
  heading,
  boxes: boxes.map(({ place, selector, text, asks, buttons, controls, frames }) => ({
    place,
    selector,
    text,
    asks,
    buttons,
    controls,
    frames,
  })),
});
