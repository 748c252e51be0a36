import type { Frame } from 'playwright';
import { pageControls } from './page-controls.js';
import { pageDom } from './page-dom.js';
import { pageElements } from './page-elements.js';
import { pageLooks } from './page-looks.js';
import { pageRows } from './page-rows.js';
import { pageSelectors } from './page-selectors.js';
import { documentSnapshot, snapshotLimits, type DocumentSnapshot } from './snapshot.js';

/**
 * The parts of a frame's document that matter for its forms. Reads only; the caller bounds the time.
 * @param pathsOnly selectors are paths from the root only, as tools need that read the source.
 */
export async function snapshotFrame(frame: Frame, pathsOnly = false): Promise<DocumentSnapshot> {
  const dom = await frame.evaluateHandle(pageDom);
  const [found, elements, looks, selectors] = await Promise.all([
    frame.evaluateHandle(pageControls, { dom, most: snapshotLimits.controls }),
    frame.evaluateHandle(pageElements, { dom, limits: snapshotLimits }),
    frame.evaluateHandle(pageLooks),
    frame.evaluateHandle(pageSelectors, { dom }),
  ]);
  const input = { dom, found, elements, looks, selectors, limits: snapshotLimits, pathsOnly };
  return documentSnapshot.parse(await frame.evaluate(pageRows, input));
}
