import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright';
import { findBrowsers } from '../browser/find-browser.js';
import { hasRequiredState } from './form-marks.js';
import { readForms } from './forms.js';
import { snapshotFrame } from './snapshot-frame.js';
import { buildTree } from './tree.js';

/** The only address the browser gets an answer from: the file at hand. */
const address = 'http://forms.invalid/';

/** tsx names functions through this helper, which a page does not have. */
const namesFunctions = 'globalThis.__name ??= value => value';

async function classifyFile(page: Page, html: string): Promise<object[]> {
  await page.unrouteAll();
  await page.route('**/*', route =>
    route.request().isNavigationRequest() && route.request().frame() === page.mainFrame()
      ? route.fulfill({ contentType: 'text/html; charset=utf-8', body: html })
      : route.abort(),
  );
  await page.goto(address, { waitUntil: 'domcontentloaded', timeout: 20_000 });
  await page.evaluate(namesFunctions);
  const snapshot = await snapshotFrame(page.mainFrame(), true);
  // Here the state that a browser acts on; a field fact counts the word in its name as well.
  const required = new Set(
    buildTree(snapshot)
      .elements.filter(hasRequiredState)
      .map(each => each.live?.selector),
  );
  const forms = readForms(snapshot);
  return forms.flatMap(form =>
    form.fields.map(field => ({
      selector: field.selector,
      kind: field.kind,
      requiredProgrammatic: required.has(field.selector),
      markedVisibly: !/^(none|colour-only)$/.test(field.mark.how),
    })),
  );
}

async function main(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter(name => /\.html?$/i.test(name)).sort();
  const { light } = findBrowsers(process.env['CHROMIUM_PATH']);
  const browser = await chromium.launch({ ...light, headless: true, args: ['--no-sandbox'] });
  try {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    for (const name of names)
      for (const row of await classifyFile(page, await readFile(join(folder, name), 'utf8')))
        process.stdout.write(`${JSON.stringify({ file: name, ...row })}\n`);
  } finally {
    await browser.close();
  }
}

await main(process.argv[2] ?? '');
