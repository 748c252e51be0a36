import type { Page } from 'playwright';

const leaving: ReadonlySet<string> = new Set(['beforeunload', 'pagehide', 'unload']);

/**
 * Whether scripts of a page listen for its visitor to leave. Some send what stands in a form only when it is left unsubmitted: that
 * takes a leave of its own to see. Frames' own listeners are not looked at.
 */
export async function listensForLeaving(page: Page): Promise<boolean> {
  const session = await page.context().newCDPSession(page);
  try {
    const { result } = await session.send('Runtime.evaluate', { expression: 'window' });
    if (result.objectId === undefined) return false;
    const { objectId } = result;
    const { listeners } = await session.send('DOMDebugger.getEventListeners', { objectId });
    return listeners.some(({ type }) => leaving.has(type));
  } catch {
    // A page on its way out listens to nothing more.
    return false;
  } finally {
    await session.detach().catch(() => undefined);
  }
}
