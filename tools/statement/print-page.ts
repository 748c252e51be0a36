import { findBrowsers } from '../../crawler/browser/find-browser.js';
import { launchBrowser } from '../../crawler/browser/launch.js';
import { htmlText } from '../../reporters/printable.js';

/** What stands at the foot of every sheet. */
const footer = (words: string): string =>
  `<div style="font: 7.5pt serif; width: 100%; margin: 0 18mm; display: flex; justify-content: space-between"><span>${htmlText(words, 200)}</span><span>Page <span class="pageNumber"></span> of <span class="totalPages"></span></span></div>`;

/**
 * Prints a page as PDF with the browser that is there. The page runs no script and reaches no network. Throws `BrowserNotFoundError`
 * where there is no browser.
 */
export async function printPage(
  html: string,
  path: string,
  options: { readonly footer: string; readonly chromiumPath: string | undefined },
): Promise<void> {
  const browser = await launchBrowser({
    choice: findBrowsers(options.chromiumPath).light,
    connectTo: [],
    trust: { env: {}, args: [] },
  });
  try {
    const context = await browser.newContext({ offline: true, javaScriptEnabled: false });
    const page = await context.newPage();
    await page.setContent(html);
    await page.pdf({
      path,
      format: 'A4',
      preferCSSPageSize: true,
      printBackground: true,
      displayHeaderFooter: true,
      headerTemplate: '<span></span>',
      footerTemplate: footer(options.footer),
      tagged: true,
      outline: true,
    });
  } finally {
    await browser.close();
  }
}
