import type { Page } from 'playwright';
import { callInFrame } from '../../page/in-frame.js';

/** Whether any document of a page runs scripts. One without neither changes nor sends what is typed before it is submitted: there is nothing to wait for. */
export async function runsScripts(page: Page): Promise<boolean> {
  for (const frame of page.frames()) {
    const runs = await callInFrame(frame, 'forms', 'runsScripts').catch(() => true);
    if (runs) return true;
  }
  return false;
}
