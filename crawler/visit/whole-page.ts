import type { Page } from 'playwright';

/** Beyond this height a page is cut off: what lies below is seen by nobody at once, and the picture could not be shown. */
const mostHeight = 8_000;
const mostWidth = 2_000;

/** A screenshot of a page from its top to its footer, bounded in height. */
export const wholePage = (page: Page, timeout: number): Promise<Buffer> =>
  page.screenshot({
    fullPage: true,
    clip: { x: 0, y: 0, width: mostWidth, height: mostHeight },
    scale: 'css',
    timeout,
  });
