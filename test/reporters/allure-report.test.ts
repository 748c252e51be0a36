import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from '@playwright/test';
import { chromium, type Page } from 'playwright';
import { findBrowsers } from '../../crawler/browser/find-browser.js';
import { makeReport, ReportError, withoutAnalytics } from '../../reporters/single-report.js';
import { hostile } from './hostile.js';
import { test } from './project-fixture.js';
import { runProject } from './tiny-project.js';

/** A red square. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==',
  'base64',
);
const picture = 'evidence/exhibits/form-contact-0123456789.png';
/** Another one, of which nothing but its bytes counts. */
const otherPicture = 'evidence/exhibits/form-news-0123456789.png';

const breach = {
  page: 'https://www.mpro.org/contact',
  subject: 'form#contact',
  message: `The form posts in plain text. ${Object.values(hostile).join(' ')}`,
  expected: 'an https: action',
  actual: 'http://www.mpro.org/send',
  evidence: [picture],
  waived: false,
};

test('one file that shows the claims by section, tells failures apart, and asks nobody for anything', async ({
  project,
}) => {
  test.setTimeout(600_000);
  const plan = {
    claims: {
      'forms-https': { result: { verdict: 'violated' as const, violations: [breach] } },
      // As a rule finds them: not in the order of the pages.
      'no-pii-transfer': {
        result: {
          verdict: 'violated' as const,
          violations: [
            { ...breach, page: 'https://www.mpro.org/news', evidence: [otherPicture] },
            { ...breach, page: 'https://www.mpro.org/about' },
          ],
        },
      },
      'cookies-declined': {
        result: {
          verdict: 'violated' as const,
          violations: [breach, { ...breach, page: 'https://www.mpro.org/about', evidence: [] }],
        },
      },
      'policy-link-current': {
        result: {
          verdict: 'undetermined' as const,
          undetermined: [
            {
              page: breach.page,
              subject: 'link',
              code: 'page-failed' as const,
              reason: 'the page timed out',
            },
          ],
        },
      },
      'policy-text-matches': { misbehave: 'throw' as const },
    },
  };
  mkdirSync(join(project, 'reports/evidence/exhibits'), { recursive: true });
  writeFileSync(join(project, 'reports', picture), png);
  writeFileSync(join(project, 'reports', otherPicture), png.subarray(0, 40));
  await runProject(project, plan);
  const first = await makeReport(join(project, 'reports'), '2026-06-01');
  expect(first).toBe(join(project, 'reports/allure-report/index.html'));
  writeFileSync(join(project, 'reports/allure-report/stale.txt'), 'of the last report');
  const path = await makeReport(join(project, 'reports'), '2026-06-01');
  expect(existsSync(join(project, 'reports/allure-report/stale.txt'))).toBe(false);
  expect(readFileSync(path, 'utf8')).not.toMatch(/googletagmanager|gtag\(/);

  await withPage(path, async page => {
    // From the summary one click leads to the claim, and another back.
    const summary = page.getByRole('main');
    await expect(summary.getByRole('heading', { level: 1 })).toHaveText(
      'Does www.mpro.org keep its Privacy Policy?',
    );
    await page.locator('#to-first-screen').waitFor({ state: 'hidden' });
    const toClaim = summary
      .getByRole('link', { name: 'Forms send personal information encrypted', exact: true })
      .first();
    await expect(summary.locator('[data-picture-of="forms-https"] img')).toBeVisible();
    // The picture is of the finding that is named beside it, or there is none.
    const named = (id: string) => summary.locator(`[data-picture-of="${id}"]`);
    await expect(named('no-pii-transfer')).toContainText('Such as on https://www.mpro.org/about');
    await expect(named('no-pii-transfer').locator('img')).toHaveAttribute(
      'src',
      `data:image/png;base64,${png.toString('base64')}`,
    );
    await expect(named('cookies-declined')).toContainText('Such as on https://www.mpro.org/about');
    await expect(named('cookies-declined').locator('img')).toHaveCount(0);
    await toClaim.press('Enter');
    const own = page.locator('#claim-view');
    await expect(own.getByRole('heading', { level: 1 })).toBeFocused();
    await expect(own.getByText('The form posts in plain text.').first()).toBeVisible();
    await expect(summary).toBeHidden();
    const [table] = await Promise.all([
      page.waitForEvent('download'),
      own.getByRole('link', { name: /table for a spreadsheet/ }).click(),
    ]);
    expect(table.suggestedFilename()).toBe('forms-https-findings.csv');
    await own.getByRole('button', { name: 'Back to the summary' }).press('Enter');
    await expect(summary).toBeVisible();
    await expect(toClaim).toBeFocused();
    await toClaim.press('Enter');
    await page.goBack();
    await expect(summary).toBeVisible();
    await toClaim.press('Enter');
    await own.getByRole('link', { name: 'Earlier runs and details of the test' }).click();
    await expect(page.locator('#app').getByText('The form posts in plain text.').first()).toBeVisible();
    await page.locator('#to-first-screen').click();
    await expect(summary).toBeVisible();
    const report = page.locator('#app');
    await summary.getByRole('button', { name: 'All results, claim by claim' }).click();
    await expect(report.getByText('Metadata')).toBeVisible();
    // Sections stand in the policy's order, whichever test ended first, with nothing technical beside a claim.
    const headings = await report.getByText(/^\d\d [A-Z]/).allTextContents();
    expect(headings.length).toBeGreaterThan(5);
    expect(headings).toEqual([...headings].sort());
    await expect(report.getByText('Security of your Personal Information')).toBeVisible();
    await expect(report.getByText('Forms send personal information encrypted')).toBeVisible();
    await report.getByText('Forms send personal information encrypted').click();
    await expect(report.getByText('The form posts in plain text.').first()).toBeVisible();
    await expect(report.getByText('thread', { exact: true })).toHaveCount(0);
    await expect(report.getByText('claim: forms-https')).toHaveCount(0);
    const attachments = report.getByText('Attachments', { exact: false }).first();
    await attachments.click();
    await expect(report.getByText('error-context')).toHaveCount(0);
    await report.getByText('violations', { exact: true }).first().click();
    const shown = page.frameLocator('iframe[title="HTML attachment"]').first();
    await expect(shown.getByText('The form posts in plain text.').first()).toBeVisible();
    await expect(shown.getByText('What to change')).toBeVisible();
    const room = await page.locator('iframe[title="HTML attachment"]').first().boundingBox();
    expect(room?.height).toBeGreaterThan(600);
    // What the frame's sandbox or the sanitizer took away would have no size of its own.
    const width = shown.locator('img').evaluate((img: HTMLImageElement) => img.naturalWidth);
    expect(await width).toBe(1);
    await page.keyboard.press('Escape');
    await report
      .getByText(/^Categories/)
      .first()
      .click();
    for (const name of ['Policy violation', 'Undetermined', 'Fault of the harness'])
      await expect(report.getByText(name, { exact: true }).first(), name).toBeVisible();
    expect(await page.evaluate(() => Reflect.get(globalThis, 'pwned') === undefined)).toBe(true);
  });
});

test('a crawl that fails stands in the report as failed, not only the claims as skipped', async ({
  project,
}) => {
  test.setTimeout(300_000);
  await runProject(project, { crawlFails: 'the site does not answer' });
  await withPage(await makeReport(join(project, 'reports'), '2026-06-01'), async page => {
    await page.getByRole('button', { name: 'All results, claim by claim' }).click();
    const report = page.locator('#app');
    await expect(report.getByText('crawl the site')).toBeVisible();
    await report.getByText('crawl the site').click();
    await expect(report.getByText('the site does not answer').first()).toBeVisible();
  });
});

test('without results there is no report, and one line says what to do', async ({ project }) => {
  const reports = join(project, 'reports');
  mkdirSync(join(reports, 'allure-results'), { recursive: true });
  const error: unknown = await makeReport(reports, '2026-06-01').catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ReportError);
  expect(error instanceof Error && error.message).toBe(
    `expected results of a run in ${join(reports, 'allure-results')}: run "npx playwright test" first`,
  );
});

test('analytics that changed its looks is not let through', () => {
  const known = `<b></b><script async src="https://www.googletagmanager.com/gtag/js?id=G-1"></script>
    <script>
        window.dataLayer = window.dataLayer || [];
        gtag('config', 'G-1', {});
    </script><i></i>`;
  expect(withoutAnalytics(known)).toBe('<b></b><i></i>');
  expect(() => withoutAnalytics('<script src="https://stats.example/a.js"></script>')).toThrow(ReportError);
  expect(() => withoutAnalytics("<script>gtag('config', 'G-2')</script>")).toThrow(ReportError);
  expect(withoutAnalytics('<script src="data:text/javascript,1"></script>')).toContain('data:');
});

/** Opens a report as a person does, from its file, and holds it to asking nothing from elsewhere. */
async function withPage(path: string, look: (page: Page) => Promise<void>): Promise<void> {
  const browser = await chromium.launch({ ...findBrowsers().light });
  try {
    const page = await browser.newPage({ viewport: { width: 1400, height: 1000 } });
    page.setDefaultTimeout(60_000);
    const asked: string[] = [];
    page.on('request', request => asked.push(request.url()));
    await page.goto(pathToFileURL(path).href);
    // The report unpacks megabytes before it shows anything.
    await expect(page.locator('#app').getByText('Metadata')).toBeAttached({ timeout: 60_000 });
    await look(page);
    expect(asked.filter(url => !/^(file|data|blob):/.test(url))).toEqual([]);
  } finally {
    await browser.close();
  }
}
