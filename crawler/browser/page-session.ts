import type { CDPSession, Page } from 'playwright';

const sessions = new WeakMap<Page, Promise<CDPSession>>();

/**
 * The one session of a tab by the browser's own protocol (CDP), which lasts as long as the tab: to attach another costs more than most
 * questions that are asked by it. Whoever takes it does not detach it. Rejects where the tab is gone.
 */
export function pageSession(page: Page): Promise<CDPSession> {
  const known = sessions.get(page) ?? page.context().newCDPSession(page);
  sessions.set(page, known);
  known.catch(() => sessions.delete(page));
  return known;
}
