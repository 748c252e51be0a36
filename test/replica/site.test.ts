import { gunzipSync } from 'node:zlib';
import { test, expect } from '@playwright/test';
import { load } from 'cheerio';
import { openWorld, type World } from './world.js';

let world: World;
test.beforeAll(async () => void (world = await openWorld()));
test.afterAll(() => world.close());

const isFamily = (host: string): boolean => host === 'mpro.org' || host.endsWith('.mpro.org');

interface Seen {
  readonly status: number;
  readonly type: string;
  readonly links: readonly string[];
  readonly policyLinks: number;
}

async function look(address: string): Promise<Seen> {
  const answer = await world.client(address, { responseType: 'buffer' });
  const type = answer.headers['content-type'] ?? '';
  const { location } = answer.headers;
  const base = { status: answer.statusCode, type };
  if (location !== undefined) return { ...base, links: [new URL(location, address).href], policyLinks: 0 };
  if (!type.startsWith('text/html')) return { ...base, links: [], policyLinks: 0 };
  const $ = load(answer.body);
  const links = $('a[href]')
    .toArray()
    .map(link => new URL($(link).attr('href') ?? '', address));
  return {
    ...base,
    links: links
      .filter(({ protocol }) => /^https?:$/.test(protocol))
      .map(link => link.href.replace(/#.*/, '')),
    policyLinks: links.filter(({ href }) => href === 'https://www.mpro.org/privacy-policy').length,
  };
}

/** Every address of the family within reach of links. */
async function walk(start: string): Promise<ReadonlyMap<string, Seen>> {
  const seen = new Map<string, Seen>();
  const waiting = [start];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next) || !isFamily(new URL(next).hostname)) continue;
    const found = await look(next);
    seen.set(next, found);
    waiting.push(...found.links);
  }
  return seen;
}

test('links lead to at least 60 pages, none of them broken, each with a link to the policy', async () => {
  const seen = [...(await walk(world.replica.baseUrl))];
  const pages = seen.filter(([, { status, type }]) => status === 200 && type.startsWith('text/html'));
  expect(pages.length).toBeGreaterThanOrEqual(60);
  expect(seen.filter(([, { status }]) => ![200, 301, 302].includes(status))).toEqual([]);
  expect(pages.filter(([, { policyLinks }]) => policyLinks === 0).map(([url]) => url)).toEqual([]);
});

test('the sitemap index has a gzipped part and names a page that no link leads to', async () => {
  const robots = await world.client('https://www.mpro.org/robots.txt');
  expect(robots.body).toContain('Disallow: /members/');
  expect(robots.body).toContain('Sitemap: https://www.mpro.org/sitemap.xml');
  const locations = (xml: string): string[] => {
    const $ = load(xml, { xml: true });
    return $('loc')
      .toArray()
      .map(element => $(element).text());
  };
  const index = locations((await world.client('https://www.mpro.org/sitemap.xml')).body);
  expect(index).toEqual([
    'https://www.mpro.org/sitemap-pages.xml',
    'https://www.mpro.org/sitemap-news.xml.gz',
  ]);
  const pages = locations((await world.client(index[0] ?? '')).body);
  const news = await world.client(index[1] ?? '', { responseType: 'buffer', decompress: false });
  const all = [...pages, ...locations(gunzipSync(news.body).toString())];
  for (const url of all) expect((await look(url)).status, url).toBe(200);
  const linked = await walk(world.replica.baseUrl);
  expect(all.filter(url => !linked.has(url))).toEqual(['https://www.mpro.org/archive/annual-report-2019']);
});

test('http and the apex lead to https and www', async () => {
  const location = async (url: string) => (await world.client(url)).headers.location;
  expect(await location('http://www.mpro.org/contact?a=1')).toBe('https://www.mpro.org/contact?a=1');
  expect(await location('http://mpro.org/')).toBe('https://www.mpro.org/');
  expect(await location('https://mpro.org/news')).toBe('https://www.mpro.org/news');
  expect(await location('http://events.mpro.org/')).toBe('https://events.mpro.org/');
  expect(await location('https://www.mpro.org/privacy')).toBe('/privacy-policy');
});

test('a host that the replica does not play gets no certificate', async () => {
  await expect(world.client('https://www.elsewhere.example/')).rejects.toThrow();
});

test('unknown pages answer 404, unchanged ones 304', async () => {
  expect((await look('https://www.mpro.org/nowhere')).status).toBe(404);
  const first = await world.client('https://www.mpro.org/about');
  const again = await world.client('https://www.mpro.org/about', {
    headers: { 'if-none-match': first.headers.etag },
  });
  expect(again.statusCode).toBe(304);
});

test('the menu of programs is built by a script', async () => {
  expect((await world.client('https://www.mpro.org/programs')).body).not.toContain('/programs/hospitals');
  const page = await world.visit('https://www.mpro.org/programs');
  await expect(page.locator('#programs a')).toHaveCount(3);
});

test('the dialog about toolkits can be closed', async () => {
  const page = await world.visit('https://www.mpro.org/resources/toolkits');
  await expect(page.locator('dialog')).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(page.locator('dialog')).toBeHidden();
});
