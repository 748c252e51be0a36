import type { Frame, Locator } from 'playwright';

/**
 * The one element a fact's selector names. Steps after ` >>> ` look inside the open shadow root of the step before;
 * each step is plain CSS, so nothing of another shadow tree is found by accident.
 */
export function locate(frame: Frame, selector: string): Locator {
  const [first = '', ...inner] = selector.split(' >>> ');
  return inner.reduce((host, step) => host.locator(`css=${step}`), frame.locator(`css:light=${first}`));
}
