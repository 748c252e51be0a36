import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { plainLines } from '../../crawler/crawl/progress-display.js';
import {
  timeLeft,
  visitDisplay,
  visitProgress,
  VisitProgress,
  type VisitCount,
} from '../../crawler/observe/progress.js';

test('a log gets a line now and then with pages done, of all, the rate and what is left', () => {
  const lines: string[] = [];
  let now = 0;
  const display = plainLines(
    visitProgress,
    line => lines.push(line),
    () => now,
  );
  for (let done = 1; done <= 500; done += 1) {
    now += 50;
    display.show({ done, all: 500, rate: 20 });
  }
  display.stop();
  expect(lines).toEqual([
    'observe: 200 of 500 pages visited, 20 a second, about 15 s left',
    'observe: 400 of 500 pages visited, 20 a second, about 5 s left',
  ]);
});

test('time left is told in the unit that fits, and not before it is known', () => {
  const left = (all: number, rate: number) => timeLeft({ done: 0, all, rate });
  expect([left(10, 0), left(10, 2), left(600, 2), left(100_000, 2)]).toEqual(['', '5 s', '5 min', '14 h']);
});

test('workers count together, an interrupted run goes on counting, and only the first shows it', () => {
  const reports = mkdtempSync(join(tmpdir(), 'visit-progress-'));
  const shown: VisitCount[] = [];
  const display = { show: (count: VisitCount) => void shown.push(count), stop() {} };
  const one = new VisitProgress(reports, 'a', 3, display);
  const two = new VisitProgress(reports, 'a', 3, undefined);
  two.tick();
  one.tick();
  expect(shown.map(({ done, all }) => [done, all])).toEqual([[2, 3]]);
  const again = new VisitProgress(reports, 'a', 3, display);
  again.tick();
  again.tick();
  expect(shown.map(({ done, all }) => [done, all])).toEqual([
    [2, 3],
    [3, 3],
    [4, 4],
  ]);
  expect(visitDisplay(() => undefined, { TEST_PARALLEL_INDEX: '1', CI: '1' })).toBeUndefined();
  expect(visitDisplay(() => undefined, { TEST_PARALLEL_INDEX: '0', CI: '1' })).toBeDefined();
  rmSync(reports, { recursive: true });
});
