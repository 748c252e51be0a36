import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { collectForms } from '../../crawler/fields/collect.js';
import { locate } from '../../crawler/fields/locate.js';
import { expect, test } from './field-site.js';

const folder = join(import.meta.dirname, 'corpus');

// The truth stands in the HTML: `data-kind` on every control (`none` where it asks for nothing personal), `data-purpose` on forms.
for (const name of readdirSync(folder).sort()) {
  test(`${name}: every control has the kind its data-kind states, and no other control is reported`, async ({
    site,
  }) => {
    const page = await site.show(readFileSync(join(folder, name), 'utf8'));
    const forms = await collectForms(page.mainFrame());
    const found: string[] = [];
    const expected: string[] = [];
    for (const field of forms.flatMap(form => form.fields)) {
      const control = locate(page.mainFrame(), field.selector);
      const truth = await control.getAttribute('data-kind');
      found.push(`${field.selector} (${field.label}): ${field.kind ?? 'none'}`);
      expected.push(`${field.selector} (${field.label}): ${truth}`);
    }
    expect(found).toEqual(expected);
    expect(found.length, 'controls reported').toBe(await page.locator('[data-kind]').count());
    for (const form of forms.filter(each => !each.formless)) {
      const truth = await locate(page.mainFrame(), form.selector).getAttribute('data-purpose');
      expect.soft(form.purpose, `purpose of "${form.title}"`).toBe(truth);
    }
  });
}
