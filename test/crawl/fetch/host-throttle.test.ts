import { expect, test } from '@playwright/test';
import { HostThrottle } from '../../../crawler/crawl/fetch/host-throttle.js';
import { retryAfterMs } from '../../../crawler/crawl/fetch/retry-after.js';
import { crawlOf } from '../crawl-of.js';
import type { Route } from '../loopback-site.js';

test('fewer requests go at a time when the server is strained or slow, more again after a calm while', () => {
  const gate = new HostThrottle(8, 0);
  expect(gate.concurrency).toBe(8);
  gate.note({ waitedMs: 20, strained: true });
  expect(gate.concurrency).toBe(4);
  for (let count = 0; count < 3; count += 1) gate.note({ waitedMs: undefined, strained: true });
  expect(gate.concurrency).toBe(1);
  for (let count = 0; count < 32; count += 1) gate.note({ waitedMs: 20, strained: false });
  expect(gate.concurrency).toBe(3);
  for (let count = 0; count < 10; count += 1) gate.note({ waitedMs: 5_000, strained: false });
  expect(gate.concurrency).toBe(1);
});

test('a steady server that is far away is not taken for a slow one', () => {
  const gate = new HostThrottle(8, 0);
  for (let count = 0; count < 50; count += 1) gate.note({ waitedMs: 900, strained: false });
  expect(gate.concurrency).toBe(8);
});

test('no more than so many requests go to one host at a time', async () => {
  let open = 0;
  let most = 0;
  const page: Route = (_, response) => {
    most = Math.max(most, (open += 1));
    setTimeout(() => {
      open -= 1;
      response.writeHead(200, { 'content-type': 'text/html' }).end('<title>Page</title>');
    }, 20);
  };
  const addresses = Array.from({ length: 40 }, (_, index) => `/p/${index}`);
  const routes = Object.fromEntries(addresses.map(address => [address, page]));
  await crawlOf(
    { '/': addresses.map(address => `<a href="${address}">x</a>`).join(''), ...routes },
    { limits: { hostConcurrency: 3 } },
  );
  expect(most).toBe(3);
});

const now = Date.UTC(2026, 0, 1, 12);
for (const [header, expected] of [
  ['0', 0],
  ['120', 120_000],
  [' 5 ', 5_000],
  ['Thu, 01 Jan 2026 12:00:30 GMT', 30_000],
  ['Thursday, 01-Jan-26 12:00:30 GMT', 30_000],
  ['Wed, 31 Dec 2025 12:00:00 GMT', 0],
  ['soon', undefined],
  ['-5', undefined],
  ['1.5', undefined],
  ['March', undefined],
  ['', undefined],
  [undefined, undefined],
] as const) {
  test(`Retry-After ${JSON.stringify(header)} means ${expected} ms`, () =>
    expect(retryAfterMs(header, now)).toBe(expected));
}
