import { createHash, createHmac } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { createMatcher } from '../../crawler/leaks/matcher.js';
import { syntheticValue } from '../../crawler/leaks/values/synthetic-values.js';
import { typedValues, valueOf } from './typed-values.js';

const matcher = createMatcher(typedValues);
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const email = valueOf('email');
const user = email.slice(0, email.indexOf('@'));

/** Everything that a matcher of the test's values must not take for one of them. */
const innocent: Readonly<Record<string, string | Uint8Array>> = {
  'other addresses of reserved domains': 'info@example.com jane.doe@example.org postmaster@example.net',
  'the domain by itself': email.slice(email.indexOf('@')),
  'hashes of other values': ['', 'info@example.com', 'MI', 'example.com', 'test'].map(sha256).join(' '),
  'base64 of other values': Buffer.from('{"email":"info@example.com","name":"Jane Doe"}').toString('base64'),
  'a hash with one digit changed': sha256(email).replace(/^./, digit => (digit === '0' ? '1' : '0')),
  'the beginning of a word': user.slice(0, 6),
  'a longer word that begins alike': `${valueOf('text').split(' ')[1]}x`,
  'a number that the phone is part of': `9${valueOf('phone').replaceAll('-', '')}4`,
  'a fraction that the phone is part of': `0.${valueOf('phone').replaceAll('-', '')}`,
  'timestamps and identifiers':
    '{"ts":1763135550142,"id":"0b9d6f0e-7f3a-4c1e-9f8e-3a3c0f8d1b2a","_ga":"GA1.2.1234567890.1763135550"}',
  'other reserved phone numbers': '(313) 555-0199 313-555-0100 +1 248 555 0123',
  'the default values of a form':
    'name=&email=you%40example.com&phone=555-555-5555&state=MI&country=US&topic=General+question',
  'text of a page':
    'MPRO, 22670 Haggerty Road, Suite 100, Farmington Hills, MI 48335-2611. Education and registration.',
  'packed other values': gzipSync('{"email":"info@example.com"}'),
  'a 32-bit number that fits, alone': `v=${0x5424ac8f}`,
};

for (const [name, content] of Object.entries(innocent)) {
  test(`${name}: no sighting`, () => {
    expect(matcher.scan(content)).toEqual([]);
  });
}

test('values of another form, plain, encoded and hashed: no sighting', () => {
  const kinds = ['email', 'name', 'phone', 'organization', null] as const;
  fc.assert(
    fc.property(fc.string(), fc.constantFrom(...kinds), (key, kind) => {
      const { value } = syntheticValue(kind, `other|${key}`);
      if (typedValues.some(typed => typed.value === value)) return;
      const body = [
        value,
        encodeURIComponent(value),
        Buffer.from(value).toString('base64'),
        sha256(value),
      ].join('&');
      expect(matcher.scan(body)).toEqual([]);
    }),
    { numRuns: 100, seed: 1 },
  );
});

test('what stood in the page before is not a trace in plain, but its hash is', () => {
  const known = createMatcher(typedValues, { background: [`placeholder="${email.toUpperCase()}"`] });
  expect(known.scan(`q=${email}`)).toEqual([]);
  expect(known.scan(`q=${sha256(email)}`)).toHaveLength(1);
});

test('a value that is said not to be searchable is not searched for', () => {
  const quiet = createMatcher([{ id: 'a', kind: null, value: 'Michigan Peninsula', searchable: false }]);
  expect(quiet.scan('Michigan Peninsula')).toEqual([]);
});

test('salted hashes are found with the salt and not without', () => {
  const salted = createMatcher(typedValues, { salts: ['pepper-17'] });
  const bodies = [
    sha256(`pepper-17${email}`),
    sha256(`${email}:pepper-17`),
    createHmac('sha256', 'pepper-17').update(email).digest('hex'),
  ];
  for (const body of bodies) {
    expect(salted.scan(body)).toHaveLength(1);
    expect(matcher.scan(body)).toEqual([]);
  }
});

test('random bytes, base64, hex, digits and words of 6 MB give no sighting', () => {
  test.setTimeout(300_000);
  let state = 1;
  const random = Buffer.from(
    Uint8Array.from({ length: 65_536 }, () => (state = (state * 48_271) % 2_147_483_647) & 255),
  );
  let block = random;
  for (let round = 0; round < 12; round += 1) {
    block = Buffer.concat(
      [...Array(64).keys()].map(index =>
        createHash('sha512').update(`${round} ${index}`).update(block).digest(),
      ),
      4096,
    );
    const many = Buffer.concat(
      Array.from({ length: 16 }, (_, index) =>
        createHash('sha512').update(block).update(`${index}`).digest(),
      ),
    );
    for (const text of [
      block,
      block.toString('base64'),
      many.toString('hex'),
      BigInt(`0x${block.toString('hex')}`).toString(),
    ])
      expect(matcher.scan(text)).toEqual([]);
  }
});
