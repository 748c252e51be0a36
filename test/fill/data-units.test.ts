import { expect, test } from '@playwright/test';
import { dataUnitsOf } from '../../crawler/fill/traffic/data-units.js';

const unitsOf = (body: string, type: string, url = 'https://collect.test/v1/in?page=7'): string[] =>
  dataUnitsOf({ url, headers: { 'content-type': type }, body: Buffer.from(body) });

/** As many as a session recorder sends of a page that is long. */
const many = Array.from({ length: 5_000 }, (_, index) => ({ id: index, text: `node ${index}` }));

for (const [name, body, type] of [
  ['the last of many JSON values', JSON.stringify([...many, { typed: 'jane' }]), 'application/json'],
  [
    'a JSON value behind a long one',
    JSON.stringify({ html: 'x'.repeat(300_000), typed: 'jane' }),
    'application/json',
  ],
  ['a JSON value in 50,000 arrays', `${'['.repeat(50_000)}"jane"${']'.repeat(50_000)}`, 'application/json'],
  [
    'the last of many parameters',
    new URLSearchParams([...many.map(({ text }) => ['f', text]), ['last', 'jane']]).toString(),
    'application/x-www-form-urlencoded',
  ],
  [
    'a part of many',
    `${many.map(({ text }) => `--b\r\nContent-Disposition: form-data; name="f"\r\n\r\n${text}\r\n`).join('')}--b\r\nContent-Disposition: form-data; name="g"\r\n\r\njane\r\n--b--`,
    'multipart/form-data; boundary=b',
  ],
  ['a text that is no JSON', 'jane', 'text/plain'],
] as const)
  test(`units of data: ${name}`, () => {
    const units = unitsOf(body, type);
    expect(units).toContain('jane');
    expect(units.slice(0, 3)).toEqual(['v1', 'in', '7']);
  });

test('units of data: nothing of what is no value of its own', () => {
  const units = unitsOf(JSON.stringify({ jane: ['janet', 12, true, null, {}] }), 'application/json');
  expect(units).toEqual(['v1', 'in', '7', 'janet', '12', 'true']);
});
