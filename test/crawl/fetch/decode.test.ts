import { expect, test } from '@playwright/test';
import iconv from 'iconv-lite';
import { decodeDocument, detectEncoding } from '../../../crawler/crawl/fetch/decode.js';

const word = 'Größe – “naïve” €5';
const western = iconv.encode(word, 'windows-1252');
const utf8 = Buffer.from(word);
const withMeta = (meta: string, bytes: Buffer): Buffer =>
  Buffer.concat([Buffer.from(`<!doctype html><head>${meta}<title>`), bytes]);
const bom = Buffer.from([0xef, 0xbb, 0xbf]);

/** What stands in which bytes, under which content type, and the encoding a browser would take. */
const cases: readonly (readonly [string, Buffer, string, string])[] = [
  ['a header', western, 'text/html; charset=windows-1252', 'windows-1252'],
  ['a header by another label', western, 'text/html; Charset="ISO-8859-1"', 'windows-1252'],
  [
    'a header against the meta',
    withMeta('<meta charset="utf-8">', western),
    'text/html; charset=latin1',
    'windows-1252',
  ],
  [
    'a byte order mark against the header',
    Buffer.concat([bom, utf8]),
    'text/html; charset=iso-8859-1',
    'utf-8',
  ],
  ['UTF-16 by its mark', iconv.encode(word, 'utf-16le', { addBOM: true }), 'text/html', 'utf-16le'],
  ['UTF-16, big end first', iconv.encode(word, 'utf-16be', { addBOM: true }), 'text/html', 'utf-16be'],
  [
    'a meta',
    withMeta('<meta charset="iso-8859-15">', iconv.encode('5 €', 'iso-8859-15')),
    'text/html',
    'iso-8859-15',
  ],
  [
    'a meta with http-equiv',
    withMeta(
      '<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">',
      iconv.encode('слово', 'koi8-r'),
    ),
    'text/html',
    'koi8-r',
  ],
  [
    'Japanese',
    withMeta('<meta charset=shift_jis>', iconv.encode('日本語', 'shift_jis')),
    'text/html',
    'shift_jis',
  ],
  ['Chinese', withMeta('<meta charset=gb2312>', iconv.encode('中文', 'gbk')), 'text/html', 'gbk'],
  ['a meta that says UTF-16', withMeta('<meta charset="utf-16">', utf8), 'text/html', 'utf-8'],
  [
    'a meta that only speaks of one',
    withMeta('<meta name="description" content="charset=koi8-r">', western),
    'text/html',
    'windows-1252',
  ],
  ['a meta in a comment', withMeta('<!-- <meta charset="koi8-r"> -->', western), 'text/html', 'windows-1252'],
  [
    'a meta beyond the first kilobyte',
    Buffer.concat([Buffer.from(`${' '.repeat(2_000)}<meta charset="koi8-r">`), western]),
    'text/html',
    'windows-1252',
  ],
  ['a header that nobody knows', western, 'text/html; charset=x-nonsense', 'windows-1252'],
  [
    'XHTML',
    Buffer.from('<?xml version="1.0" encoding="iso-8859-2"?><html>'),
    'application/xhtml+xml',
    'iso-8859-2',
  ],
  ['nothing, and UTF-8', utf8, 'text/html', 'utf-8'],
  ['nothing, and no UTF-8', western, 'text/html', 'windows-1252'],
  ['nothing at all', Buffer.alloc(0), '', 'utf-8'],
];

for (const [name, bytes, contentType, encoding] of cases)
  test(`encoding by ${name}`, () => expect(detectEncoding(bytes, contentType)).toBe(encoding));

test('documents are decoded, without their byte order mark', () => {
  expect(decodeDocument(western, 'text/html; charset=iso-8859-1')).toBe(word);
  expect(decodeDocument(Buffer.concat([bom, utf8]), 'text/html')).toBe(word);
  expect(decodeDocument(iconv.encode(word, 'utf-16le', { addBOM: true }), 'text/html')).toBe(word);
  expect(decodeDocument(iconv.encode('日本語', 'euc-jp'), 'text/html; charset=euc-jp')).toBe('日本語');
  expect(decodeDocument(Buffer.from([0xf9]), 'text/html; charset=iso-8859-8-i')).toBe('ש');
});

test('broken UTF-8 is read as far as it goes', () => {
  expect(decodeDocument(Buffer.from([0x41, 0xff, 0x42]), 'text/html; charset=utf-8')).toBe('A\ufffdB');
});
