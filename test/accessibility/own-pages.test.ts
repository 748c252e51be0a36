import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import { resultPage } from '../../fixtures/result-page.js';
import { claims } from '../../policy/claims.js';
import { openWorld } from '../replica/world.js';
import { expect, test } from '../visit/browser.js';

const found = async (page: Page): Promise<string[]> => {
  // Its other way opens a page of its own, which a visitor's tab closes.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => `${page.url()}: ${id} ${target.join(' ')}`),
  );
};

test('the page of a claim’s result passes axe-core', async ({ tab }) => {
  const [claim] = claims.filter(({ testability }) => testability === 'machine');
  const at = { page: 'https://www.mpro.org/', subject: '#form' };
  await tab.page.setContent(
    resultPage(
      {
        id: claim?.id ?? '',
        verdict: 'violated',
        subjectsChecked: 3,
        violations: [
          {
            ...at,
            message: 'Broken.',
            expected: 'this',
            actual: 'that',
            evidence: ['a.png', 'a.txt'],
            waived: false,
          },
        ],
        undetermined: [{ ...at, code: 'evidence-missing', reason: 'not looked at' }],
        limits: [{ ...at, question: 'what the server says', settledBy: 'a run with SUBMIT=real' }],
        notes: ['A note.'],
      },
      [
        { path: 'a.txt', content: Buffer.from('a request') },
        { path: 'a.png', content: Buffer.from('') },
      ],
    ),
  );
  expect(await found(tab.page)).toEqual([]);
});

test('pages of the replica of each kind pass axe-core', async () => {
  // All rules over whole pages: seconds for each on a slow machine.
  test.setTimeout(300_000);
  const world = await openWorld();
  const urls = [
    'https://www.mpro.org/',
    'https://www.mpro.org/privacy-policy',
    'https://www.mpro.org/careers/apply',
    'https://www.mpro.org/survey',
    'https://www.mpro.org/events/quality-forum/register',
    'https://learn.mpro.org/sign-up',
  ];
  const all: string[] = [];
  for (const url of urls) all.push(...(await found(await world.visit(url))));
  await world.close();
  expect(all).toEqual([]);
});
