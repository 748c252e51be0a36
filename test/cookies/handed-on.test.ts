import type { Browser } from 'playwright';
import { quietly } from '../../crawler/browser/quietly.js';
import { SecondVisitor } from '../../crawler/cookies/second-visitor.js';
import { Settler } from '../../crawler/visit/settle/settle.js';
import { Tab } from '../../crawler/visit/tab.js';
import { visitPage } from '../../crawler/visit/visit-page.js';
import { serve, type Answer } from '../observe/test-site.js';
import { expect, test } from '../visit/browser.js';

const limits = { quiet: 600, longest: 4_000, restless: 800 };
const rules = { settler: new Settler(limits), familyHosts: ['127.0.0.1'] };

/** Keeps a record in a database and reads it again before it does something with it. */
const database = `const inDatabase = (record, key, then) => {
  const asked = indexedDB.open('app', 3);
  asked.onupgradeneeded = () => asked.result.createObjectStore('state');
  asked.onsuccess = () => {
    asked.result.transaction('state', 'readwrite').objectStore('state').put(record, key);
    const read = asked.result.transaction('state').objectStore('state').get(key);
    read.onsuccess = () => then(read.result);
  };
};`;

const page = (script: string): string =>
  `<!doctype html><html lang="en"><head><title>Case</title></head><body><main><h1>Case</h1></main><script>
  const other = 'http://localhost:' + location.port;
  const id = crypto.randomUUID();
  const send = (path, body) => navigator.sendBeacon(other + path, body);
  ${database}
  ${script}</script></body></html>`;
const keep = (name: string, value: string): string =>
  `document.cookie = '${name}=' + (${value}) + '; Path=/; Max-Age=31536000';`;

/** What is handed on from a page with the script, and how often a second visitor came. */
async function handedOn(light: Browser, ...answers: readonly Answer[]): Promise<[string[][], number]> {
  const site = await serve(path => (path.startsWith('/p') ? answers[Number(path.slice(2))] : 'ok'));
  let came = 0;
  const second = new SecondVisitor(async url => {
    came += 1;
    const tab = await Tab.open(light);
    await visitPage(tab, url, 'one', rules);
    const holding = await tab.ids.holding(tab.page, rules.familyHosts);
    await tab.close();
    return holding;
  });
  const found: string[][] = [];
  for (const index of answers.keys()) {
    const tab = await Tab.open(light);
    const url = `${site.baseUrl}p${index}`;
    const rows = await quietly(async () => {
      expect((await visitPage(tab, url, 'one', rules)).outcome).toEqual({ ok: true });
      return second.identifiers(tab.ids.suspects, url, 'one');
    });
    await tab.close();
    found.push(
      rows.map(({ area, name, host, place, encoding, compared, url: to }) =>
        [area, name, host, new URL(to).pathname, place, ...encoding, ...(compared ? [] : ['unsure'])].join(
          ' ',
        ),
      ),
    );
  }
  await site.close();
  return [found, came];
}

const handed: Readonly<Record<string, readonly [script: string, row: string]>> = {
  'a number of two, as Google Analytics has it': [
    `${keep('_ga', `'GA1.1.' + Math.floor(1e9 + Math.random() * 1e9) + '.' + Math.floor(Date.now() / 1000)`)}
    new Image().src = other + '/collect?v=2&cid=' + document.cookie.split('GA1.1.')[1] + '&dl=x';`,
    'cookie _ga localhost /collect address',
  ],
  'storage, in a body as JSON within base64': [
    `localStorage.visitor = JSON.stringify({ since: Date.now(), id });
    send('/e', btoa(JSON.stringify({ event: 'view', id })));`,
    'localStorage visitor localhost /e body base64',
  ],
  hashed: [
    `${keep('who', 'id')} crypto.subtle.digest('SHA-256', new TextEncoder().encode(id)).then(digest =>
      fetch(other + '/sync?h=' + Array.from(new Uint8Array(digest), n => n.toString(16).padStart(2, '0')).join(''), { mode: 'no-cors' }));`,
    'cookie who localhost /sync address sha256',
  ],
  'in the path': [
    `sessionStorage.s = id; fetch(other + '/v/' + id + '/hit', { mode: 'no-cors' });`,
    'sessionStorage s localhost /v/%E2%80%A6/hit address',
  ],
  'a cookie that is JSON, escaped': [
    `${keep('mp', `encodeURIComponent(JSON.stringify({ distinct: id, n: 1 }))`)} send('/track', 'distinct_id=' + id);`,
    'cookie mp localhost /track body',
  ],
  'in a message of a WebSocket': [
    `${keep('who', 'id')} const socket = new WebSocket(other.replace('http', 'ws') + '/live');
    socket.onopen = () => socket.send(JSON.stringify({ event: 'view', visitor: id }));`,
    'cookie who localhost /live message',
  ],
  'from a database, within a record': [
    `inDatabase({ since: 1, visitor: { id } }, 'current', record => send('/e', 'v=' + record.visitor.id));`,
    'indexedDB app/state localhost /e body',
  ],
  'from a database, as the key of a record': [
    `inDatabase({ seen: 1 }, id, () => send('/e', 'v=' + id));`,
    'indexedDB app/state localhost /e body',
  ],
};
for (const [name, [script, row]] of Object.entries(handed))
  test(`an identifier that is handed on: ${name}`, async ({ light }) => {
    expect(await handedOn(light, page(script))).toEqual([[[row]], 1]);
  });

const kept: Readonly<Record<string, readonly [script: string, visits: number]>> = {
  'an identifier that goes to the own server': [
    `${keep('who', 'id')} fetch('/own?id=' + id); fetch(other + '/lib?v=12345678', { mode: 'no-cors' });`,
    0,
  ],
  'what is the same for every visitor': [
    `localStorage.build = 'build-8f14e45fceea'; send('/e', 'release=build-8f14e45fceea');`,
    1,
  ],
  'the time of the visit': [
    `const t = Date.now(); localStorage.start = t; send('/e', 't=' + t + '&again=' + localStorage.start);`,
    1,
  ],
  'an identifier of a request that is not kept': [`send('/e', 'id=' + id);`, 0],
  'an identifier that only looks like what is stored': [
    `${keep('who', 'id')} send('/e', 'id=' + crypto.randomUUID());`,
    0,
  ],
  'a message of a WebSocket to the own server, and one to another without the identifier': [
    `${keep('who', 'id')} const say = (to, what) => {
      const socket = new WebSocket(to.replace('http', 'ws') + '/live');
      socket.onopen = () => socket.send(JSON.stringify(what));
    };
    say(location.origin, { visitor: id }); say(other, { event: 'page-viewed' });`,
    0,
  ],
  "a record of a database that stays, and one that is every visitor's": [
    `inDatabase({ id }, 'private', () => undefined);
    inDatabase({ release: 'r-8f14e45fceea' }, 'build', record => send('/e', 'v=' + record.release));`,
    1,
  ],
};
for (const [name, [script, visits]] of Object.entries(kept))
  test(`nothing is handed on: ${name}`, async ({ light }) => {
    expect(await handedOn(light, page(script))).toEqual([[[]], visits]);
  });

test('one second visitor is enough for many pages; what belongs to a page is no identifier', async ({
  light,
}) => {
  const tag = page(`${keep('who', 'id')} send('/e', 'id=' + id);`);
  const row = ['cookie who localhost /e body'];
  expect(await handedOn(light, tag, tag, tag)).toEqual([[row, row, row], 1]);
  const article = (number: string): string =>
    page(`localStorage.last = 'article-${number}'; send('/e', 'article-${number}');`);
  expect(await handedOn(light, article('12345678'), article('87654321'))).toEqual([[[], []], 2]);
});
