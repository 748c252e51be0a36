import { test, expect } from '@playwright/test';
import { extractText, getDocumentProxy } from 'unpdf';
import { registeredPolicy } from '../../fixtures/replica/pages/policy.js';
import { openWorld, type World } from './world.js';

let world: World;
test.beforeAll(async () => void (world = await openWorld()));
test.afterAll(() => world.close());

const folded = (text: string): string => text.replace(/\s+/g, ' ').trim();
/** A PDF breaks lines after hyphens, so that there its white space says nothing. */
const withoutSpace = (text: string): string => text.replace(/\s+/g, '');

test('the policy says the same in HTML, in PDF and in the register', async () => {
  const page = await world.visit('https://www.mpro.org/privacy-policy');
  expect(folded(await page.locator('main').innerText())).toBe(folded(registeredPolicy()));

  const { body } = await world.client('https://www.mpro.org/privacy-policy.pdf', { responseType: 'buffer' });
  const pdf = await getDocumentProxy(new Uint8Array(body));
  const { text } = await extractText(pdf, { mergePages: true });
  expect(withoutSpace(text)).toBe(withoutSpace(registeredPolicy()));
});
