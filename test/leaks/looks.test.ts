import { brotliCompressSync, constants, deflateRawSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import lzString from 'lz-string';
import { decodeBase58, encodeBase58 } from '../../crawler/leaks/codecs/base58.js';
import { looksBrotli } from '../../crawler/leaks/codecs/detect-brotli.js';
import { printableBytes } from '../../crawler/leaks/bytes/byte-classes.js';
import { looksDeflated } from '../../crawler/leaks/codecs/detect-deflate.js';
import { readLzString } from '../../crawler/leaks/codecs/lz-strings.js';
import { endOfStretch, nextStretch } from '../../crawler/leaks/bytes/stretches.js';
import { RandomBytes } from './traffic.js';

/** Texts as they are sent: words, addresses, parameters, repetitions, other scripts; short and long. */
const texts = fc
  .array(
    fc.constantFrom(
      ...'quality www.www. improvement abab {"a":"b","a":"c"} care +15555550123 user@example.org x=1&x=1& müßig 世界 Zoë'.split(
        ' ',
      ),
    ),
    { minLength: 3, maxLength: 400 },
  )
  .map(words => Buffer.from(words.join(' ')));
const runs = { numRuns: 60, seed: 20210115 };

test('what brotli packs looks like brotli, whatever its quality, window and mode', () => {
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_LGWIN, BROTLI_PARAM_MODE } = constants;
  const settings = fc.tuple(
    fc.integer({ min: 0, max: 11 }),
    fc.integer({ min: 10, max: 24 }),
    fc.nat({ max: 2 }),
  );
  fc.assert(
    fc.property(texts, settings, (text, [quality, window, mode]) => {
      const params = {
        [BROTLI_PARAM_QUALITY]: quality,
        [BROTLI_PARAM_LGWIN]: window,
        [BROTLI_PARAM_MODE]: mode,
      };
      const packed = brotliCompressSync(text, { params });
      return looksBrotli(packed, 0, packed.length);
    }),
    runs,
  );
});

test('what zlib packs looks like deflate, whatever its level and strategy', () => {
  const settings = fc.tuple(fc.integer({ min: 0, max: 9 }), fc.constantFrom(0, 1, 2, 3, 4));
  fc.assert(
    fc.property(texts, settings, (text, [level, strategy]) => {
      const packed = deflateRawSync(text, { level, strategy });
      return looksDeflated(packed, 0, packed.length);
    }),
    runs,
  );
});

test('of random bytes, hardly any look like a packed text', () => {
  const random = new RandomBytes(7);
  let alike = 0;
  for (let index = 0; index < 20_000; index += 1) {
    const bytes = random.take(24 + (index % 200));
    if (looksBrotli(bytes, 0, bytes.length) || looksDeflated(bytes, 0, bytes.length)) alike += 1;
    else if (readLzString(bytes, 8) !== undefined) alike += 1;
  }
  expect(alike).toBeLessThan(200);
});

test('what LZString packs is read again, where a value could stand in it', () => {
  fc.assert(
    fc.property(
      texts.filter(text => /[ -~]{7}/.test(text.toString())),
      text => {
        const bytes = lzString.compressToUint8Array(text.toString());
        return readLzString(bytes, 8) === text.toString();
      },
    ),
    runs,
  );
});

test('base58 of any bytes is read again', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 120 }), bytes =>
      Buffer.from(bytes).equals(Buffer.from(decodeBase58(Buffer.from(encodeBase58(bytes))) ?? [])),
    ),
    { ...runs, numRuns: 2000 },
  );
});

test('stretches of a class are found as a look at every byte finds them', () => {
  const bytes = fc.uint8Array({ maxLength: 200 }).map(each => each.map(byte => (byte < 180 ? 0x61 : 0)));
  fc.assert(
    fc.property(bytes, fc.integer({ min: 7, max: 20 }), (each, shortest) => {
      const places: string[] = [];
      let start = nextStretch(each, 0, each.length, printableBytes, shortest);
      while (start >= 0) {
        const end = endOfStretch(each, start, each.length, printableBytes);
        places.push(`${start}-${end}`);
        start = nextStretch(each, end, each.length, printableBytes, shortest);
      }
      const text = Buffer.from(each).toString('latin1');
      const wanted = [...text.matchAll(new RegExp(`a{${shortest},}`, 'g'))].map(
        match => `${match.index}-${match.index + match[0].length}`,
      );
      expect(places).toEqual(wanted);
    }),
    { ...runs, numRuns: 500 },
  );
});
