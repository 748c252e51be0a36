import { extractText, getDocumentProxy } from 'unpdf';
import type { Page } from 'playwright';
import { claimById, claims } from '../../policy/claims.js';
import type { ClaimResult } from '../../policy/result.js';
import { sections } from '../../policy/text.js';
import { claimPage } from '../../reporters/claim-page/claim-page.js';
import { conformanceOf } from '../../reporters/conformance-of.js';
import { firstScreen } from '../../reporters/first-screen/first-screen.js';
import { expect, test } from '../visit/browser.js';

const claim = claimById('policy-link-current');
const address = (kind: string, nth: number): string => `https://www.mpro.org/${kind}/${nth}`;
const numbers = Array.from({ length: 30 }, (_, nth) => nth);
const result: ClaimResult = {
  id: claim.id,
  verdict: 'violated',
  subjectsChecked: 30,
  violations: numbers.map(nth => ({
    page: address('page', nth),
    subject: 'the link',
    message: 'Wrong.',
    expected: 'this',
    actual: `found number ${nth}`,
    evidence: ['request.txt'],
    waived: false,
  })),
  undetermined: numbers.map(nth => ({
    page: address('late', nth),
    subject: 'the link',
    code: 'page-failed',
    reason: 'it came too late',
  })),
  limits: numbers.slice(0, 15).map(nth => ({
    page: address('limit', nth),
    subject: '#form',
    question: `what the server says to number ${nth}`,
    settledBy: 'a run with SUBMIT=real',
  })),
  notes: [],
};

/** The words of a page's elements, without the space between them: lines break elsewhere on paper. */
const words = (texts: readonly string[]): string[] =>
  texts.map(text => text.replace(/\s+/g, '')).filter(text => text !== '');

/** Of what can be folded away on the screen, the texts that are not on paper. */
async function notPrinted(page: Page): Promise<readonly string[]> {
  const folded = words(await page.locator('details').locator('li, td, th, pre, summary').allTextContents());
  expect(folded.length).toBeGreaterThan(30);
  const pdf = await getDocumentProxy(new Uint8Array(await page.pdf({ format: 'A4' })));
  const { text } = await extractText(pdf, { mergePages: true });
  const printed = text.replace(/\s+/g, '');
  return folded.filter(each => !printed.includes(each));
}

test('what the page of a claim folds away is on paper', async ({ tab }) => {
  await tab.page.setContent(
    claimPage({
      claim,
      effectiveDate: '2021-01-15',
      result,
      exhibits: [{ path: 'request.txt', content: Buffer.from('GET /what-was-asked') }],
    }),
  );
  await expect(tab.page.getByText('GET /what-was-asked')).toBeHidden();
  expect(await notPrinted(tab.page)).toEqual([]);
});

test('what the first screen folds away is on paper', async ({ tab }) => {
  const now = conformanceOf({
    target: 'https://www.mpro.org/',
    startedAt: '2026-03-04T05:06:00.000Z',
    finishedAt: '2026-03-04T05:08:00.000Z',
    policy: { effectiveDate: '2021-01-15', sha256: 'ab' },
    coverage: {
      pagesDiscovered: 60,
      pagesObserved: 1,
      pagesSkipped: numbers.map(nth => ({ url: address('skipped', nth), reason: 'robots: not allowed' })),
      pagesFailed: numbers.map(nth => ({ url: address('slow', nth), reason: 'timeout: too slow' })),
    },
    claims,
    outcomes: new Map([[claim.id, { result }]]),
    attestations: [],
    asOf: '2026-03-04',
  });
  const screen = firstScreen({
    result: now,
    claims,
    sections,
    browser: undefined,
    changes: undefined,
    ending: [],
    sinceOf: () => undefined,
    attestations: [],
    asOf: '2026-03-04',
    places: new Map(),
  });
  await tab.page.setContent(`<!doctype html><html lang="en"><title>Policy</title><body>${screen}</body>`);
  await expect(tab.page.getByText(address('skipped', 29))).toBeHidden();
  expect(await notPrinted(tab.page)).toEqual([]);
});

test('what is marked on the screen is marked on paper, in colours for paper', async ({ tab }) => {
  const detail = { kind: 'difference' as const, registered: 'We do not sell.', live: 'We do sell.' };
  await tab.page.setContent(
    claimPage({ claim, effectiveDate: '2021-01-15', result, detailsOf: () => [detail] }),
  );
  await expect(tab.page.locator('del')).toHaveText('not ');
  await tab.page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  // Browsers leave backgrounds out on paper, where a page does not ask for them.
  const looks = await tab.page.locator('del').evaluate(element => {
    const { backgroundColor, printColorAdjust } = getComputedStyle(element);
    return { backgroundColor, printColorAdjust };
  });
  expect(looks).toEqual({ backgroundColor: 'rgb(251, 227, 224)', printColorAdjust: 'exact' });
});
