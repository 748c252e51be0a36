import type { Frame, Locator } from 'playwright';

/** Stands between the selector of a frame's element and that of an element of the frame's document. */
const frameStep = ' >>| ';

/** The selector, from the document around a frame, of what has `selector` in the frame's own. */
export const framedSelector = (frame: string, selector: string): string => [frame, selector].join(frameStep);

/** Whether a selector leads into a frame. */
export const isFramed = (selector: string): boolean => selector.includes(frameStep);

/** A selector's way to the element of a frame, and on from its document; `inner` is undefined where it leads into none. */
export function intoFrame(selector: string): { readonly outer: string; readonly inner: string | undefined } {
  const [outer = '', ...inner] = selector.split(frameStep);
  return { outer, inner: inner.length > 0 ? inner.join(frameStep) : undefined };
}

/**
 * The one element that a fact's selector names, in the frame's own document. Steps after ` >>> ` look inside the open shadow root of the step
 * before; each step is plain CSS, so nothing of another shadow tree is found by accident.
 */
export function locate(frame: Frame, selector: string): Locator {
  const [first = '', ...inner] = selector.split(' >>> ');
  return inner.reduce((host, step) => host.locator(`css=${step}`), frame.locator(`css:light=${first}`));
}
