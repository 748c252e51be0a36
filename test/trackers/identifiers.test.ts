import { expect, test } from '@playwright/test';
import { identifyingTokens } from '../../crawler/trackers/identifiers.js';

const now = Date.parse('2026-03-01T12:00:00Z');

test.describe('a value identifies a visitor when another visitor holds another one', () => {
  const identifies: [string, string, string][] = [
    ['a UUID', '3f2504e0-4f89-41d3-9a0c-0305e82c3301', '9b2e1f60-0000-41d3-9a0c-0305e82c3302'],
    ['a client id beside a time', 'GA1.1.8274619305.1772366400', 'GA1.1.1937482650.1772366401'],
    ['an id within JSON', '{"id":"a81kd9qq","v":1}', '{"id":"zz0p1mmk","v":1}'],
    ['an id behind percent-encoding', '%7B%22id%22%3A%22a81kd9qq%22%7D', '%7B%22id%22%3A%22zz0p1mmk%22%7D'],
  ];
  for (const [name, mine, theirs] of identifies)
    test(name, () => expect(identifyingTokens(mine, theirs, now)).not.toEqual([]));

  const harmless: [string, string, string | undefined][] = [
    ['the same for both', 'a81kd9qq', 'a81kd9qq'],
    ['a time in seconds', '1772366400', '1772366405'],
    ['a time in milliseconds', '1772366400123', '1772366405456'],
    ['an ISO date', '2026-03-01T12:00:00.000Z', '2026-03-01T12:00:07.123Z'],
    ['too short to tell many apart', 'b7', 'c9'],
    ['held by one visitor alone', 'a81kd9qq', undefined],
  ];
  for (const [name, mine, theirs] of harmless)
    test(`not: ${name}`, () => expect(identifyingTokens(mine, theirs, now)).toEqual([]));
});
