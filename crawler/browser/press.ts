import type { ElementHandle } from 'playwright';
import { callOnElement } from '../page/in-frame.js';

/** How long the browser may take to carry out a click that nothing keeps away, however busy the machine is. */
const carryOutMs = 15_000;

/**
 * Presses an element as a visitor does: with the mouse once it stands still and nothing lies over it. Where that does not come within
 * `reachMs`, a banner may lie over it, or the machine may be too busy to tell: it is pressed as the keyboard does then. It is never pressed
 * twice, which would send a form twice or shut again what opened. Gives whether it was pressed: it may have gone away meanwhile.
 */
export async function press(element: ElementHandle<Node>, reachMs: number): Promise<boolean> {
  const isReached = await element.click({ trial: true, timeout: reachMs }).then(
    () => true,
    () => false,
  );
  if (!isReached)
    return callOnElement(element, 'forms', 'click').then(
      () => true,
      () => false,
    );
  // The press may take the document away before its end can be reported.
  await element.click({ force: true, timeout: carryOutMs, noWaitAfter: true }).catch(() => undefined);
  return true;
}
