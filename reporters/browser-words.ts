import { BrowserNotFoundError, findBrowsers } from '../crawler/browser/find-browser.js';

/** The browsers of a run, for people; where there is none yet, the run installs one before its first visit. */
export function browserOf(chromiumPath: string | undefined): string {
  try {
    return findBrowsers(chromiumPath).summary;
  } catch (error) {
    if (error instanceof BrowserNotFoundError) return 'installed by the run';
    throw error;
  }
}
