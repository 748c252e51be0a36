import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import { claimById } from '../../policy/claims.js';
import type { Detail } from '../../reporters/claim-page/detail.js';
import { claimPage } from '../../reporters/claim-page/claim-page.js';
import { openWorld } from '../replica/world.js';
import { expect, test } from '../visit/browser.js';

const found = async (page: Page): Promise<string[]> => {
  // Its other way opens a page of its own, which a visitor's tab closes.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => `${page.url()}: ${id} ${target.join(' ')}`),
  );
};

const details: readonly Detail[] = [
  {
    kind: 'request',
    method: 'POST',
    url: 'https://stats.example/c',
    host: 'stats.example',
    owner: 'Stats',
    moment: 'while a visitor types',
    script: 'https://stats.example/s.js',
    stopped: true,
    values: [
      {
        field: 'E-mail',
        kind: 'e-mail address',
        typed: 'jo@example.com',
        encoding: [],
        where: 'body',
        excerpt: '{"mail":"jo@example.com"}',
      },
    ],
  },
  {
    kind: 'cookies',
    rows: [{ name: 'id', domain: 'stats.example', setBy: 'a script', lasts: '365 days', flags: 'Secure' }],
  },
  { kind: 'difference', registered: 'We do not sell.', live: 'We do sell.' },
  { kind: 'facts', caption: 'The connection to a', columns: ['Of it', 'Found'], rows: [['Trusted', 'no']] },
];

const schemes = ['light', 'dark'] as const;
const counts = [1, 40] as const;
for (const colorScheme of schemes)
  for (const count of counts)
    test(`the page of a claim with ${count} findings passes axe-core, ${colorScheme}`, async ({ tab }) => {
      const claim = claimById('no-pii-transfer');
      const at = { page: 'https://www.mpro.org/', subject: '#form' };
      await tab.page.emulateMedia({ colorScheme });
      await tab.page.setContent(
        claimPage({
          claim,
          effectiveDate: '2021-01-15',
          detailsOf: () => details,
          result: {
            id: claim.id,
            verdict: 'violated',
            subjectsChecked: 3,
            violations: Array.from({ length: count }, (_, nth) => ({
              page: `https://www.mpro.org/${nth}`,
              subject: `#form-${nth % 3}`,
              message: 'Broken.',
              expected: 'this',
              actual: `that ${nth}`,
              evidence: ['a.png', 'a.txt'],
              waived: nth % 2 === 1,
            })),
            undetermined: [{ ...at, code: 'evidence-missing', reason: 'not looked at' }],
            limits: [{ ...at, question: 'what the server says', settledBy: 'a run with SUBMIT=real' }],
            notes: ['A note.'],
          },
          exhibits: [
            { path: 'a.txt', content: Buffer.from('a request') },
            { path: 'a.png', content: Buffer.from('') },
          ],
        }),
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
