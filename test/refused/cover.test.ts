import type { Page } from 'playwright';
import type { CoverFact } from '../../crawler/evidence/refused.js';
import { dismissCover } from '../../crawler/refused/dismiss-cover.js';
import { expect, test as base } from '../visit/browser.js';

const test = base.extend<{ page: Page }>({
  page: async ({ light }, use) => {
    const page = await light.newPage();
    await use(page);
    await page.close();
  },
});

const content = `<main><h1>Services</h1><p>${'We measure and share what matters. '.repeat(20)}</p></main>`;
const whole = 'position:fixed;inset:0;background:#fff;z-index:5';
const box = (inner: string, style = whole): string => `<div id="box" style="${style}">${inner}</div>`;
const removes = 'onclick="document.getElementById(\'box\').remove()"';

async function coverOf(page: Page, body: string): Promise<CoverFact | undefined> {
  await page.setContent(`<!doctype html><body>${content}${body}</body>`);
  return dismissCover(page, new Set());
}

const none: readonly (readonly [what: string, body: string])[] = [
  ['nothing', ''],
  [
    'a bar at the lower edge',
    box('We use cookies <button>OK</button>', 'position:fixed;bottom:0;left:0;right:0'),
  ],
  ['a box in the middle of the window', box('We use cookies', 'position:fixed;top:40%;left:40%;width:20%')],
  ['a layer that lets clicks through', box('', `${whole};pointer-events:none;opacity:.1`)],
  ['a picture behind the page', box('', 'position:fixed;inset:0;z-index:-1')],
];
for (const [what, body] of none)
  test(`covers nothing: ${what}`, async ({ page }) => expect(await coverOf(page, body)).toBeUndefined());

test('the frame that holds the content is no cover', async ({ page }) => {
  await page.setContent(`<body><div style="${whole}">${content}</div></body>`);
  expect(await dismissCover(page, new Set())).toBeUndefined();
});

const away: readonly (readonly [what: string, body: string, pressed: readonly string[]])[] = [
  [
    'declining',
    box(`We use cookies <button>More</button><button ${removes}>Reject all</button>`),
    ['Reject all'],
  ],
  [
    'accepting, where that is all there is',
    box(`We use cookies <button ${removes}>Accept</button>`),
    ['Accept'],
  ],
  ['a cross', box(`Join us! <span role="button" aria-label="Close" ${removes}>×</span>`), ['Close']],
  [
    'a modal dialog',
    '<dialog id="box">Hello <button onclick="this.parentElement.close()">OK</button></dialog><script>document.getElementById("box").showModal()</script>',
    ['OK'],
  ],
  [
    'a dialog that Escape closes',
    '<dialog id="box">Hello</dialog><script>document.getElementById("box").showModal()</script>',
    [],
  ],
];
for (const [what, body, pressed] of away)
  test(`is put away by ${what}`, async ({ page }) =>
    expect(await coverOf(page, body)).toMatchObject({ pressed, stays: false }));

test('stays whatever is pressed; links away are not', async ({ page }) => {
  const wall = box('Cookies are off. <button>Reload</button><a href="https://help.example/">Help</a>');
  expect(await coverOf(page, wall)).toEqual({
    text: 'Cookies are off. ReloadHelp',
    pressed: ['Reload'],
    stays: true,
    tried: 'all',
  });
});

test('comes back at once', async ({ page }) => {
  const again = `<div id="place"></div><script>
    const show = () => { document.getElementById('place').innerHTML = '<div style="${whole}">We use cookies <button>Accept</button></div>';
      document.querySelector('#place button').addEventListener('click', () => { document.getElementById('place').innerHTML = ''; setTimeout(show, 100); }); };
    show();
  </script>`;
  expect(await coverOf(page, again)).toMatchObject({ pressed: ['Accept'], stays: true });
});

test('more buttons than are pressed are said', async ({ page }) => {
  const many = Array.from(
    { length: 12 },
    (_, index) => `<button>Choice ${'abcdefghijkl'[index] ?? ''}</button>`,
  );
  expect(await coverOf(page, box(`Choose one ${many.join('')}`))).toMatchObject({
    stays: true,
    tried: 'some',
  });
});

test('what was put away before is not pressed again', async ({ page }) => {
  await page.setContent(`<body>${content}${box(`We use cookies <button ${removes}>OK</button>`)}</body>`);
  const known = new Set(['We use cookies OK']);
  expect(await dismissCover(page, known)).toEqual({
    text: 'We use cookies OK',
    pressed: [],
    stays: false,
    tried: 'all',
  });
  await expect(page.locator('#box')).toBeVisible();
});
