import type { Page } from '@playwright/test';
import { findPrompt } from '../../crawler/consent/find-prompt.js';
import { promptPicture } from '../../crawler/consent/prompt-picture.js';
import { expect, test } from '../visit/browser.js';

const asking = `<p>We use cookies to count visits.</p><button>Accept</button><button>Decline</button>`;
const pageWith = (box: string): string =>
  `<!doctype html><html lang="en"><title>Start</title><body style="margin:0"><h1>Start</h1>${box}</body></html>`;

/** The part of a picture that is drawn in the colour of outlines, from its first to its last such pixel; null where nothing is. */
async function outlineIn(page: Page, picture: Buffer): Promise<readonly number[] | null> {
  await page.setContent('<canvas></canvas>');
  return page.evaluate(
    async source => {
      const image = new Image();
      image.src = source;
      await image.decode();
      const canvas = document.createElement('canvas');
      canvas.width = image.width;
      canvas.height = image.height;
      const context = canvas.getContext('2d');
      context?.drawImage(image, 0, 0);
      const { data = [] } = context?.getImageData(0, 0, image.width, image.height) ?? {};
      const at = Array.from({ length: data.length / 4 }, (_, index) => index).filter(
        index => data[index * 4] === 0xd4 && data[index * 4 + 1] === 0x35 && data[index * 4 + 2] === 0x1c,
      );
      if (at.length === 0) return null;
      const across = at.map(index => index % image.width);
      const down = at.map(index => Math.floor(index / image.width));
      return [Math.min(...across), Math.min(...down), Math.max(...across), Math.max(...down)];
    },
    `data:image/png;base64,${picture.toString('base64')}`,
  );
}

for (const [where, box, edges] of [
  [
    'a box at the side',
    `<div style="position:fixed;left:100px;top:200px;width:300px;height:150px">${asking}</div>`,
    [94, 194, 405, 355],
  ],
  [
    'a box that covers the page',
    `<div role="dialog" style="position:fixed;inset:0;background:#fff">${asking}</div>`,
    [6, 6, 793, 593],
  ],
  ['no prompt', '<p>We write about cookies.</p>', null],
] as const)
  test(`the picture of a prompt has a line round it: ${where}`, async ({ light }) => {
    const page = await light.newPage({ viewport: { width: 800, height: 600 } });
    await page.setContent(pageWith(box));
    const before = await page.content();
    const picture = await promptPicture(page, await findPrompt(page));
    expect(await page.content()).toBe(before);
    expect(await outlineIn(page, picture)).toEqual(edges);
    await page.close();
  });
