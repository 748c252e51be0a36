import type { Page } from 'playwright';

/** Beyond this height a page is cut off: what lies below is seen by nobody at once, and the picture could not be shown. */
const mostHeight = 8_000;
const mostWidth = 2_000;

/**
 * What sticks to the window's lower edge (a consent prompt, a chat button) would hide the footer: inside a transformed body it sticks to
 * the body's edge, and there gets room of its own.
 */
const freeFooter =
  'body { transform: translate(0) !important; transition: none !important; padding-bottom: 400px !important; }';

/** A screenshot of a page from its top to its footer, bounded in height; of a part of it, where one is named. `style` is added to the page's own. */
export const takePagePicture = (
  page: Page,
  timeout: number,
  { top = 0, height = mostHeight, style = '' }: { top?: number; height?: number; style?: string } = {},
): Promise<Buffer> =>
  page.screenshot({
    fullPage: true,
    clip: { x: 0, y: Math.max(0, top), width: mostWidth, height: Math.min(height, mostHeight) },
    style: `${freeFooter} ${style}`,
    scale: 'css',
    timeout,
  });
