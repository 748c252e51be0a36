import { collectPolicyLinks } from '../../crawler/documents/policy-links.js';
import { collectForms } from '../../crawler/fields/collect.js';
import { readForms } from '../../crawler/fields/forms.js';
import { readDocument } from '../../crawler/visit/read/read-document.js';
import { serve } from '../observe/test-site.js';
import { expect, test } from './browser.js';

const page = (body: string): string =>
  `<!doctype html><html lang="en"><head><title>Case</title></head><body><main><h1>Case</h1>${body}</main>
  <footer><a href="/privacy-policy">Privacy Policy</a></footer></body></html>`;
const forms = `<form action="/send" method="post"><label>E-mail * <input type="email" name="email" required></label>
  <label>State <select name="state"><option>MI</option><option>OH</option></select></label><button>Send</button></form>
  <input name="loose" aria-label="Telephone" type="tel">`;

test('one look tells what the single looks tell', async ({ tab }) => {
  const site = await serve({ '/': page(forms) });
  await tab.page.goto(site.baseUrl);
  const read = await readDocument(tab.world);
  expect(read.policyLinks).toEqual(await collectPolicyLinks(tab.page));
  const single = await collectForms(tab.page.mainFrame());
  // Without the snapshot the visit would still be right, and slow.
  if (!read.formSnapshot) throw new Error(`expected a snapshot of the forms, got ${read.formSnapshot}`);
  expect(readForms(read.formSnapshot)).toEqual(single);
  expect(single.map(form => form.fields.length)).toEqual([2, 1]);
  await site.close();
});

test('a page without controls needs no snapshot; elements of its own making need another look', async ({
  tab,
}) => {
  const site = await serve({ '/none': page('<p>x</p>'), '/own': page('<x-field></x-field>') });
  await tab.page.goto(`${site.baseUrl}none`);
  expect((await readDocument(tab.world)).formSnapshot).toBeUndefined();
  await tab.page.goto(`${site.baseUrl}own`);
  expect((await readDocument(tab.world)).formSnapshot).toBeNull();
  await site.close();
});
