import type { Page } from 'playwright';
import { claims } from '../../policy/claims.js';
import type { ClaimResult } from '../../policy/result.js';
import { sections } from '../../policy/text.js';
import { claimPage } from '../../reporters/claim-page/claim-page.js';
import type { Detail } from '../../reporters/claim-page/detail.js';
import { conformanceOf } from '../../reporters/conformance-of.js';
import { findingsCsv } from '../../reporters/findings-csv.js';
import { firstScreen } from '../../reporters/first-screen/first-screen.js';
import { markdownSummary } from '../../reporters/markdown-summary.js';
import { jsonText } from '../../reporters/printable.js';
import { sarifOf } from '../../reporters/sarif.js';
import { terminalSummary } from '../../reporters/terminal-summary.js';
import { messageOf } from '../../fixtures/expect.js';
import { expect, test } from '../visit/browser.js';
import { hostile } from './hostile.js';

/** What could act somewhere, as one text; and what looks like it, and has to be read as it is. */
const nasty = [
  ...Object.values(hostile),
  '"><svg onload="globalThis.pwned = true">',
  "' onfocus='globalThis.pwned = true' autofocus='",
  '<iframe srcdoc="<script>parent.pwned = true</script>"></iframe><base href="https://tracker.example/">',
  '=HYPERLINK("https://tracker.example","x")',
  '\u2066\u202eabc\u2069',
  '{{constructor.constructor("globalThis.pwned = true")()}}',
].join(' ');
const plain = 'Prices < 5 & > 3, "quoted", it\u2019s 100% *starred* _ok_ \u00fc\u4e2d\u{1f600} a-b';

const resultWith = (text: string): ClaimResult => ({
  id: 'no-pii-transfer',
  verdict: 'violated',
  subjectsChecked: 1,
  violations: [
    {
      page: text,
      subject: text,
      message: text,
      expected: text,
      actual: text,
      evidence: [text],
      waived: false,
    },
  ],
  undetermined: [{ page: text, subject: text, code: 'page-failed', reason: text }],
  limits: [{ page: text, subject: text, question: text, settledBy: 'a run with SUBMIT=real' }],
  notes: [text],
});
const conformanceWith = (text: string) =>
  conformanceOf({
    target: 'https://www.mpro.org/',
    startedAt: '2026-03-04T05:06:00.000Z',
    finishedAt: '2026-03-04T05:08:00.000Z',
    policy: { effectiveDate: '2021-01-15', sha256: 'ab' },
    coverage: {
      pagesDiscovered: 3,
      pagesObserved: 1,
      pagesSkipped: [{ url: text, reason: `robots: ${text}` }],
      pagesFailed: [{ url: text, reason: `timeout: ${text}` }],
    },
    claims,
    outcomes: new Map([['no-pii-transfer', { result: resultWith(text) }]]),
    attestations: [],
    asOf: '2026-03-04',
  });
const detailsWith = (text: string): readonly Detail[] => [
  {
    kind: 'request',
    method: text,
    url: text,
    host: text,
    owner: text,
    moment: text,
    script: text,
    stopped: true,
    values: [{ field: text, kind: text, typed: text, encoding: [text], where: text, excerpt: text }],
  },
  { kind: 'cookies', rows: [{ name: text, domain: text, setBy: text, lasts: text, flags: text }] },
  { kind: 'difference', registered: text, live: `${text} more` },
  { kind: 'facts', caption: text, columns: [text, 'Found'], rows: [[text, text]] },
];
const claimHtml = (text: string): string => {
  const [claim] = claims.filter(({ id }) => id === 'no-pii-transfer');
  if (claim === undefined) throw new Error('expected the claim in the register');
  return claimPage({
    claim,
    effectiveDate: '2021-01-15',
    result: resultWith(text),
    exhibits: [{ path: text, content: Buffer.from(text) }],
    detailsOf: () => detailsWith(text),
  });
};
const screenHtml = (text: string): string =>
  `<!doctype html><html lang="en"><head><title>t</title></head><body>${firstScreen({
    result: conformanceWith(text),
    claims,
    sections,
    browser: text,
    changes: undefined,
    sinceOf: () => undefined,
    ending: [],
    attestations: [],
    asOf: '2026-03-04',
    places: new Map([['no-pii-transfer', { test: `#${text}`, page: text, table: text }]]),
  })}<div id="app"></div></body></html>`;

/** Control characters other than line ends, separators, and marks that turn the reading direction. */
const acts = /[^\P{Cc}\n\r]|[\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

const pages = { 'page of a claim': claimHtml, 'first screen': screenHtml } as const;
for (const [name, render] of Object.entries(pages)) {
  test(`in the ${name}, nothing that a site sent runs, loads, or becomes markup`, async ({ tab }) => {
    const asked: string[] = [];
    tab.page.on('request', request => asked.push(request.url()));
    await tab.page.setContent(render(nasty));
    expect(render(nasty)).not.toMatch(acts);
    expect(await strange(tab.page)).toEqual([]);
    expect(await tab.page.evaluate(() => Reflect.get(globalThis, 'pwned') === undefined)).toBe(true);
    expect(asked.filter(url => !/^(data|about):/.test(url))).toEqual([]);
  });

  test(`in the ${name}, what only looks like markup reads as it was sent`, async ({ tab }) => {
    await tab.page.setContent(render(plain));
    expect(await tab.page.locator('body').innerText()).toContain(plain);
  });
}

/** Elements and attributes that none of our pages has. */
const strange = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('*')].flatMap(element => [
      ...(/^(svg|iframe|base|object|embed|form|meta)$/i.test(element.localName) && element.closest('body')
        ? [element.localName]
        : []),
      ...[...element.attributes]
        .filter(({ name, value }) => /^on|^(autofocus|srcdoc)$/.test(name) || /^\s*javascript:/i.test(value))
        .map(({ name, value }) => `${element.localName} ${name}=${value}`),
    ]),
  );

const texts = {
  terminal: (text: string) => terminalSummary(conformanceWith(text), claims, []),
  'summary.md': (text: string) => markdownSummary(conformanceWith(text), claims),
  'message of a test': (text: string) => messageOf(resultWith(text)),
  'findings.csv': (text: string) =>
    findingsCsv(claims.slice(0, 1).map(claim => [claim, resultWith(text)] as const)),
  'conformance.json': (text: string) => jsonText(conformanceWith(text)),
  'conformance.sarif': (text: string) => jsonText(sarifOf(conformanceWith(text), claims)),
} as const;
for (const [name, render] of Object.entries(texts))
  test(`${name} acts on no terminal, forges no line and keeps plain words`, () => {
    const text = render(nasty);
    expect(text).not.toMatch(acts);
    expect(text.split(/\r?\n/).filter(line => /^\s*(::|##\[)/.test(line))).toEqual([]);
    expect(render('Caf\u00e9 \u4e2d\u6587')).toContain('Caf\u00e9 \u4e2d\u6587');
  });

test('summary.md shows what looks like Markdown as it was sent, and no picture, link, mention or HTML', () => {
  const text = texts['summary.md'](nasty);
  expect(text).not.toMatch(/<(script|img|b|svg|iframe|base)\b|(?<!\\)!\[|\]\((?!\\)|@team/i);
  expect(texts['summary.md']('a*b*c_d_')).toContain('a\\*b\\*c\\_d\\_');
});

test('no cell of findings.csv is a formula', () => {
  const text = texts['findings.csv'](`=1+1 ${nasty}`);
  expect(text.split(/\r\n/).flatMap(line => line.match(/(?:^|,)"[=+\-@]/g) ?? [])).toEqual([]);
});
