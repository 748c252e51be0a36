import { pageControls } from '../../fields/snapshot/page-controls.js';
import { pageElements } from '../../fields/snapshot/page-elements.js';
import { pageLooks } from '../../fields/snapshot/page-looks.js';
import { pageRows, type PageRowsInput } from '../../fields/snapshot/page-rows.js';
import { snapshotLimits } from '../../fields/snapshot/snapshot.js';

/** How each part of the snapshot's input is made in the page; the type keeps this in step with `snapshotFrame`. */
const parts: Readonly<Record<keyof PageRowsInput, string>> = {
  dom: 'dom',
  selectors: 'selectors',
  limits: JSON.stringify(snapshotLimits),
  pathsOnly: 'false',
  found: `(${pageControls.toString()})({ dom, most: ${snapshotLimits.controls} })`,
  elements: `(${pageElements.toString()})({ dom, limits: ${JSON.stringify(snapshotLimits)} })`,
  looks: `(${pageLooks.toString()})()`,
};
const input = Object.entries(parts).map(([name, source]) => `${name}: ${source}`);

/**
 * Source that takes the snapshot of a document's forms, as `snapshotFrame` does; stands after `dom` and `selectors`. Null where
 * this look cannot tell: elements of the page's own making may be controls, and their definitions cannot be seen from a world apart.
 * Then the forms are read by `collectForms`, at the price of some more round trips.
 */
export const formSnapshotScript = `
const formSnapshot = (() => {
  if (!facts.mayHoldControls) return undefined;
  try {
    return facts.hasOwnElements ? null : (${pageRows.toString()})({ ${input.join(', ')} });
  } catch {
    return null;
  }
})();
`;
