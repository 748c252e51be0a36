import { createHash } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { markedPlaces } from '../../../crawler/crawl/urls/visit-marks.js';

const site = 'https://www.site.test';
const digits = '0123456789';
const small = 'abcdefghijklmnopqrstuvwxyz';
const capitals = small.toUpperCase();

/** An id of these characters, the same for the same number in every run. */
function idOf(alphabet: string, length: number, seed: number): string {
  const bytes = Buffer.concat(
    [0, 1].map(part => createHash('sha256').update(`${alphabet} ${seed} ${part}`).digest()),
  );
  return Array.from(bytes.subarray(0, length), byte => alphabet[byte % alphabet.length]).join('');
}

for (const [name, alphabet, length] of [
  ['hexadecimal', `${digits}abcdef`, 32],
  ['base32', `${small}234567`, 26],
  ['base36', `${digits}${small}`, 25],
  ['base58', `${digits}${small}${capitals}`.replace(/[0OIl]/g, ''), 22],
  ['base62', `${digits}${small}${capitals}`, 22],
  ['base64url of 96 bits', `${digits}${small}${capitals}-_`, 16],
  ['base64url of 120 bits', `${digits}${small}${capitals}-_`, 20],
  ['base64url of 256 bits', `${digits}${small}${capitals}-_`, 43],
] as const)
  test(`an id in a path is seen wherever its digits and signs stand: ${name}`, () => {
    const ids = Array.from({ length: 4_000 }, (_, seed) => idOf(alphabet, length, seed));
    const unseen = ids.filter(id => {
      const [place] = markedPlaces(`${site}/s/${id}/about`);
      return place?.place !== '/s/' || place.value !== id;
    });
    expect(unseen).toEqual([]);
  });

test('words and names are no ids', () => {
  for (const word of [
    'about-our-house',
    'AboutUs',
    'OurTeam',
    'Board_Of-Directors',
    'Publications',
    'ORGANISATION',
  ])
    expect(markedPlaces(`${site}/${word}/${word}.html`), word).toEqual([]);
});
