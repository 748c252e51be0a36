import { expect, test } from '@playwright/test';
import { recordsChoice, speaksOfChoice } from '../../crawler/consent/choice-record.js';
import { compareVisitors } from '../../crawler/consent/compare.js';
import { itemKey, type RawItem } from '../../crawler/consent/stored-items.js';
import type { RawStep } from '../../crawler/consent/visitor.js';
import type { WireRequest } from '../../crawler/trackers/wire-request.js';

test.describe('an entry written by the click records the choice', () => {
  for (const [name, value] of [
    ['cc_cookie', '{"categories":["necessary"],"consentId":"5d7c"}'],
    ['x1', '%7B%22analytics%22%3Afalse%7D'],
    ['banner', '1'],
    ['pref', 'denied'],
  ] as const)
    test(`${name}=${value}`, () => expect(speaksOfChoice(name, value)).toBe(true));
  for (const [name, value] of [
    ['_ga', 'GA1.1.8274619305.1772366400'],
    ['visitor', '3f2504e0-4f89-41d3-9a0c-0305e82c3301'],
    ['cart', '[{"sku":12}]'],
  ] as const)
    test(`not: ${name}=${value}`, () => expect(speaksOfChoice(name, value)).toBe(false));
});

test.describe('whatever its words, an entry alike for both visitors records the choice', () => {
  const alike = { isShared: true, identifies: false, isAlone: false, isSent: false };
  for (const [name, value] of [
    ['choice', 'custom'],
    ['mpro-prefs', '{"stats":false,"ads":false,"ts":1772366400123}'],
    ['settings', '{"s":0}'],
    ['hideBar', 'true'],
    ['c_ok', '1772366400123'],
    ['einwilligung', 'nein'],
  ] as const) {
    test(`${name}=${value}`, () => expect(recordsChoice({ name, value, ...alike })).toBe(true));
    test(`not for one visitor alone: ${name}`, () =>
      expect(recordsChoice({ name, value, ...alike, isShared: false })).toBe(speaksOfChoice(name, value)));
  }
  for (const [name, value] of [
    ['_gat_UA1', 'x'],
    ['_clsk', 'abc'],
  ] as const)
    test(`not: ${name}=${value}`, () => expect(recordsChoice({ name, value, ...alike })).toBe(false));
});

const item = (name: string, value: string): RawItem => ({
  area: 'localStorage',
  name,
  where: 'http://site.test',
  value,
  days: 36500,
  httpOnly: false,
});
const steps = (items: readonly RawItem[], sent: readonly WireRequest[] = []): RawStep[] => {
  const step = { page: 'http://site.test/', outcome: { ok: true }, bannerShown: false } as const;
  return [
    { ...step, moment: 'before', items: new Map(), requests: [] },
    { ...step, moment: 'declined', items: new Map(items.map(each => [itemKey(each), each])), requests: sent },
  ];
};
/** Names of the entries that count as records, of what the click wrote for two visitors. */
const records = (mine: [string, string][], theirs: [string, string][], sent: WireRequest[] = []): string[] =>
  compareVisitors(
    steps(
      mine.map(each => item(...each)),
      sent,
    ),
    steps(theirs.map(each => item(...each))),
    ['site.test'],
    Date.parse('2026-03-01T12:00:00Z'),
  )
    .flatMap(step => step.stored)
    .filter(stored => stored.recordsChoice)
    .map(stored => stored.name);
const request = (url: string): WireRequest => ({ url, method: 'GET', type: 'image', body: '' });

test('a record with an id of its own is one where it is all that the click wrote, and stays with the site', () => {
  expect(records([['decision2', 'v2.k3j4h5g6f7']], [['decision2', 'v2.a1s2d3f4g5']])).toEqual(['decision2']);
  const other: [string, string] = ['unrelated', 'q9w8e7r6t5'];
  expect(
    records(
      [['bar', 'v2.k3j4h5g6f7'], other],
      [
        ['bar', 'v2.a1s2d3f4g5'],
        ['unrelated', 'm1n2b3v4c5'],
      ],
    ),
  ).toEqual([]);
  const sent = [request('http://other.test/p.gif?k=k3j4h5g6f7')];
  expect(records([['bar', 'v2.k3j4h5g6f7']], [['bar', 'v2.a1s2d3f4g5']], sent)).toEqual([]);
  const kept = [request('http://site.test/log?k=k3j4h5g6f7')];
  expect(records([['bar', 'v2.k3j4h5g6f7']], [['bar', 'v2.a1s2d3f4g5']], kept)).toEqual(['bar']);
});

for (const name of ['cookie_id', 'analytics_uid', 'marketing_visitor', 'visitor_notice_id', '_ga', 'device'])
  test(`an id under a visitor's name is no record: ${name}`, () =>
    expect(records([[name, 'k3j4h5g6f7']], [[name, 'a1s2d3f4g5']])).toEqual([]));
for (const [name, rest] of [
  ['consent_id', ''],
  ['cookie_user', '&analytics=denied'],
] as const)
  test(`an id beside the choice is part of the record: ${name}`, () =>
    expect(records([[name, `k3j4h5g6f7${rest}`]], [[name, `a1s2d3f4g5${rest}`]])).toEqual([name]));
