import { expect, test } from '@playwright/test';
import { claimById } from '../../policy/claims.js';
import { claimPage } from '../../reporters/claim-page/claim-page.js';
import { fitting } from '../../reporters/prepare-results.js';

const claim = claimById('policy-link-current');
const finding = (nth: number, evidence: readonly string[]) => ({
  page: `https://a/${nth}`,
  subject: 'link',
  message: 'Wrong.',
  expected: 'this',
  actual: 'that',
  evidence: [...evidence],
  waived: false,
});

/** A claim's page with a finding for each list of pictures; a picture has 3,000 bytes for each digit of its name. */
function pageOf(...findings: (readonly string[])[]): string {
  const paths = [...new Set(findings.flat())];
  return claimPage({
    claim,
    effectiveDate: '2021-01-15',
    result: {
      id: claim.id,
      verdict: 'violated',
      subjectsChecked: findings.length,
      violations: findings.map((evidence, nth) => finding(nth, evidence)),
      undetermined: [],
      limits: [],
      notes: [],
    },
    exhibits: paths.map(path => ({
      path,
      content: Buffer.alloc(3_000 * path.replace(/\D/g, '').length),
    })),
  });
}

const shownOf = (html: string | undefined): string[] =>
  Array.from((html ?? '').matchAll(/<figcaption>([^<]+\.png)</g), ([, name]) => name ?? '');

test('pictures are left out of a report only as far as it would get too large, each page keeping one first', () => {
  const many = pageOf(['a1.png', 'a22.png'], ['a3.png'], ['a4.png']);
  const few = pageOf(['b111.png']);
  const pages = new Map([
    ['many', many],
    ['few', few],
  ]);
  const words = Buffer.byteLength(pageOf([], [], [])) + Buffer.byteLength(pageOf([]));
  /** Room for pictures beside the words, in pictures of one digit. */
  const withRoom = (pictures: number, others = 0) => {
    const fit = fitting(pages, others, words + others + 1_000 + pictures * 4_300);
    return [shownOf(fit.get('many')), shownOf(fit.get('few'))];
  };
  expect(fitting(pages, 0)).toEqual(pages);
  expect(withRoom(0)).toEqual([[], []]);
  expect(withRoom(1)).toEqual([['a1.png'], []]);
  expect(withRoom(4)).toEqual([['a1.png'], ['b111.png']]);
  expect(withRoom(5, 9_000)).toEqual([['a1.png', 'a3.png'], ['b111.png']]);
  expect(withRoom(8)).toEqual([['a1.png', 'a22.png', 'a3.png', 'a4.png'], ['b111.png']]);
});

test('what says that a picture is shown above is said of no picture that was left out', () => {
  const html = pageOf(['a1.png'], ['a1.png', 'a2.png'], ['a2.png']);
  expect(html.match(/Shown above: a\d.png/g)).toEqual(['Shown above: a1.png', 'Shown above: a2.png']);
  const fit = fitting(new Map([['page', html]]), 0, Buffer.byteLength(html) - 1_000).get('page') ?? '';
  expect(shownOf(fit)).toEqual(['a1.png']);
  expect(fit.match(/Shown above: a\d.png/g)).toEqual(['Shown above: a1.png']);
  expect(fit.match(/Kept in the reports folder: a2.png/g)).toHaveLength(2);
});
