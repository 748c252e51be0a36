import { AxeChecker } from '../../crawler/accessibility/axe-checker.js';
import type { AccessibilityCheck } from '../../crawler/evidence/accessibility.js';
import { Settler } from '../../crawler/visit/settle/settle.js';
import type { Tab } from '../../crawler/visit/tab.js';
import { visitPage } from '../../crawler/visit/visit-page.js';
import { serve } from '../observe/test-site.js';
import { expect, test } from '../visit/browser.js';

const limits = { quiet: 300, longest: 2_000, restless: 300 };
const page = (body: string): string =>
  `<!doctype html><html lang="en"><head><title>Case</title><style>body { background: #fff; color: #222 }</style></head><body><main><h1>Case</h1>${body}</main></body></html>`;
const formOf = (controls: string): string =>
  `<form action="/register" method="post"><h2>Register</h2><p>* required</p>${controls}<button>Register</button></form>`;

/** Checks the pages of a site in the order given, as one worker does. */
async function check(
  tab: Tab,
  pages: Readonly<Record<string, string>>,
  checker = new AxeChecker(['127.0.0.1']),
): Promise<AccessibilityCheck[]> {
  const site = await serve(pages);
  const checks: AccessibilityCheck[] = [];
  for (const path of Object.keys(pages)) {
    const rules = { settler: new Settler(limits), familyHosts: ['127.0.0.1'] };
    const visit = await visitPage(tab, new URL(path, site.baseUrl).href, 'one', rules);
    expect(visit.outcome).toEqual({ ok: true });
    checks.push(...(await checker.check(tab.page, visit)));
  }
  await site.close();
  return checks.map(each => ({ ...each, page: new URL(each.page).pathname }));
}

const found = (checks: readonly AccessibilityCheck[]) =>
  checks.flatMap(({ findings }) => findings.map(({ rule, node }) => `${rule} ${node}`));

test('axe-core names controls without a name, wrong ARIA and unknown autofill tokens, and nothing of a sound form', async ({
  tab,
}) => {
  const checks = await check(tab, {
    '/bad': page(
      formOf(
        '<input id="a" name="email" type="email"><select id="b" name="state"><option>Ohio</option></select><label for="c">Name</label><input id="c" name="name" autocomplete="whole-name" aria-required="yes">',
      ),
    ),
    '/good': page(formOf('<label for="d">E-mail *</label><input id="d" name="mail" type="email" required>')),
  });
  expect(checks.map(({ kind, page, outcome }) => [kind, page, outcome])).toEqual([
    ['form', '/bad', { ok: true }],
    ['form', '/good', { ok: true }],
  ]);
  expect(found(checks.slice(0, 1))).toEqual([
    'aria-valid-attr-value #c',
    'autocomplete-valid #c',
    'label #a',
    'select-name #b',
  ]);
  expect(checks[0]?.findings[2]).toMatchObject({
    impact: 'critical',
    help: 'Form elements must have labels',
    helpUrl: expect.stringContaining('/label'),
  });
  expect(found(checks.slice(1))).toEqual([]);
});

test('the contrast of each mark is measured where it is read: label, legend, own colour, shadow root', async ({
  tab,
}) => {
  const [check1] = await check(tab, {
    '/register': page(
      `${formOf(
        `<label for="a">E-mail <span style="color: #ededed">*</span></label><input id="a" name="email" type="email" required>
         <label for="b" style="color: #767676">Name *</label><input id="b" name="name" required>
         <fieldset><legend>Branch <i style="color: #eee">*</i></legend><label><input type="radio" name="r" value="1" id="r1" required>One</label><label><input type="radio" name="r" value="2" id="r2" required>Two</label></fieldset>
         <div style="background: #000; color: #fff"><label for="e">Phone (required)</label><input id="e" name="phone" required></div>`,
      )}`,
    ),
  });
  const ratios = Object.fromEntries((check1?.contrasts ?? []).map(each => [each.selector, each.ratio]));
  expect(ratios).toEqual({ '#a': 1.17, '#b': 4.54, '#r1': 1.16, '#r2': 1.16, '#e': 21 });
});

test('links to the policy are checked, each address and place once', async ({ tab }) => {
  const link = (style: string): string =>
    `<footer><a href="/policy" style="${style}">Privacy Policy</a></footer>`;
  const checks = await check(tab, { '/b': page(link('color: #d0d0d0')), '/c': page(link('color: #d0d0d0')) });
  expect(checks).toMatchObject([
    { kind: 'policy-link', page: '/b', outcome: { ok: true }, contrasts: [{ ratio: 1.54 }] },
  ]);
});

test('a form on several pages is checked on the first by URL, whatever the order of visits', async ({
  tab,
}) => {
  const same = page(
    formOf('<label for="d">E-mail *</label><input id="d" name="mail" type="email" required>'),
  );
  const pages = { '/m': same, '/z': same, '/a': same };
  expect((await check(tab, pages)).map(each => each.page)).toEqual(['/m', '/a']);
});

test('a page that broke what axe-core needs is told as such', async ({ tab }) => {
  const [only] = await check(tab, {
    '/': page(
      `${formOf('<label for="d">E-mail *</label><input id="d" name="mail" type="email" required>')}<script>Object.defineProperty(window, 'axe', { value: {}, writable: false, configurable: false })</script>`,
    ),
  });
  expect(only).toMatchObject({
    outcome: { ok: false, reason: 'accessibility-check-failed' },
    findings: [],
    contrasts: [],
  });
});

test("forms in frames of the family's documents are checked where they stand, those of others are not", async ({
  tab,
}) => {
  const framed = formOf(
    '<label for="a">E-mail <span style="color: #ededed">*</span></label><input id="a" name="email" type="email" required><input id="b" name="city">',
  );
  const site = await serve({
    '/': page(
      `<iframe src="/form" title="Form"></iframe><script>document.write('<iframe title="Other" src="http://localhost:' + location.port + '/other"></iframe>')</script>`,
    ),
    '/form': page(framed),
    '/other': page(framed.replace('name="email"', 'name="mail"')),
  });
  const rules = { settler: new Settler(limits), familyHosts: ['127.0.0.1'] };
  const visit = await visitPage(tab, site.baseUrl, 'one', rules);
  expect(visit.frames.map(({ host, forms }) => [host, forms.length]).sort()).toEqual([
    ['127.0.0.1', 1],
    ['localhost', 1],
  ]);
  const checks = await new AxeChecker(['127.0.0.1']).check(tab.page, visit);
  await site.close();
  expect(checks).toMatchObject([
    {
      kind: 'form',
      subject: visit.frames.find(({ host }) => host === '127.0.0.1')?.forms[0]?.signature,
      page: visit.url,
      outcome: { ok: true },
      contrasts: [{ selector: '#a', ratio: 1.17 }],
    },
  ]);
  expect(found(checks)).toEqual(['label #b']);
});

test('a frame that is gone by then is told as such', async ({ tab }) => {
  const site = await serve({
    '/': page('<iframe src="/form" title="Form"></iframe>'),
    '/form': page(formOf('<label for="d">E-mail *</label><input id="d" name="mail" type="email" required>')),
  });
  const rules = { settler: new Settler(limits), familyHosts: ['127.0.0.1'] };
  const visit = await visitPage(tab, site.baseUrl, 'one', rules);
  await tab.page.evaluate(() => document.querySelector('iframe')?.remove());
  const checks = await new AxeChecker(['127.0.0.1']).check(tab.page, visit);
  await site.close();
  expect(checks).toMatchObject([{ outcome: { ok: false, reason: 'accessibility-check-failed' } }]);
});
