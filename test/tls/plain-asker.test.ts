import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import type { PlainAnswer } from '../../crawler/evidence/connection.js';
import { readSettings } from '../../crawler/settings.js';
import { PlainAsker, type ShownAt } from '../../crawler/tls/plain-asker.js';

const host = 'www.site.test';
const page = `https://${host}/about`;

/** What http: of a path answers: a status with a header, or a page. */
type Plain = Readonly<Record<string, { status: number; headers: Record<string, string> } | string>>;

async function serve(answers: Plain): Promise<Server> {
  const server = createServer((request, response) => {
    const answer = answers[request.url ?? '/'];
    if (typeof answer === 'object') response.writeHead(answer.status, answer.headers).end();
    else
      response
        .writeHead(answer === undefined ? 404 : 200, { 'content-type': 'text/html' })
        .end(request.method === 'HEAD' ? undefined : (answer ?? ''));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return server;
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

/** Asks http: of the page on a server; `connectTo` makes the rules out of the server's port. */
async function ask(
  answers: Plain,
  shownAt?: ShownAt,
  connectTo = (port: number): string => `*:443:127.0.0.1:9,*:80:127.0.0.1:${port}`,
): Promise<PlainAnswer | undefined> {
  const server = await serve(answers);
  const settings = readSettings(
    { BASE_URL: `https://${host}/`, FAMILY_HOSTS: 'site.test', CONNECT_TO: connectTo(portOf(server)) },
    '2026-01-01',
  );
  const asker = new PlainAsker(settings, shownAt);
  try {
    return await asker.ask(page);
  } finally {
    asker.close();
    server.closeAllConnections();
    await new Promise(resolve => server.close(resolve));
  }
}

const to = (location: string, status = 301) => ({ status, headers: { location } });
const moving =
  '<body><script>if (location.protocol === "http:") location.protocol = "https:";</script></body>';
const words = '<p>We improve the quality of health care together with those who give it. </p>'.repeat(6);

const cases: readonly (readonly [string, Plain, Partial<PlainAnswer>])[] = [
  ['a redirect that keeps the path', { '/about': to(page) }, { answer: 'leads-to-https', samePath: true }],
  [
    'a redirect that does not',
    { '/about': to(`https://${host}/`) },
    { answer: 'leads-to-https', samePath: false },
  ],
  [
    'a redirect over the other name of the site',
    { '/about': to('https://site.test/about/') },
    { answer: 'leads-to-https', samePath: true },
  ],
  [
    'a redirect over another http: address',
    { '/about': to('/new', 302), '/new': to(`https://${host}/new`) },
    { answer: 'leads-to-https', samePath: false },
  ],
  [
    'a page that refreshes at once',
    { '/about': `<meta http-equiv="refresh" content="0; url=${page}">` },
    { answer: 'leads-to-https', samePath: true },
  ],
  ['a page that stays', { '/about': `<h1>About</h1>${words}` }, { answer: 'answers', status: 200 }],
  [
    'a page that refreshes after a while',
    { '/about': `<meta http-equiv="refresh" content="10; url=${page}"><h1>About</h1>` },
    { answer: 'answers' },
  ],
  [
    'a page that names its address in a script and stays',
    {
      '/about': `<h1>About</h1>${words}<script>var host = ("https:" == document.location.protocol) ? "https://ssl." : "http://www.";</script>`,
    },
    { answer: 'answers' },
  ],
  ['no page', {}, { answer: 'refuses', status: 404 }],
  [
    'a redirect to the outside without encryption',
    { '/about': to('http://elsewhere.test/') },
    { answer: 'answers' },
  ],
];
for (const [name, answers, expected] of cases)
  test(`http: of a page: ${name}`, async () => {
    expect(await ask(answers)).toMatchObject({ url: `http://${host}/about`, page, ...expected });
  });

test('whether a script sends visitors on is told by what a browser ends on; without one it stays open', async () => {
  const answers = { '/about': moving };
  expect(await ask(answers, () => Promise.resolve(page))).toMatchObject({
    answer: 'leads-to-https',
    samePath: true,
    hops: [`http://${host}/about`, page],
  });
  expect(await ask(answers, url => Promise.resolve(url))).toMatchObject({ answer: 'answers' });
  expect(await ask(answers)).toMatchObject({
    answer: 'unknown',
    outcome: { ok: false, reason: 'may-move-on' },
  });
  const shell = { '/about': '<body><div id="app"></div><script src="/app.js"></script></body>' };
  expect(await ask(shell, () => Promise.resolve(page))).toMatchObject({ answer: 'leads-to-https' });
});

test('a browser is asked only where a script may move on', async () => {
  const asked: string[] = [];
  await ask({ '/about': `<h1>About</h1>${words}<script src="/app.js"></script>` }, url => {
    asked.push(url);
    return Promise.resolve(url);
  });
  expect(asked).toEqual([]);
});

test('nothing listens on port 80', async () => {
  expect(await ask({}, undefined, () => '*:443:127.0.0.1:9,*:80:127.0.0.1:9')).toMatchObject({
    answer: 'closed',
    outcome: { ok: false, reason: 'connection-refused' },
  });
});

for (const rule of ['*:443:127.0.0.1:9', `${host}:443:127.0.0.1:9`])
  test(`CONNECT_TO for port 443 alone (${rule}): http: is not asked of another machine`, async () => {
    expect(await ask({ '/about': `<h1>About</h1>${words}` }, undefined, () => rule)).toMatchObject({
      answer: 'unknown',
      outcome: { ok: false, reason: 'port-not-mapped' },
    });
  });
