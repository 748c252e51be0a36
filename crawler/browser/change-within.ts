import type { Page } from 'playwright';
import { callInFrame } from '../page/in-frame.js';

/** Waits for a change of the page, at the longest `ms`; a navigation counts as one. */
export async function changeWithin(page: Page, ms: number): Promise<void> {
  await callInFrame(page.mainFrame(), 'prompts', 'nextChange', ms).catch(error => {
    if (page.isClosed()) throw error;
  });
}
