import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crawlSite } from '../../crawler/crawl/crawl.js';
import type { CrawlLimits } from '../../crawler/crawl/crawl-limits.js';
import type { CrawlOptions } from '../../crawler/crawl/crawl-options.js';
import type { Inventory } from '../../crawler/evidence/inventory.js';
import { readSettings, type Settings } from '../../crawler/settings.js';
import { serveSite, type LoopbackSite, type Routes } from './loopback-site.js';

/** The site under test goes by this name; its family is `*.site.test`. */
export const base = 'http://www.site.test/';

export interface CrawlCase {
  readonly env?: Readonly<Record<string, string>>;
  /** Makes `CONNECT_TO` out of the rule that leads to the test's own server. */
  readonly connectTo?: (own: string) => string;
  readonly limits?: Partial<CrawlLimits>;
  readonly renderLinks?: CrawlOptions['renderLinks'];
  readonly signal?: AbortSignal;
  /** A reports folder of an earlier crawl. */
  readonly reportsDir?: string;
  readonly say?: (line: string) => void;
}

export const settingsFor = (
  site: Pick<LoopbackSite, 'connectTo'>,
  reportsDir: string,
  env: Readonly<Record<string, string>> = {},
): Settings =>
  readSettings(
    {
      BASE_URL: base,
      FAMILY_HOSTS: 'site.test,*.site.test',
      CONNECT_TO: site.connectTo,
      REPORTS_DIR: reportsDir,
      ...env,
    },
    '2026-01-01',
  );

export const newReportsDir = (): string => mkdtempSync(join(tmpdir(), 'crawl-test-'));

/** Crawls a running site. */
export async function crawlRunning(
  site: Pick<LoopbackSite, 'connectTo'>,
  options: CrawlCase = {},
): Promise<Inventory> {
  const reportsDir = options.reportsDir ?? newReportsDir();
  try {
    const connectTo = options.connectTo?.(site.connectTo) ?? site.connectTo;
    return await crawlSite(settingsFor({ connectTo }, reportsDir, options.env), {
      say: options.say ?? (() => undefined),
      ...(options.limits ? { limits: options.limits } : {}),
      renderLinks: options.renderLinks,
      signal: options.signal,
    });
  } finally {
    if (options.reportsDir === undefined) rmSync(reportsDir, { recursive: true, force: true });
  }
}

/** Serves routes, crawls them once, and closes the server. */
export async function crawlOf(
  routes: Routes,
  options: CrawlCase = {},
): Promise<{ inventory: Inventory; requests: readonly string[] }> {
  const site = await serveSite(routes);
  try {
    return { inventory: await crawlRunning(site, options), requests: site.requests };
  } finally {
    await site.close();
  }
}

const short = (url: string): string => (url.startsWith(base) ? url.slice(base.length - 1) : url);

/** Pages as `depth kind address < found on`, with `~ aliases` and `= page of the same content`. */
export const pageLines = (inventory: Inventory): string[] =>
  inventory.pages.map(page => {
    const on = page.foundOn === undefined ? '' : ` < ${short(page.foundOn)}`;
    const aliases = page.aliases.map(alias => ` ~ ${short(alias)}`).join('');
    const same = page.sameContentAs === undefined ? '' : ` = ${short(page.sameContentAs)}`;
    return `${page.depth} ${page.foundBy} ${short(page.url)}${on}${aliases}${same}`;
  });

/** Skipped or failed addresses as `reason address`. */
export const missLines = (misses: Inventory['skipped']): string[] =>
  misses.map(({ reason, url }) => `${reason} ${short(url)}`);
