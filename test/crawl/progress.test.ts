import { expect, test } from '@playwright/test';
import { crawlProgress } from '../../crawler/crawl/progress.js';
import { plainLines } from '../../crawler/crawl/progress-display.js';

test('a log gets a plain line now and then, not one a page', () => {
  const lines: string[] = [];
  let now = 0;
  const progress = plainLines(
    crawlProgress,
    line => lines.push(line),
    () => now,
  );
  for (let asked = 1; asked <= 1_000; asked += 1) {
    now += 25;
    progress.show({ asked, pages: asked - 1, waiting: 1_000 - asked });
  }
  progress.stop();
  expect(lines).toEqual([
    'crawl: 400 addresses asked, 399 pages, 600 waiting',
    'crawl: 800 addresses asked, 799 pages, 200 waiting',
  ]);
});
