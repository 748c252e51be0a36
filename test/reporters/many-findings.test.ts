import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { randomBytes } from 'node:crypto';
import { chromium } from 'playwright';
import { findBrowsers } from '../../crawler/browser/find-browser.js';
import { makeReport } from '../../reporters/single-report.js';
import { expect } from '@playwright/test';
import { test } from './project-fixture.js';
import { runProject } from './tiny-project.js';

const megabyte = 1024 * 1024;
/** As long as findings of real runs are, each on a page of its own. */
const finding = (nth: number, picture?: string) => ({
  page: `https://www.mpro.org/services/quality-improvement/reports/2026/report-${nth}`,
  subject: 'link to the privacy policy',
  message:
    'This page has no visible link named as the privacy policy. Put a link named "Privacy Policy" on it; the footer is the usual place.',
  expected: 'a visible link to the privacy policy on every page',
  actual: `${nth % 40} links, none of them named as a privacy policy`,
  evidence: picture === undefined ? [] : [picture],
  waived: false,
});
const many = (count: number, picture: (nth: number) => string | undefined) => ({
  result: {
    verdict: 'violated' as const,
    subjectsChecked: count,
    violations: Array.from({ length: count }, (_, nth) => finding(nth, picture(nth))),
  },
});

test('1, 40 and 3,000 findings stay readable, in a file that can be sent', async ({ project }) => {
  test.setTimeout(600_000);
  const exhibits = 'evidence/exhibits';
  mkdirSync(join(project, 'reports', exhibits), { recursive: true });
  const pictures = Array.from({ length: 40 }, (_, nth) => `${exhibits}/page-${nth}.png`);
  // Photographs do not get smaller by packing.
  for (const path of pictures) writeFileSync(join(project, 'reports', path), randomBytes(0.9 * megabyte));
  await runProject(project, {
    claims: {
      'forms-https': many(1, () => pictures[0]),
      'cookies-declined': many(40, nth => pictures[nth]),
      'policy-link-current': many(3_000, nth => pictures[nth % 40]),
    },
  });
  const path = await makeReport(join(project, 'reports'), '2026-06-01');
  expect(statSync(path).size).toBeLessThan(20 * megabyte);
  const csv = readFileSync(join(project, 'reports/findings.csv'), 'utf8');
  expect(csv.trimEnd().split('\r\n')).toHaveLength(1 + 1 + 40 + 3_000);
  const browser = await chromium.launch({ ...findBrowsers().light });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(pathToFileURL(path).href);
    const summary = page.getByRole('main');
    for (const [title, count] of [
      ['Forms send personal information encrypted', 1],
      ['Whoever declines cookies gets none but the necessary ones', 40],
      ['Every page links to the one current policy', 3_000],
    ] as const) {
      await summary.getByRole('link', { name: title, exact: true }).first().click();
      const own = page.locator('#claim-view');
      await expect(own.getByRole('heading', { level: 1 })).toHaveText(title);
      await expect(
        own.getByText(
          new RegExp(
            `${count.toLocaleString('en-US')} violations? on ${count.toLocaleString('en-US')} pages?`,
          ),
        ),
      ).toBeVisible();
      // Nothing is left out, and little of it is in the way.
      await expect(own.locator('h2:has-text("and where") ~ * a[href*="/report-"]').first()).toBeVisible();
      const pages = await own
        .locator('a[href*="/report-"]')
        .evaluateAll(links => new Set(links.map(({ textContent }) => textContent)).size);
      expect(pages).toBe(count);
      const height = await own.evaluate(({ scrollHeight }) => scrollHeight);
      expect(height).toBeLessThan(9_000);
      await own.getByRole('button', { name: 'Back to the summary' }).click();
    }
  } finally {
    await browser.close();
  }
});
