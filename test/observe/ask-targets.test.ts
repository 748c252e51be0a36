import { mkdtempSync } from 'node:fs';
import { createServer as createHttp, type RequestListener } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { heldTargets, TargetAsker } from '../../crawler/observe/ask-targets.js';
import { readSettings } from '../../crawler/settings.js';
import { createAuthority } from '../../fixtures/replica/certificates.js';
import { filled, trial } from '../rules/evidence-builders.js';

const hop = (url: string) => ({ url, method: 'POST', status: 0, carriesValues: true });

test('targets are those of submissions that were held back, each once, without their queries', () => {
  const held = (url: string) => filled({ trials: [trial({ result: 'stopped', hops: [hop(url)] })] });
  expect(
    heldTargets([
      held('https://a.test/send?x=1'),
      held('https://a.test/send#here'),
      held('http://a.test/open'),
      filled({ trials: [trial({ hops: [hop('https://a.test/sent')] })] }),
    ]),
  ).toEqual(['https://a.test/send']);
});

test('a target is asked with GET: where it leads, what http: does, what it forbids', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'targets-'));
  const authority = await createAuthority(folder, [['form.test']]);
  const asked: string[] = [];
  const to: Readonly<Record<string, string>> = {
    '/open': 'http://form.test/thanks',
    '/moved': '/kept',
    '/away': 'https://elsewhere.test/x',
  };
  const secure: RequestListener = (request, response) => {
    const path = request.url ?? '';
    asked.push(`${request.method ?? ''} ${path}`);
    if (path === '/robots.txt') return void response.end('User-agent: *\nDisallow: /closed\n');
    const location = to[path];
    response.writeHead(location === undefined ? 405 : 302, {
      ...(location === undefined ? {} : { location }),
      'strict-transport-security': 'max-age=1000',
    });
    response.end();
  };
  const plain: RequestListener = (request, response) => {
    const leads = request.url === '/moved';
    response.writeHead(leads ? 301 : 200, leads ? { location: 'https://form.test/moved' } : {});
    response.end();
  };
  const servers = [createHttps(authority.fallback, secure), createHttp(plain)];
  const ports = await Promise.all(
    servers.map(
      server =>
        new Promise<number>(done =>
          server.listen(0, '127.0.0.1', () => done((server.address() as AddressInfo).port)),
        ),
    ),
  );
  const asker = new TargetAsker(
    readSettings(
      {
        BASE_URL: 'https://form.test/',
        CONNECT_TO: `*:443:127.0.0.1:${ports[0]},*:80:127.0.0.1:${ports[1]}`,
        EXTRA_CA_CERTS: authority.caFile,
      },
      '2026-11-27',
    ),
  );
  try {
    const found = [];
    for (const path of ['moved', 'open', 'away', 'closed', 'account/delete'])
      found.push(await asker.ask(`https://form.test/${path}`));
    expect(
      found.map(({ outcome, hops, hsts, plain: http }) => [outcome.ok || outcome.reason, hops, hsts, http]),
    ).toEqual([
      [true, ['https://form.test/moved', 'https://form.test/kept'], true, 'leads-to-https'],
      [true, ['https://form.test/open', 'http://form.test/thanks'], true, 'answers'],
      [true, ['https://form.test/away', 'https://elsewhere.test/x'], true, 'answers'],
      ['robots', [], false, 'unknown'],
      ['unsafe-link', [], false, 'unknown'],
    ]);
    expect(asked.filter(line => !line.startsWith('GET '))).toEqual([]);
    expect(asked).not.toContain('GET /closed');
  } finally {
    asker.close();
    servers.forEach(server => server.close());
  }
});
