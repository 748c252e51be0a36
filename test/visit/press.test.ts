import { press } from '../../crawler/browser/press.js';
import { expect, test } from './browser.js';

const cover = '<div style="position: fixed; inset: 0"></div>';
const drawn = '<svg id="it" role="button" width="40" height="40"><circle cx="20" cy="20" r="20"/></svg>';
const button = '<button id="it">Open</button>';

const cases: readonly (readonly [title: string, html: string, clicks: readonly string[]])[] = [
  ['what nothing lies over, with the mouse', button, ['mouse']],
  ['what something lies over, as the keyboard does', button + cover, ['keyboard']],
  ['what is drawn, with the mouse', drawn, ['mouse']],
  ['what is drawn and something lies over, as the keyboard does', drawn + cover, ['keyboard']],
];

/** What nothing lies over is pressed at once, on a slow machine too; for the mouse to reach what something lies over, no time is long enough. */
const limitFor = (html: string): number => (html.endsWith(cover) ? 300 : 15_000);

for (const [title, html, clicks] of cases)
  test(`an element is pressed once: ${title}`, async ({ tab }) => {
    const { page } = tab;
    await page.setContent(html);
    await page.evaluate(() => {
      const told: string[] = [];
      Reflect.set(window, 'told', told);
      document
        .getElementById('it')
        ?.addEventListener('click', event => told.push(event.isTrusted ? 'mouse' : 'keyboard'));
    });
    const element = await page.locator('#it').elementHandle();
    expect(element && (await press(element, limitFor(html)))).toBe(true);
    expect(await page.evaluate(() => Reflect.get(window, 'told') as unknown)).toEqual(clicks);
  });

test('an element that has gone away is not pressed, and that is said', async ({ tab }) => {
  const { page } = tab;
  await page.setContent(button);
  const element = await page.locator('#it').elementHandle();
  await page.goto('about:blank');
  expect(element && (await press(element, 300))).toBe(false);
});
