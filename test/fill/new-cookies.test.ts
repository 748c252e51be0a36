import { expect, test } from '@playwright/test';
import { fillOn, formPage } from './fill-site.js';
import type { Site } from './logging-server.js';

const keeps = 'Path=/; Secure; SameSite=None';
const contact = (action: string): string =>
  `<form action="${action}" method="post"><label>E-mail <input type="email" name="mail"></label><button>Send</button></form>`;
const asks = (id: string): string => `new Image().src = 'https://collector.example/${id}.gif'`;

/** A vendor that gives a cookie with the page, and another as soon as somebody types. */
const site =
  (action: string): Site =>
  ({ host, path }) => {
    if (host === 'collector.example' && path.endsWith('.gif')) {
      const name = path.slice(1, -'.gif'.length);
      return { status: 204, headers: { 'set-cookie': `${name}=0123456789; Max-Age=172800; ${keeps}` } };
    }
    if (host === 'vendor.test')
      return { headers: { 'set-cookie': `session=1; ${keeps}` }, body: 'Thank you.' };
    if (path === '/')
      return formPage(
        contact(action),
        `${asks('seen')}; document.forms[0].oninput = () => { ${asks('typed')} };`,
      );
    return { headers: { 'set-cookie': 'sent=1; Path=/; Domain=mpro.org' }, body: 'Thank you.' };
  };

test('cookies that come as a form is filled in and sent are told from those of its page', async () => {
  const { filled } = await fillOn(site('/send'), { submit: 'real' });
  expect(filled.outcome).toEqual({ ok: true });
  expect(filled.cookies?.map(({ name, domain, days }) => [name, domain, days])).toEqual([
    ['sent', '.mpro.org', 0],
    ['typed', 'collector.example', 2],
  ]);
});

test("what another party's own page keeps there is not the site's", async () => {
  const { filled } = await fillOn(site('https://vendor.test/take'), { submit: 'real' });
  expect(filled.cookies?.map(({ name }) => name)).toEqual(['typed']);
});

test('a page whose form brings no cookie', async () => {
  const { filled } = await fillOn(({ path }) =>
    path === '/' ? formPage(contact('/send')) : { body: 'Thank you.' },
  );
  expect(filled.outcome).toEqual({ ok: true });
  expect(filled.cookies).toBeUndefined();
});
