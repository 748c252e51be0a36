import type { Frame, FrameLocator, Locator } from 'playwright';

/** Stands between the selector of a frame's element and that of an element of the frame's document. */
const intoFrame = ' >>| ';

/** The selector, from the document around a frame, of what has `selector` in the frame's own. */
export const framedSelector = (frame: string, selector: string): string => [frame, selector].join(intoFrame);

/** Whether a selector leads into a frame. */
export const isFramed = (selector: string): boolean => selector.includes(intoFrame);

function within(document: Frame | FrameLocator, selector: string): Locator {
  const [first = '', ...inner] = selector.split(' >>> ');
  return inner.reduce((host, step) => host.locator(`css=${step}`), document.locator(`css:light=${first}`));
}

/**
 * The one element a fact's selector names. Steps after ` >>> ` look inside the open shadow root of the step before, those after ` >>| `
 * inside the document of a frame; each step is plain CSS, so nothing of another tree is found by accident.
 */
export function locate(frame: Frame, selector: string): Locator {
  const [first = '', ...inner] = selector.split(intoFrame);
  return inner.reduce((host, step) => within(host.contentFrame(), step), within(frame, first));
}
