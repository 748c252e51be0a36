import { BrowserNotFoundError, findBrowsers } from '../browser/find-browser.js';
import { launchBrowser } from '../browser/launch.js';
import { classifyFile, FormFolderError, htmlFilesIn } from './classify-files.js';

/** `npm run --silent classify -- DIR`: one JSON line a control for the HTML files of DIR. */
async function main(folder: string | undefined): Promise<void> {
  if (folder === undefined || folder === '')
    throw new FormFolderError('expected a folder of HTML files: npm run --silent classify -- DIR');
  const files = await htmlFilesIn(folder);
  const { light } = findBrowsers(process.env['CHROMIUM_PATH']);
  const browser = await launchBrowser({ choice: light, connectTo: [], trust: { env: {}, args: [] } });
  try {
    const context = await browser.newContext({ serviceWorkers: 'block' });
    let page = await context.newPage();
    for (const file of files) {
      try {
        for (const control of await classifyFile(page, folder, file)) console.log(JSON.stringify(control));
      } catch (error) {
        const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
        process.stderr.write(`${JSON.stringify(file)} could not be read: ${reason}\n`);
        process.exitCode = 1;
        await page.close();
        page = await context.newPage();
      }
    }
  } finally {
    await browser.close();
  }
}

// A reader such as `head` that has seen enough closes the pipe.
process.stdout.on('error', () => process.exit(0));
try {
  await main(process.argv[2]);
} catch (error) {
  if (!(error instanceof FormFolderError) && !(error instanceof BrowserNotFoundError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
