import type { Page } from 'playwright';

/** Whether any document of a page runs scripts. One without neither changes nor sends what is typed before it is submitted: there is nothing to wait for. */
export async function runsScripts(page: Page): Promise<boolean> {
  for (const frame of page.frames()) {
    const runs = await frame
      .evaluate(() => {
        const handlers = '[onload], [oninput], [onchange], [onkeyup], [onkeydown], [onblur], [onfocus]';
        return document.scripts.length > 0 || document.querySelector(handlers) !== null;
      })
      .catch(() => true);
    if (runs) return true;
  }
  return false;
}
