import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { createServer } from 'node:net';
import { expect, test } from '@playwright/test';
import type { CrawlLimits } from '../../../crawler/crawl/crawl-limits.js';
import { crawlOf, missLines, pageLines } from '../crawl-of.js';
import { html, redirectTo, type Route, type Routes } from '../loopback-site.js';

const limits: Partial<CrawlLimits> = {
  connectMs: 500,
  firstByteMs: 500,
  totalMs: 1_200,
  maxBytes: 300_000,
  retries: 1,
  maxWaitMs: 2_000,
};
const text = '<title>A page</title><p>Something that a page would say.';
const raw =
  (bytes: string | Buffer, end = true): Route =>
  (_, response) => {
    response.socket?.write(bytes);
    if (end) response.socket?.end();
  };
const encoded =
  (coding: string, body: Buffer): Route =>
  (_, response) =>
    response
      .writeHead(200, {
        'content-type': 'text/html',
        'content-encoding': coding,
        'content-length': body.length,
      })
      .end(body);
/** Sends a piece for ever, as long as somebody listens. */
const drip =
  (piece: string, everyMs: number, headers: Record<string, string> = {}): Route =>
  (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html', ...headers });
    const timer = setInterval(() => response.write(piece), everyMs);
    response.once('close', () => clearInterval(timer));
  };
/** Answers with the routes one after the other, the last one for ever. */
const inTurn = (...routes: readonly Exclude<Route, string>[]): Route => {
  let turn = 0;
  return (request, response) => routes[Math.min(turn++, routes.length - 1)]?.(request, response);
};
const handler = (route: Route): Exclude<Route, string> =>
  typeof route === 'string' ? (_, response) => void response.end(route) : route;
const status = (code: number, headers: Record<string, string> = {}): Route =>
  html('<p>sorry</p>', headers, code);
const later = (): string => new Date(Date.now() + 1_000).toUTCString();
/** zstd frames made with the reference tool: the page of `text`, and a bomb of 4 MB of zeros. */
const zstdRaw = (body: Buffer): Buffer => {
  // A frame of one raw block (RFC 8878 §3.1.1): magic, descriptor with a 4-byte size, size, block header, bytes.
  const size = Buffer.alloc(4);
  size.writeUInt32LE(body.length);
  const header = Buffer.alloc(3);
  header.writeUIntLE((body.length << 3) | 1, 0, 3);
  return Buffer.concat([Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0xa0]), size, header, body]);
};
/** A frame of blocks that each repeat one byte 100,000 times (RLE blocks). */
const zstdBomb = (): Buffer => {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(40 * 100_000);
  const block = (isLast: number): Buffer => {
    const header = Buffer.alloc(3);
    header.writeUIntLE((100_000 << 3) | (1 << 1) | isLast, 0, 3);
    return Buffer.concat([header, Buffer.from([0x20])]);
  };
  return Buffer.concat([
    Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0xa0]),
    size,
    ...Array.from({ length: 40 }, (_, index) => block(index === 39 ? 1 : 0)),
  ]);
};

interface Fault {
  readonly name: string;
  readonly route: Route;
  /** The line in the inventory: `page`, or the list and the reason. */
  readonly expected: 'page' | `skipped ${string}` | `failed ${string}`;
  readonly more?: Routes;
}

const zeros = Buffer.alloc(4_000_000, 0x20);
const faults: readonly Fault[] = [
  { name: 'missing page', route: status(404), expected: 'skipped not-found' },
  { name: 'page gone for good', route: status(410), expected: 'skipped gone' },
  { name: 'page that asks for a password', route: status(401), expected: 'failed http-401' },
  { name: 'forbidden page', route: status(403), expected: 'failed http-403' },
  { name: 'server error', route: status(500), expected: 'failed http-500' },
  { name: 'bad gateway for ever', route: status(502), expected: 'failed http-502' },
  { name: 'bad gateway once', route: inTurn(handler(status(502)), handler(text)), expected: 'page' },
  {
    name: 'unavailable, come back in a second',
    route: inTurn(handler(status(503, { 'retry-after': '1' })), handler(html(text))),
    expected: 'page',
  },
  {
    name: 'unavailable until a date',
    route: inTurn(
      handler((request, response) => handler(status(503, { 'retry-after': later() }))(request, response)),
      handler(html(text)),
    ),
    expected: 'page',
  },
  {
    name: 'too many requests, come back in an hour',
    route: status(429, { 'retry-after': '3600' }),
    expected: 'failed retry-later',
  },
  { name: 'too many requests without a word', route: status(429), expected: 'failed http-429' },
  {
    name: 'unknown status',
    route: raw('HTTP/1.1 799 Odd\r\ncontent-length: 0\r\n\r\n'),
    expected: 'failed http-799',
  },
  { name: 'no content', route: status(204), expected: 'skipped no-content' },
  { name: 'nothing for ever', route: () => undefined, expected: 'failed response-timeout' },
  {
    name: 'head and then nothing',
    route: (_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).flushHeaders(),
    expected: 'failed body-timeout',
  },
  { name: 'slow drip', route: drip('<p>.', 100), expected: 'failed body-timeout' },
  { name: 'endless body', route: drip('<p>more</p>'.repeat(2_000), 1), expected: 'failed too-large' },
  {
    name: 'declared far too large',
    route: drip('x', 100, { 'content-length': '31457280' }),
    expected: 'failed too-large',
  },
  {
    name: 'reset before the answer',
    route: (_, response) => void response.socket?.resetAndDestroy(),
    expected: 'failed connection-reset',
  },
  {
    name: 'reset once',
    route: inTurn((_, response) => void response.socket?.resetAndDestroy(), handler(html(text))),
    expected: 'page',
  },
  {
    name: 'closed in the middle of the body',
    route: raw('HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 9000\r\n\r\n<p>half'),
    expected: 'failed truncated-body',
  },
  {
    name: 'chunks that break off',
    route: raw(
      'HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ntransfer-encoding: chunked\r\n\r\n5\r\n<p>ha\r\n',
    ),
    expected: 'failed truncated-body',
  },
  { name: 'no HTTP at all', route: raw('SSH-2.0-OpenSSH_9.2\r\n'), expected: 'failed bad-http' },
  {
    name: 'headers without end',
    route: raw(
      `HTTP/1.1 200 OK\r\n${'x-y: zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz\r\n'.repeat(2_000)}\r\n`,
    ),
    expected: 'failed bad-http',
  },
  { name: 'redirect to itself', route: redirectTo('/fault'), expected: 'failed redirect-loop' },
  {
    name: 'redirects in a circle',
    route: redirectTo('/circle'),
    more: { '/circle': redirectTo('/fault') },
    expected: 'failed redirect-loop',
  },
  {
    name: 'redirects without end',
    route: redirectTo('/hop/1'),
    more: {
      '*': (request, response) => {
        const hop = /^\/hop\/(\d+)$/.exec(request.url ?? '');
        return handler(hop ? redirectTo(`/hop/${Number(hop[1]) + 1}`) : status(404))(request, response);
      },
    },
    expected: 'failed too-many-redirects',
  },
  {
    name: 'redirect off the site',
    route: redirectTo('http://elsewhere.test/'),
    expected: 'skipped redirect-off-site',
  },
  { name: 'redirect without an address', route: status(302), expected: 'failed bad-redirect' },
  {
    name: 'redirect to another protocol',
    route: redirectTo('ftp://www.site.test/'),
    expected: 'failed bad-redirect',
  },
  {
    name: 'instant refresh off the site',
    route: '<meta http-equiv="refresh" content="0;url=http://elsewhere.test/">',
    expected: 'skipped redirect-off-site',
  },
  {
    name: 'redirect to an address in raw UTF-8',
    route: raw('HTTP/1.1 302 Found\r\nlocation: /caf\u00e9\r\ncontent-length: 0\r\n\r\n'),
    more: { '/caf%C3%A9': text },
    expected: 'page',
  },
  {
    name: 'redirect to an address in raw Latin-1',
    route: raw(
      Buffer.from('HTTP/1.1 302 Found\r\nlocation: /caf\u00e9\r\ncontent-length: 0\r\n\r\n', 'latin1'),
    ),
    more: { '/caf%E9': text },
    expected: 'page',
  },
  {
    name: 'choices that are shown',
    route: html(text, { location: '/elsewhere' }, 300),
    more: { '/elsewhere': status(404) },
    expected: 'page',
  },
  {
    name: "choices that are not shown, with the server's own",
    route: html('', { location: '/chosen' }, 300),
    more: { '/chosen': text },
    expected: 'page',
  },
  { name: 'not modified, though nobody asked', route: status(304), expected: 'failed http-304' },
  {
    name: 'redirect that only sets a cookie',
    route: (request, response) =>
      handler(
        request.headers.cookie === 'seen=1'
          ? html(text)
          : redirectTo('/fault', 302, { 'set-cookie': 'seen=1; path=/' }),
      )(request, response),
    expected: 'page',
  },
  {
    name: 'file for download',
    route: html('PK', { 'content-disposition': 'attachment; filename=a.zip' }),
    expected: 'skipped download',
  },
  { name: 'picture', route: html('x', { 'content-type': 'image/png' }), expected: 'skipped not-html' },
  { name: 'PDF that says it is HTML', route: html('%PDF-1.7 …'), expected: 'skipped not-html' },
  {
    name: 'page without a content type',
    route: raw(`HTTP/1.1 200 OK\r\ncontent-length: ${text.length}\r\n\r\n${text}`),
    expected: 'page',
  },
  {
    name: 'text without a content type',
    route: raw('HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nhello'),
    expected: 'skipped not-html',
  },
  { name: 'gzip', route: encoded('gzip', gzipSync(text)), expected: 'page' },
  { name: 'brotli', route: encoded('br', brotliCompressSync(text)), expected: 'page' },
  { name: 'zstd', route: encoded('zstd', zstdRaw(Buffer.from(text))), expected: 'page' },
  {
    name: 'deflate with and without its envelope',
    route: encoded('deflate, deflate', deflateRawSync(deflateSync(text))),
    expected: 'page',
  },
  { name: 'gzip bomb', route: encoded('gzip', gzipSync(zeros)), expected: 'failed compression-bomb' },
  {
    name: 'brotli bomb',
    route: encoded('br', brotliCompressSync(zeros)),
    expected: 'failed compression-bomb',
  },
  { name: 'zstd bomb', route: encoded('zstd', zstdBomb()), expected: 'failed compression-bomb' },
  {
    name: 'bomb in a bomb',
    route: encoded('gzip, gzip', gzipSync(gzipSync(zeros))),
    expected: 'failed compression-bomb',
  },
  {
    name: 'gzip that is none',
    route: encoded('gzip', Buffer.from(text)),
    expected: 'failed bad-content-encoding',
  },
  {
    name: 'encoded over and over',
    route: encoded('gzip,gzip,gzip,gzip', Buffer.from('x')),
    expected: 'failed bad-content-encoding',
  },
  { name: 'unknown encoding', route: encoded('x-unheard-of', Buffer.from(text)), expected: 'page' },
  { name: 'nested without end', route: html('<div>'.repeat(50_000)), expected: 'failed too-deeply-nested' },
  {
    name: 'broken HTML',
    route: html('<html><body <p><a href="/ok"<b>x</i></table><![CDATA[<<>>&#xFFFFFFFF;<script><!--'),
    expected: 'page',
  },
  {
    name: 'NULs and control characters',
    route: html('<title>\u0000\u001b[31mred</title>\u0000<p>text\u0008'),
    expected: 'page',
  },
  {
    name: 'HTTP/1.0 without a length',
    route: raw(`HTTP/1.0 200 OK\r\ncontent-type: text/html\r\n\r\n${text}`),
    expected: 'page',
  },
  {
    name: "page like the server's answer to any other address",
    route: '<title>Oops</title><p>There is no page at this address.',
    more: {
      '*': (request, response) =>
        handler(
          request.url === '/robots.txt'
            ? status(404)
            : html('<title>Oops</title><p>There is no page at this address.'),
        )(request, response),
    },
    expected: 'skipped soft-404',
  },
];

for (const { name, route, expected, more } of faults) {
  test(`${name}: ${expected}`, async () => {
    const start =
      '<title>Start</title><p>The start page of the site, unlike others.</p><a href="/fault">x</a><a href="/ok">y</a>';
    const { inventory } = await crawlOf(
      { '/': start, '/fault': route, '/ok': '<title>Fine</title><p>All is well here.', ...more },
      { limits },
    );
    const rest =
      inventory.failed.filter(({ reason }) => reason === 'redirect-loop').length > 0
        ? missLines(inventory.failed)
        : [];
    const lines = [
      ...pageLines(inventory)
        .filter(line => line.includes('/fault'))
        .map(() => 'page'),
      ...inventory.skipped
        .filter(miss => !miss.url.includes('robots'))
        .map(({ reason }) => `skipped ${reason}`),
      ...[...new Set(inventory.failed.map(({ reason }) => `failed ${reason}`))],
    ];
    expect(lines, rest.join(', ')).toEqual([expected]);
    expect(pageLines(inventory)).toContain('1 link /ok < /');
  });
}

test('a host that refuses connections, one that does not exist and one that never accepts', async () => {
  const full = createServer({ pauseOnConnect: true }, () => undefined);
  await new Promise<void>(resolve => full.listen(0, '127.0.0.1', resolve));
  const address = full.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  try {
    const { inventory } = await crawlOf(
      {
        '/': '<a href="http://down.site.test:81/">a</a><a href="http://unmapped.site.test:82/">b</a><a href="http://mute.site.test:83/">c</a>',
      },
      {
        limits,
        connectTo: site => `${site},down.site.test:81:127.0.0.1:9,mute.site.test:83:127.0.0.1:${port}`,
      },
    );
    expect(missLines(inventory.failed)).toEqual([
      'connection-refused http://down.site.test:81/',
      'response-timeout http://mute.site.test:83/',
      'unmapped-host http://unmapped.site.test:82/',
    ]);
  } finally {
    full.close();
  }
});
