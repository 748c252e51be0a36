import { FormOpener } from '../../crawler/visit/openers/form-opener.js';
import { Settler } from '../../crawler/visit/settle/settle.js';
import type { Tab } from '../../crawler/visit/tab.js';
import { visitPage } from '../../crawler/visit/visit-page.js';
import { serve } from '../observe/test-site.js';
import { expect, test } from './browser.js';

const page = (body: string, script: string): string =>
  `<!doctype html><html lang="en"><head><title>Case</title></head><body><main><h1>Case</h1>${body}</main><script>${script}</script></body></html>`;
const limits = { quiet: 300, longest: 2_000, restless: 300 };
const dialog = `const d = document.createElement('div'); d.setAttribute('role', 'dialog'); d.innerHTML = '<h2>Create your account</h2><label>E-mail <input name="mail" type="email"></label><button>Sign up</button>'; document.body.append(d)`;

async function open(tab: Tab, url: string, opener = new FormOpener()) {
  const rules = { settler: new Settler(limits), familyHosts: ['127.0.0.1'] };
  const visit = await visitPage(tab, url, 'one', rules);
  expect(visit.outcome).toEqual({ ok: true });
  return opener.open(tab, visit);
}

test('a dialog made by a script is found, once for equal buttons, beside the controls of the page', async ({
  tab,
}) => {
  const site = await serve(() =>
    page(
      '<label>Topic <input name="topic"></label><header><button onclick="up()">Sign up</button></header>',
      `const up = () => { ${dialog} }`,
    ),
  );
  const opener = new FormOpener();
  const first = await open(tab, site.baseUrl, opener);
  const fields = first.visit.forms.map(form => [
    form.formless,
    form.blocking,
    form.fields.map(({ name }) => name),
  ]);
  expect(fields).toEqual([
    [true, false, ['topic']],
    [true, false, ['mail']],
  ]);
  expect(first.pressed).toBe(true);
  const second = await open(tab, `${site.baseUrl}other`, opener);
  expect(second.pressed).toBe(false);
  expect(second.visit.forms.map(form => form.fields.map(({ name }) => name))).toEqual([['topic'], ['mail']]);
  await site.close();
});

for (const [what, made, kept] of [
  [
    'left out where they do not show, ask for nothing and stand in no form',
    '<label>Counting <input type="checkbox" name="counting"></label>',
    [],
  ],
  [
    'kept where they ask for something',
    '<label>Your e-mail <input type="email" name="second"></label>',
    ['second'],
  ],
  [
    'kept where a form would send them',
    '<form action="/"><label>Topic <input name="topic"></label></form>',
    ['topic'],
  ],
] as const)
  test(`hidden controls that a script makes meanwhile are ${what}`, async ({ tab }) => {
    const site = await serve(() =>
      page(
        '<header><button onclick="up()">Sign up</button></header>',
        `const up = () => { ${dialog}; document.body.insertAdjacentHTML('beforeend', ${JSON.stringify(`<div style="display: none">${made}</div>`)}) }`,
      ),
    );
    const { visit } = await open(tab, site.baseUrl);
    const names = visit.forms.flatMap(form => form.fields.map(({ name }) => name)).sort();
    expect(names).toEqual(['mail', ...kept]);
    await site.close();
  });

test('the launchers of guests are pressed: of a form that others ask in a frame, and of a chat in a shadow tree', async ({
  tab,
}) => {
  const site = await serve({
    '/': page(
      '<button class="tf">Start referral</button><button onclick="document.title = 1">Start slideshow</button><chat-box></chat-box>',
      `document.querySelector('.tf').onclick = () => { const d = document.createElement('div'); d.innerHTML = '<iframe title="Referral" src="/asked"></iframe>'; document.body.append(d) };
       const root = document.querySelector('chat-box').attachShadow({ mode: 'open' });
       root.innerHTML = '<button>Chat</button>';
       root.firstChild.onclick = () => { root.innerHTML = '<form><label>Your name <input name="name"></label><button>Start</button></form>' };`,
    ),
    '/asked': page(
      '<form><label>E-mail <input name="mail" type="email"></label><button>OK</button></form>',
      '',
    ),
  });
  const { visit } = await open(tab, site.baseUrl);
  expect(visit.forms.map(form => form.fields.map(({ name }) => name))).toEqual([['name']]);
  expect(visit.frames.map(frame => frame.forms.flatMap(form => form.fields.map(({ name }) => name)))).toEqual(
    [['mail']],
  );
  expect(visit.title).toBe('Case');
  await site.close();
});

test('what comes up when something is pointed at is found, and the buttons beside it are left alone', async ({
  tab,
}) => {
  const site = await serve(() =>
    page(
      '<ul><li class="menu">Topics</li><li class="offer">Stay informed</li></ul>',
      `document.querySelector('.menu').addEventListener('mouseenter', () => {});
       document.querySelector('.offer').addEventListener('mouseenter', () => { ${dialog} }, { once: true })`,
    ),
  );
  const { visit } = await open(tab, site.baseUrl);
  expect(visit.forms.map(form => form.fields.map(({ name }) => name))).toEqual([['mail']]);
  await site.close();
});

test('a frame that a button brings up is read, and an address that one leads to is a link', async ({
  tab,
}) => {
  const site = await serve(path =>
    path === '/chat'
      ? '<form action="/c" method="post"><input name="who" aria-label="Your name"></form>'
      : page(
          '<button onclick="ask()">Ask us</button><button onclick="history.pushState({}, \'\', \'/register\')">Register</button>',
          `const ask = () => { const f = document.createElement('iframe'); f.src = '/chat'; document.body.append(f) }`,
        ),
  );
  const { visit } = await open(tab, site.baseUrl);
  expect(visit.frames.map(frame => frame.forms.map(form => form.fields.map(({ name }) => name)))).toEqual([
    [['who']],
  ]);
  expect(visit.newLinks).toContain(`${site.baseUrl}register`);
  await site.close();
});

test('what submits, closes, accepts or deletes is not pressed, and a press changes nothing on the server', async ({
  tab,
}) => {
  const site = await serve(() =>
    page(
      `<form action="/s" method="post"><input name="a" aria-label="A"><button>Sign up</button></form>
       <button onclick="hit('close')">Close account</button><button onclick="hit('cookies')">Accept cookies and join</button>
       <button onclick="hit('out')">Log out</button><button onclick="hit('request')">Request a call</button>`,
      `const hit = what => fetch('/' + what, { method: 'POST' })`,
    ),
  );
  const { visit, pressed } = await open(tab, site.baseUrl);
  expect(pressed).toBe(true);
  expect(site.log).toEqual(['GET /']);
  expect(visit.forms.map(form => form.fields.map(({ name }) => name))).toEqual([['a']]);
  await site.close();
});

/** What a press does with a page that shows a form, and the selectors of the forms that are known then. */
const twins: readonly (readonly [what: string, script: string, forms: readonly string[]])[] = [
  [
    'brings up an equal form',
    "const c = document.querySelector('#own').cloneNode(true); c.id = 'twin'; document.body.append(c)",
    ['#own', '#twin opened'],
  ],
  ['moves the form', "document.body.append(document.querySelector('#own'))", ['#own']],
  [
    'draws the page anew',
    "const m = document.querySelector('main'); m.innerHTML = '<p></p>' + m.innerHTML.replace('own', 'anew')",
    ['#own'],
  ],
];
for (const [what, script, forms] of twins)
  test(`a press that ${what} makes ${forms.length === 1 ? 'no further form' : 'a further form'}`, async ({
    tab,
  }) => {
    const own =
      '<form id="own" action="/s" method="post"><label>E-mail <input type="email" name="mail"></label><button>Send</button></form>';
    const more = "document.body.append(document.createElement('textarea'));";
    const site = await serve(() =>
      page(
        `${own}<p><button type="button" onclick="up()">Subscribe</button></p>`,
        `function up() { ${more} ${script} }`,
      ),
    );
    const { visit } = await open(tab, site.baseUrl);
    const found = visit.forms.filter(({ formless }) => !formless);
    expect(found.map(({ selector, opened }) => `${selector}${opened ? ' opened' : ''}`)).toEqual(forms);
    await site.close();
  });

test('a policy link that only a script opens is pressed: where it leads is known, and nothing is where it leads nowhere', async ({
  tab,
}) => {
  const footer = `<footer><button class="go">Privacy Policy</button><a href="#" class="tab">Privacy statement</a><span role="link" tabindex="0" class="none">Privacy notice</span></footer>`;
  const script = `document.querySelector('.go').addEventListener('click', () => location.assign('/privacy'));
    document.querySelector('.tab').addEventListener('click', event => { event.preventDefault(); window.open('/statement'); });
    document.querySelector('.none').addEventListener('click', () => fetch('/pressed', { method: 'POST' }))`;
  const site = await serve(() => page(footer, script));
  const opener = new FormOpener();
  const { visit, pressed } = await open(tab, site.baseUrl, opener);
  const at = (path: string): string => new URL(path, site.baseUrl).href;
  expect(visit.policyLinks.map(({ name, href }) => [name, href])).toEqual([
    ['Privacy Policy', at('/privacy')],
    ['Privacy statement', at('/statement')],
    ['Privacy notice', 'javascript:void(0)'],
  ]);
  expect(pressed).toBe(true);
  expect(visit.newLinks).toEqual(expect.arrayContaining([at('/privacy'), at('/statement')]));
  expect(site.log.filter(each => each.startsWith('POST'))).toEqual([]);
  const second = await open(tab, at('/other'), opener);
  expect([second.pressed, second.visit.policyLinks[0]?.href]).toEqual([false, at('/privacy')]);
  await site.close();
});
