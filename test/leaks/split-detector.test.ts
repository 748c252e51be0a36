import { expect, test } from '@playwright/test';
import { createMatcher } from '../../crawler/leaks/matcher.js';
import { createSplitDetector } from '../../crawler/leaks/split-detector.js';
import type { RequestParts, TypedValue } from '../../crawler/leaks/typed-value.js';

const typed: readonly TypedValue[] = [
  { id: 'email', kind: 'email', value: 'zorvexal.quindelm@example.com' },
  { id: 'name', kind: 'name', value: 'Wexmandol Jurnavix' },
  { id: 'phone', kind: 'phone', value: '313-555-0142' },
];
const url = 'https://log.test/k';
const json = (value: unknown): RequestParts => ({ url, body: JSON.stringify(value) });

/** What comes of sending the requests to one destination, as `value part layers`. */
function seen(requests: readonly RequestParts[]): string[] {
  const detector = createSplitDetector(typed, createMatcher(typed));
  return requests
    .flatMap(request => detector.add('log.test', request))
    .map(({ valueId, part, encoding }) => `${valueId} ${part} ${encoding.join(' > ')}`)
    .sort();
}

test('a value split over parameters is found', () => {
  expect(seen([{ url: `${url}?a=zorvexal.qui&b=ndelm%40exam&c=ple.com` }])).toEqual([
    'email whole split over parameters',
  ]);
});

test('a value split over requests under one name is found', () => {
  const parts = ['zorvexal.q', 'uindelm@e', 'xample.com'];
  expect(seen(parts.map(part => json({ t: 1, part })))).toEqual([
    'email user name split over requests',
    'email whole split over requests',
  ]);
});

test('base64 split over requests is found', () => {
  const text = Buffer.from('zorvexal.quindelm@example.com').toString('base64');
  const parts = text.match(/.{1,12}/g) ?? [];
  expect(seen(parts.map(part => json({ part })))).toContain('email whole split over requests > base64');
});

test('keys logged one a request are found, corrections and silent keys included', () => {
  const keys = ['Shift', 'W', 'e', 'z', 'Backspace', ...'xmandol Jurnavix', 'Tab'];
  expect(seen(keys.map(key => json({ type: 'keydown', key })))).toContain('name whole key by key');
});

test('keys logged as a list of events in one request are found', () => {
  const events = [...'zorvexal.quindelm@example.com'].map(key => ({ type: 'keydown', key }));
  expect(seen([json({ events })]).some(line => line.startsWith('email whole'))).toBe(true);
});

test('key codes are found', () => {
  const codes = [...'ZORVEXAL'].map(sign => sign.charCodeAt(0));
  const rest = [190, ...[...'QUINDELM'].map(sign => sign.charCodeAt(0)), 16, 50];
  const domain = [...'EXAMPLE'].map(sign => sign.charCodeAt(0));
  const all = [...codes, ...rest, ...domain, 190, 67, 79, 77];
  expect(seen(all.map(keyCode => json({ keyCode })))).toEqual(['email whole key by key']);
});

test('text that grows from request to request is found before it is whole', () => {
  const prefixes = [1, 2, 3, 4, 5, 6].map(length => 'Wexmandol'.slice(0, length));
  expect(seen(prefixes.map(q => ({ url: `${url}?q=${q}` })))).toEqual(['name whole growing text']);
});

test('a phone number in three parameters is found', () => {
  expect(seen([{ url, body: 'area=313&exchange=555&line=0142' }])).toEqual([
    'phone whole split over parameters',
  ]);
});

test('other typing, repeated parameters, counters and values that stand whole in one place are not reported', () => {
  expect(seen([...'quarterly report'].map(key => json({ key })))).toEqual([]);
  expect(seen(['r', 're', 'rep', 'repo', 'report'].map(q => ({ url: `${url}?q=${q}` })))).toEqual([]);
  expect(seen([1, 2, 3, 4, 5, 6, 7].map(n => ({ url: `${url}?n=${n}&tid=UA-1&z=z` })))).toEqual([]);
  expect(seen([json({ email: 'zorvexal.quindelm@example.com' })])).toEqual([]);
  expect(seen([json({ a: 'zor' }), json({ b: 'vexal' })])).toEqual([]);
});

test('what goes to different destinations is not put together', () => {
  const detector = createSplitDetector(typed, createMatcher(typed));
  const parts = ['zorvexal.q', 'uindelm@e', 'xample.com'];
  const found = parts.flatMap((part, index) => detector.add(`host-${index}.test`, json({ part })));
  expect(found).toEqual([]);
});
