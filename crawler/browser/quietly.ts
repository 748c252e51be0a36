import { chromium } from 'playwright';

/** What Playwright's objects offer, undocumented, for calls that are no business of the report. */
interface CallWrapper {
  _wrapApiCall<T>(work: () => Promise<T>, options: { readonly internal: boolean }): Promise<T>;
}

const wraps = (library: object): library is CallWrapper =>
  '_wrapApiCall' in library && typeof library._wrapApiCall === 'function';

/**
 * Does work with a browser without making each call a step of the running test. Playwright Test tells its main process of every
 * single call, stack included: over thousands of pages that costs several times the visits themselves and fills the report with
 * what nobody reads. Where this Playwright has no such way, the work is done all the same, only slower.
 */
export function quietly<T>(work: () => Promise<T>): Promise<T> {
  const library: object = chromium;
  return wraps(library) ? library._wrapApiCall(work, { internal: true }) : work();
}
