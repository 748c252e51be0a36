import { createCipheriv } from 'node:crypto';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { isOpaque, looksEncrypted } from '../../crawler/fill/traffic/opaque.js';

/** The same encrypted bytes in every run. */
function encrypted(length: number, nth: number): Buffer {
  const counter = Buffer.alloc(16);
  counter.writeUInt32BE(nth);
  return createCipheriv('aes-128-ctr', 'a key of 16 byte', counter).update(Buffer.alloc(length));
}

const record = (at: number): string =>
  JSON.stringify({ event: 'page_view', at: 1_700_000_000 + at * 37, path: `/news/${at}`, width: 1280 });
const records = (count: number): string => Array.from({ length: count }, (_, at) => record(at)).join('\n');

for (const length of [48, 64, 126, 200, 256, 300, 1_000, 20_000])
  test(`encrypted data of ${length} bytes is told as such, whatever chance makes of it`, () => {
    const missed = Array.from({ length: 300 }, (_, nth) => nth).filter(
      nth => !looksEncrypted(encrypted(length, nth)),
    );
    // By chance a short one looks like the beginning of a compressed stream.
    expect(missed.length).toBeLessThanOrEqual(length < 200 ? 1 : 0);
  });

test('a readable envelope round encrypted data does not hide it', () => {
  const envelope = Buffer.concat([Buffer.from('{"v":1,"alg":"A128CTR"}\n'), encrypted(400, 1)]);
  expect(looksEncrypted(envelope)).toBe(true);
  const base64 = JSON.stringify({ v: 1, data: encrypted(120, 2).toString('base64') });
  expect(isOpaque(Buffer.from(base64), undefined, '', () => false)).toBe(true);
  expect(isOpaque(Buffer.from(base64), undefined, '', () => true)).toBe(false);
  expect(isOpaque(Buffer.alloc(0), undefined, `d=${encrypted(80, 3).toString('hex')}`, () => false)).toBe(
    true,
  );
});

test('text, records, numbers and what is only compressed can be read', () => {
  const numbers = Buffer.alloc(8 * 60);
  for (let at = 0; at < 60; at += 1) numbers.writeDoubleLE(Math.sqrt(at) * 97.13, at * 8);
  const readable: readonly Uint8Array[] = [
    Buffer.from(records(5)),
    Buffer.from('Привет, мир. Как дела сегодня? Всё хорошо.'.repeat(4)),
    numbers,
    encrypted(32, 4),
  ];
  for (const bytes of readable) expect(looksEncrypted(bytes)).toBe(false);
  for (const count of [3, 8, 30, 200])
    for (const compress of [gzipSync, deflateSync, deflateRawSync, brotliCompressSync])
      expect(looksEncrypted(compress(records(count)))).toBe(false);
});

test('a signed token is read, not taken for a secret', () => {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const token = `${part({ alg: 'HS256' })}.${part({ sub: 'visitor' })}.${encrypted(64, 5).toString('base64url')}`;
  expect(isOpaque(Buffer.from(token), undefined, '', () => false)).toBe(false);
});
