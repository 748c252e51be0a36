import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { redactTrace } from '../../reporters/redact-trace.js';

const secret = 'k3yThatOpensIt';
const entry = {
  type: 'resource-snapshot',
  snapshot: {
    request: {
      url: `https://a/?access_token=${secret}&page=2`,
      headers: [
        { name: 'Cookie', value: `id=${secret}` },
        { name: 'authorization', value: `Bearer ${secret}` },
        { name: 'accept', value: 'text/html' },
      ],
      cookies: [{ name: 'id', value: secret }],
    },
    response: {
      headers: [{ name: 'set-cookie', value: `id=${secret}; Secure` }],
      cookies: [{ name: 'id', value: secret }],
    },
  },
};

test('a trace keeps what happened, without cookies, credentials and tokens', () => {
  const folder = mkdtempSync(join(tmpdir(), 'trace-'));
  const path = join(folder, 'trace.zip');
  const picture = new Uint8Array([137, 80, 0, 1, 2]);
  writeFileSync(
    path,
    zipSync({
      '0-trace.network': strToU8(`${JSON.stringify(entry)}\n{"cut off`),
      '0-trace.trace': strToU8(
        `{"type":"action","params":{"extraHTTPHeaders":{"Authorization":"${secret}"}}}\n`,
      ),
      'resources/a.html': strToU8(`<input name="q"><a href="/x?csrf_token=${secret}">x</a>`),
      'resources/b.png': picture,
    }),
  );
  redactTrace(path);
  const files = unzipSync(readFileSync(path));
  const texts = Object.entries(files).map(([name, bytes]) => (name.endsWith('png') ? '' : strFromU8(bytes)));
  expect(texts.join('\n')).not.toContain(secret);
  expect(texts.join('\n')).toContain('https://a/?access_token=(not shown)&page=2');
  expect(texts.join('\n')).toContain('{"name":"accept","value":"text/html"}');
  expect(texts.join('\n')).toContain('<input name="q">');
  expect([...(files['resources/b.png'] ?? [])]).toEqual([...picture]);
  rmSync(folder, { recursive: true });
});

test('what cannot be read is not kept', () => {
  const folder = mkdtempSync(join(tmpdir(), 'trace-'));
  const path = join(folder, 'trace.zip');
  writeFileSync(path, `no zip ${secret}`);
  redactTrace(path);
  expect(existsSync(path)).toBe(false);
  redactTrace(path);
  rmSync(folder, { recursive: true });
});
