import type { Page } from 'playwright';

/** Runs in the page: resolves at the next change of the document, at the latest after `ms`. */
function nextChange(ms: number): Promise<void> {
  return new Promise(resolve => {
    const finish = (): void => {
      observer.disconnect();
      clearTimeout(timer);
      resolve();
    };
    const observer = new MutationObserver(finish);
    observer.observe(document, { childList: true, subtree: true, attributes: true, characterData: true });
    const timer = setTimeout(finish, ms);
  });
}

/** Waits for a change of the page, at the longest `ms`; a navigation counts as one. */
export async function changeWithin(page: Page, ms: number): Promise<void> {
  await page.evaluate(nextChange, ms).catch(error => {
    if (page.isClosed()) throw error;
  });
}
