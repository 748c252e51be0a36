import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { findBrowsers } from '../../crawler/browser/find-browser.js';
import { exhibitPath } from '../../crawler/evidence/exhibits.js';
import { writeInventory } from '../../crawler/evidence/inventory-file.js';
import type { PageVisit } from '../../crawler/evidence/page-visit.js';
import { exhibitsFolder } from '../../crawler/evidence/paths.js';
import { formPicture, linkPicture, pagePicture } from '../../crawler/evidence/pictures.js';
import { FirstUrls } from '../../crawler/observe/first-urls.js';
import { PageVisitor } from '../../crawler/observe/page-visitor.js';
import { dropStaleExhibits } from '../../crawler/observe/stale-exhibits.js';
import { evidenceKeeper } from '../../crawler/profiles/keep-evidence.js';
import { readSettings } from '../../crawler/settings.js';
import { expect, test as base } from '../visit/browser.js';
import { inventoryOf, serve, type TestSite } from './test-site.js';

const page = (body = '') => `<!doctype html><title>Page</title><h1>Page</h1>${body}`;
const policyLink = '<a href="/privacy?lang=en">Privacy Policy</a>';
const numbered = Array.from({ length: 14 }, (_, at) => `n/${10 + at}`);
const answers: Readonly<Record<string, string>> = {
  ...Object.fromEntries(numbered.map(path => [`/${path}`, page()])),
  '/linked': page(`${policyLink}<form><label>E-mail <input type="email"></label></form>`),
  '/linked-again': page(policyLink.replace('?lang=en', '#top')),
  '/pdf': page('<a href="/privacy.pdf">Privacy Policy</a>'),
  '/google': page('<a href="https://policies.google.com/privacy">Privacy Policy</a>'),
  '/hidden': page('<a href="/privacy" style="display:none">Privacy Policy</a>'),
  '/unnamed': page('<a href="/privacy">Legal</a>'),
  '/tall': page('<div style="height:30000px"></div>'),
  '/prompt': page(
    `<div style="height:900px"></div><footer style="height:80px;background:rgb(0,136,0)">Imprint
       <a href="https://policies.google.com/privacy" style="display:block">Privacy Policy</a></footer>
     <div style="position:fixed;bottom:0;left:0;right:0;height:200px;background:rgb(204,0,0)">Cookies?</div>
     <script>scrollTo(0, 1e6)</script>`,
  ),
  '/dialog': page(
    `${policyLink}<div style="height:3000px"></div>
     <div style="position:fixed;inset:100px 0 auto"><form style="background:rgb(0,0,200);height:300px"><input type="email"></form></div>`,
  ),
  '/footer': page('<div style="height:3000px"></div><footer>Imprint</footer>'),
};

/** Visits pages of the site as one partition, and tells which exhibits there are. */
class Run {
  constructor(
    readonly site: TestSite,
    readonly reports: string,
    readonly light: Browser,
  ) {}

  at(path: string): string {
    return this.site.baseUrl + path;
  }

  /** The exhibits that are there, sorted. */
  get exhibits(): string[] {
    const folder = join(this.reports, exhibitsFolder);
    return existsSync(folder)
      ? readdirSync(folder)
          .map(name => `${exhibitsFolder}/${name}`)
          .sort()
      : [];
  }

  png = (name: string): string => exhibitPath(name, 'png');
  picturesOf = (paths: readonly string[]): string[] =>
    paths.map(path => this.png(pagePicture(this.at(path)))).sort();

  async visit(paths: readonly string[], known: readonly PageVisit[] = []): Promise<PageVisit[]> {
    const visits: PageVisit[] = [];
    const visitor = new PageVisitor(
      {
        settings: readSettings({ BASE_URL: this.site.baseUrl, REPORTS_DIR: this.reports }, '2026-01-01'),
        browsers: findBrowsers(process.env['CHROMIUM_PATH']),
        trust: { env: {}, args: [] },
        keep: evidenceKeeper(this.reports),
        say: () => undefined,
      },
      () => Promise.resolve(this.light),
    );
    visitor.begin(known, { all: [], add: () => undefined });
    const targets = paths.map(path => ({ url: this.at(path), template: 'one' }));
    await visitor.visit(targets, ({ visit }) => visits.push(visit));
    await visitor.close();
    return visits;
  }
}

const test = base.extend<{ run: Run }>({
  run: async ({ light }, use) => {
    const reports = mkdtempSync(join(tmpdir(), 'pictures-test-'));
    const site = await serve(answers);
    await use(new Run(site, reports, light));
    await site.close();
    rmSync(reports, { recursive: true, force: true });
  },
});

test('a page without a visible, named link to the own policy is pictured; others are not', async ({
  run,
}) => {
  await run.visit(['linked', 'pdf', 'google', 'hidden', 'unnamed', 'linked-again']);
  const form = run.exhibits.filter(path => path.includes('/form-'));
  expect(form).toHaveLength(1);
  expect(run.exhibits.filter(path => !form.includes(path))).toEqual(
    [
      ...run.picturesOf(['google', 'hidden', 'unnamed']),
      run.png(linkPicture(run.at('privacy'))),
      run.png(linkPicture(run.at('privacy.pdf'))),
      run.png(linkPicture('https://policies.google.com/privacy')),
    ].sort(),
  );
});

test('of many such pages the first by address are pictured, in whatever order they are visited', async ({
  run,
}) => {
  await run.visit([...numbered].reverse());
  expect(run.exhibits).toEqual(run.picturesOf(numbered.slice(0, 12)));
});

test('an interrupted partition goes on with the same bound', async ({ run }) => {
  const known = await run.visit(numbered.slice(2));
  expect(run.exhibits).toEqual(run.picturesOf(numbered.slice(2)));
  await run.visit(numbered.slice(0, 1), known);
  expect(run.exhibits).toEqual(run.picturesOf([...numbered.slice(0, 1), ...numbered.slice(2, 13)]));
});

test('the picture shows the page down to its footer, within a bound', async ({ run }) => {
  await run.visit(['footer', 'tall', 'n/10']);
  const [footer = 0, tall, short] = ['footer', 'tall', 'n/10'].map(path => {
    const file = join(run.reports, run.png(pagePicture(run.at(path))));
    return readFileSync(file).readUInt32BE(20);
  });
  expect(footer).toBeGreaterThan(3_000 + 400);
  expect(footer).toBeLessThan(3_300 + 400);
  expect(tall).toBe(8_000);
  expect(short).toBeLessThan(1_500);
});

/** Rows of a picture that have a colour (`r,g,b`) in the middle. */
async function rowsOf(light: Browser, png: Buffer, colour: string): Promise<number> {
  const tab = await light.newPage();
  const rows = await tab.evaluate(
    async ({ source, wanted }) => {
      const image = new Image();
      image.src = source;
      await image.decode();
      const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: image.height });
      const context = canvas.getContext('2d');
      context?.drawImage(image, -600, 0);
      const data = context?.getImageData(0, 0, 1, image.height).data ?? [];
      return Array.from({ length: image.height }, (_, y) => data.slice(4 * y, 4 * y + 3).join()).filter(
        each => each === wanted,
      ).length;
    },
    { source: `data:image/png;base64,${png.toString('base64')}`, wanted: colour },
  );
  await tab.close();
  return rows;
}

test('a prompt at the lower edge of the window does not hide the footer', async ({ run, light }) => {
  await run.visit(['prompt']);
  const picture = readFileSync(join(run.reports, run.png(pagePicture(run.at('prompt')))));
  expect(await rowsOf(light, picture, '0,136,0')).toBe(80);
  expect(await rowsOf(light, picture, '204,0,0')).toBe(200);
  const link = run.png(linkPicture('https://policies.google.com/privacy'));
  // The outline, above and below the link.
  expect(await rowsOf(light, readFileSync(join(run.reports, link)), '212,53,28')).toBe(8);
});

test('a form in a dialog that stays in the window is pictured where it stands', async ({ run, light }) => {
  await run.visit(['dialog']);
  const form = run.exhibits.find(path => path.includes('/form-')) ?? '';
  const picture = readFileSync(join(run.reports, form));
  expect(await rowsOf(light, picture, '212,53,28')).toBe(8);
  expect(await rowsOf(light, picture, '0,0,200')).toBe(300);
});

test('of URLs that come in any order the first few stay', () => {
  const first = new FirstUrls(2);
  expect(['c', 'b', 'b', 'd', 'a', 'c'].map(url => first.add(url))).toEqual([
    undefined,
    undefined,
    undefined,
    'd',
    'c',
    'c',
  ]);
  expect(['a', 'b', 'c'].filter(url => first.has(url))).toEqual(['a', 'b']);
});

test('exhibits of an earlier crawl are dropped, those of this one stay', async ({ run }) => {
  dropStaleExhibits(run.reports);
  await run.visit(['hidden', 'unnamed']);
  const old = join(run.reports, run.png(pagePicture(run.at('hidden'))));
  utimesSync(old, 1_000, 1_000);
  dropStaleExhibits(run.reports);
  expect(existsSync(old), 'without an inventory nothing is known to be stale').toBe(true);
  writeInventory(run.reports, inventoryOf(run.site.baseUrl, []));
  utimesSync(join(run.reports, 'inventory.json'), 2_000, 2_000);
  dropStaleExhibits(run.reports);
  expect(run.exhibits.filter(path => path.includes('/page-'))).toEqual(run.picturesOf(['unnamed']));
});

test('an exhibit is kept once, under a name that leads nowhere else', async ({ run }) => {
  const keep = evidenceKeeper(run.reports);
  const hostile = '../../../etc/passwd\u0000.png';
  const path = await keep(hostile, 'txt', 'first');
  expect(path).toMatch(/^evidence\/exhibits\/etc-passwd-png-[0-9a-f]{10}\.txt$/);
  expect(await keep(hostile, 'txt', 'second')).toBe(path);
  expect(readFileSync(join(run.reports, path), 'utf8')).toBe('first');
  await Promise.all(Array.from({ length: 5 }, () => keep(formPicture('a', 'b'), 'txt', 'x'.repeat(100_000))));
  expect(readFileSync(join(run.reports, exhibitPath(formPicture('a', 'b'), 'txt')), 'utf8')).toHaveLength(
    100_000,
  );
  expect(run.exhibits).toHaveLength(2);
});
