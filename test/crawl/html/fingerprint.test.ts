import { expect, test } from '@playwright/test';
import { readPage } from '../../../crawler/crawl/html/read-page.js';
import type { HtmlFacts } from '../../../crawler/crawl/html/html-facts.js';
import { UrlKeys } from '../../../crawler/crawl/urls/url-keys.js';

const read = (body: string, path = '/page', title = 'A page'): HtmlFacts =>
  readPage(`<!doctype html><title>${title}</title>${body}`, {
    url: `https://www.mpro.org${path}`,
    keys: new UrlKeys('https://www.mpro.org/'),
    isFamily: host => host.endsWith('mpro.org'),
  });

const plain = '<script src="/app.js"></script><p>Text</p>';

/** Pages that are of one template: what differs says nothing about what a visit would show. */
const same: readonly (readonly [string, string, string])[] = [
  ['text', '<p>One</p>', '<p>Two</p><p>Three</p>'],
  ['links', '<a href="/a">a</a>', '<a href="/b">b</a>'],
  [
    'builds of a script',
    '<script src="/app.3f2a9c1b7d.js?v=1"></script>',
    '<script src="/app.a81b2c3d4e.js?v=2"></script>',
  ],
  ['nonces', '<script nonce="r4nd0m">start()</script>', '<script nonce="0th3r">start()</script>'],
  ['numbers in a script', '<script>load({page: 17})</script>', '<script>load({page: 4})</script>'],
  [
    'ids in a script',
    '<script>load("6f9619ff-8b86-d011-b42d-00c04fc964ff")</script>',
    '<script>load("11111111-8b86-d011-b42d-00c04fc964ff")</script>',
  ],
  ['white space in a script', '<script>a();\n  b()</script>', '<script>a(); b()</script>'],
  [
    'data for scripts',
    '<script type="application/ld+json">{"a":1}</script>',
    '<script type="application/ld+json">{"b":"c"}</script>',
  ],
  ['numbered field names', '<form><input name="field_1832"></form>', '<form><input name="field_17"></form>'],
  [
    'hidden fields',
    '<form><input type="hidden" name="csrf" value="a"></form>',
    '<form><input type="hidden" name="csrf" value="b"></form>',
  ],
  ['own pictures', '<img src="/a.png">', '<img src="/b.png">'],
  [
    'order of scripts',
    '<script src="/a.js"></script><script src="/b.js"></script>',
    '<script src="/b.js"></script><script src="/a.js"></script>',
  ],
];
/** Pages that must not stand for one another. */
const different: readonly (readonly [string, string, string])[] = [
  ['another script', '<script src="/a.js"></script>', '<script src="/b.js"></script>'],
  ['another inline script', '<script>track()</script>', '<script>record()</script>'],
  ['a handler', '<p onclick="send(this)">x</p>', '<p onclick="show(this)">x</p>'],
  ['a form', '', '<form><input name="email"></form>'],
  ['another field', '<form><input name="email"></form>', '<form><input name="phone"></form>'],
  [
    'another action',
    '<form action="/a"><input name="e"></form>',
    '<form action="https://forms.test/a"><input name="e"></form>',
  ],
  ['another method', '<form method="post"><input name="e"></form>', '<form><input name="e"></form>'],
  ['a field outside forms', '', '<input name="email">'],
  [
    'another frame',
    '<iframe src="https://forms.test/f/1"></iframe>',
    '<iframe src="https://forms.test/f/2"></iframe>',
  ],
  ['a third party', '<img src="/a.png">', '<img src="https://pixel.test/a.png">'],
  ['a style sheet', '', '<link rel="stylesheet" href="/print.css">'],
  ['inline style', '<style>a{color:red}</style>', '<style>a{color:blue}</style>'],
  ['a custom element', '', '<sign-up-form></sign-up-form>'],
  ['an embedded form by data', '<div data-form-id="contact"></div>', '<div data-form-id="survey"></div>'],
];

for (const [name, a, b] of same)
  test(`one template: ${name}`, () => expect(read(a).fingerprint).toBe(read(b).fingerprint));
for (const [name, a, b] of different)
  test(`two templates: ${name}`, () => expect(read(a).fingerprint).not.toBe(read(b).fingerprint));

test('a script that repeats the title and address of its page is the same script', () => {
  const script = (title: string, path: string): string =>
    `<script>share({title: "${title}", path: "${path}"})</script>`;
  const a = read(script('Spring news', '/news/spring'), '/news/spring', 'Spring news');
  const b = read(script('Autumn', '/news/autumn'), '/news/autumn', 'Autumn');
  expect(a.fingerprint).toBe(b.fingerprint);
});

test('content hash tells every letter, text hash only what is said', () => {
  const a = read(`${plain}<input type="hidden" value="1">`);
  const b = read(`${plain}<input type="hidden" value="2">`);
  expect(a.contentHash).not.toBe(b.contentHash);
  expect(a.textHash).toBe(b.textHash);
  expect(read('<p>Other</p>').textHash).not.toBe(a.textHash);
});

test('a form is known by its signature wherever it stands, and fields outside forms have one together', () => {
  const form =
    '<form method="post" action="/send?from=a"><input name="name"><input type="email" name="email"><select name="s"><option>1</select><textarea name="t"></textarea><button>Send</button></form>';
  const [signature, ...rest] = read(form).forms;
  expect(rest).toEqual([]);
  expect(read(`<div>${form.replace('from=a', 'from=b')}</div>${form}`, '/other').forms).toEqual([signature]);
  expect(read('<input name="a">').forms).toHaveLength(1);
  expect(read('<form id="f"></form><input form="f" name="a">').forms).toEqual(
    read('<form id="f"><input name="a"></form>').forms,
  );
  expect(read(plain).forms).toEqual([]);
});

test('forms whose HTML refuses other answers are different forms', () => {
  const signature = (control: string): string | undefined =>
    read(`<form method="post" action="/send"><input name="born" ${control}></form>`).forms[0];
  const kinds = ['', 'required', 'aria-required="true"', 'type="date" max="2013-11-28"', 'pattern="\\d+"'];
  expect(new Set(kinds.map(signature)).size).toBe(kinds.length);
  expect(signature('type="date" max="2026-11-28"')).not.toBe(signature('type="date" max="2013-11-28"'));
  // A limit that moves along with today's date.
  expect(signature('type="date" max="2013-11-29"')).toBe(signature('type="date" max="2013-11-28"'));
  expect(signature('required=""')).toBe(signature('required="required"'));
  expect(signature('placeholder="1990"')).toBe(signature(''));
});

test('a form that names its own page as its target is the same form on every page of that name', () => {
  const form = (action: string): string =>
    `<form method="post" action="${action}"><input name="name"><input name="mail"><input name="born"></form>`;
  const [own] = read(form('/events/spring/register'), '/events/spring/register').forms;
  expect(read(form('/events/autumn/register'), '/events/autumn/register').forms).toEqual([own]);
  expect(read(form('/events/autumn/register'), '/events/spring').forms).not.toEqual([own]);
  // Two pages side by side may do different things with the same fields, whether the form names its page or not.
  expect(read(form('/feedback'), '/feedback').forms).not.toEqual(read(form('/contact'), '/contact').forms);
  expect(read(form(''), '/feedback').forms).not.toEqual(read(form(''), '/contact').forms);
  expect(read(form(''), '/feedback').forms).toEqual(read(form('/feedback'), '/feedback').forms);
  expect(read(form(''), '/events/autumn/register').forms).toEqual([own]);
  // A box at the foot of every page makes no page another one.
  const box = '<form method="post"><input name="mail"></form>';
  expect(read(box, '/feedback').forms).toEqual(read(box, '/contact').forms);
  // What nothing sends by itself is the same wherever it stands.
  const scripted = '<form><input name="name"></form>';
  expect(read(scripted, '/feedback').forms).toEqual(read(scripted, '/contact').forms);
});
