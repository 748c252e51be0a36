import { pageControls } from '../fields/page-controls.js';
import { pageLooks } from '../fields/page-looks.js';
import { pageRows } from '../fields/page-rows.js';
import { snapshotLimits } from '../fields/snapshot.js';

const limits = JSON.stringify(snapshotLimits);

/**
 * Source that takes the snapshot of a document's forms, as `snapshotFrame` does; stands after `dom` and `selectors`. Null where
 * elements of the page's own making may be controls: their definitions cannot be seen from a world apart.
 */
export const formSnapshotScript = `
const takeFormSnapshot = () => {
  const found = (${pageControls.toString()})({ dom, most: ${snapshotLimits.controls} });
  const looks = (${pageLooks.toString()})();
  return (${pageRows.toString()})({ dom, found, looks, selectors, limits: ${limits}, pathsOnly: false });
};
const formSnapshot = facts.hasOwnElements ? null : facts.mayHoldControls ? takeFormSnapshot() : undefined;
`;
