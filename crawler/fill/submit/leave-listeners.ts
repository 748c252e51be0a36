import type { Page } from 'playwright';
import { pageSession } from '../../browser/page-session.js';

const leaving: ReadonlySet<string> = new Set(['beforeunload', 'pagehide', 'unload']);

/**
 * Whether scripts of a page listen for its visitor to leave. Some send what stands in a form only when it is left unsubmitted: that
 * takes a leave of its own to see. Frames' own listeners are not looked at.
 */
export async function listensForLeaving(page: Page): Promise<boolean> {
  const session = await pageSession(page).catch(() => undefined);
  // What cannot be asked is taken to listen: a leave too many costs time only.
  if (!session) return true;
  try {
    const { result } = await session.send('Runtime.evaluate', { expression: 'window' });
    const { objectId = '' } = result;
    const { listeners } = await session.send('DOMDebugger.getEventListeners', { objectId });
    return listeners.some(({ type }) => leaving.has(type));
  } catch {
    return true;
  }
}
