import { expect, test } from '@playwright/test';
import { fillOn, formPage, type FillRun } from './fill-site.js';
import type { Site } from './logging-server.js';

const results = ({ filled }: FillRun): string[] =>
  filled.trials.map(trial => `${trial.filled} ${trial.result}`);
const typed = ({ filled }: FillRun): string[] =>
  filled.typed.map(({ selector, kind }) => `${selector} ${kind ?? 'none'}`);
const serve =
  (page: { body: string }): Site =>
  ({ path, host }) =>
    path.split('?')[0] === '/' && host === 'www.mpro.org' ? page : { body: 'ok' };
const email = '<label>E-mail <input type="email" name="email" id="email" required></label>';

test('a form in a dialog that a button opens', async () => {
  const page = formPage(
    `<p><button type="button" id="menu">Menu</button><button type="button" id="open">Subscribe to our newsletter</button></p>
     <dialog id="d"><form action="/join" method="post">${email}<button>Subscribe</button></form></dialog>`,
    `document.getElementById('open').onclick = () => document.getElementById('d').showModal();`,
  );
  const run = await fillOn(serve(page));
  expect(typed(run)).toEqual(['#email email']);
  expect(results(run)).toEqual(['empty refused-by-browser', 'full stopped']);
});

test('a form in a tab, and one in a fold', async () => {
  const page = formPage(
    `<div role="tablist"><button role="tab" aria-controls="t1">News</button><button role="tab" aria-controls="t2">Contact</button></div>
     <div id="t1">news</div><div id="t2" hidden><details><summary>Write</summary><form action="/join" method="post">${email}<button>Send</button></form></details></div>`,
    `for (const b of document.querySelectorAll('[role=tab]')) b.onclick = () => { t1.hidden = b.getAttribute('aria-controls') !== 't1'; t2.hidden = !t1.hidden; };`,
  );
  const run = await fillOn(serve(page));
  expect(results(run)).toEqual(['empty refused-by-browser', 'full stopped']);
});

for (const [what, link] of [
  ['names it', '<a href="javascript:;" data-src="#gift" id="open">Give monthly</a>'],
  ['says nothing of it', '<a href="javascript:void(0)" id="open">Give monthly</a>'],
] as const)
  test(`a form that a link to nowhere opens, which ${what} (fancybox)`, async () => {
    const page = formPage(
      `<p><a href="/about">About us</a> ${link}</p><div id="gift" style="display:none"><form action="/join" method="post">${email}<button>Start my gift</button></form></div>`,
      `document.getElementById('open').onclick = () => { gift.style.display = 'block'; };`,
    );
    const run = await fillOn(serve(page));
    expect(typed(run)).toEqual(['#email email']);
    expect(results(run)).toEqual(['empty refused-by-browser', 'full stopped']);
  });

test('a page one of whose pictures never comes, as where a tracker is out of order, and that page with a leak', async () => {
  const body = `<form action="/join" method="post">${email}<button>Subscribe</button></form><img src="https://collector.example/never.gif">`;
  const leak = `document.getElementById('email').onchange = e => navigator.sendBeacon('https://vendor.test/b', e.target.value);`;
  for (const script of ['', leak]) {
    const page = formPage(body, script);
    const { filled } = await fillOn(request =>
      request.host === 'collector.example' ? { hangs: true } : serve(page)(request),
    );
    expect([filled.outcome, filled.blindSpots]).toEqual([{ ok: true }, []]);
    const leaving = filled.transmissions.filter(({ isSubmission }) => !isSubmission);
    expect(leaving.map(({ host }) => host)).toEqual(script === '' ? [] : ['vendor.test']);
  }
});

test('a script that never comes: what it does with what is typed is not known', async () => {
  const body = `<form action="/join" method="post">${email}<button>Subscribe</button></form>`;
  const page = formPage(`${body}<script async src="https://collector.example/never.js?v=1"></script>`);
  const { filled } = await fillOn(request =>
    request.host === 'collector.example' ? { hangs: true } : serve(page)(request),
  );
  expect(filled.outcome).toEqual({ ok: true });
  expect(filled.blindSpots).toEqual([
    'script https://collector.example/never.js: it had not come when the form was filled in, so what it does is not known',
  ]);
});

test('a script that comes late is waited for: what it gives away is found', async () => {
  const body = `<form action="/join" method="post">${email}<button>Subscribe</button></form>`;
  const page = formPage(`${body}<script async src="https://collector.example/late.js"></script>`);
  const late = `document.getElementById('email').onchange = e => navigator.sendBeacon('https://vendor.test/b', e.target.value);`;
  const { filled } = await fillOn(request =>
    request.host === 'collector.example'
      ? { headers: { 'content-type': 'text/javascript' }, body: late, pauseMs: 4_500 }
      : serve(page)(request),
  );
  expect([filled.outcome, filled.blindSpots]).toEqual([{ ok: true }, []]);
  const leaving = filled.transmissions.filter(({ isSubmission }) => !isSubmission);
  expect(leaving.map(({ host }) => host)).toEqual(['vendor.test']);
});

test('a form in three steps is walked to its end', async () => {
  const page = formPage(
    `<form action="/join" method="post" novalidate>
      <fieldset>${email}<button type="button" class="next">Next</button></fieldset>
      <fieldset hidden><label>Full name <input name="name" id="name"></label><button type="button" class="next">Next</button></fieldset>
      <fieldset hidden><label>Phone <input type="tel" name="phone" id="phone"></label><button>Finish</button></fieldset></form>`,
    `const steps = [...document.querySelectorAll('fieldset')];
     steps.forEach((step, i) => step.querySelector('.next')?.addEventListener('click', () => { if ([...step.querySelectorAll('input')].every(f => f.value)) { step.hidden = true; steps[i + 1].hidden = false; } }));`,
  );
  const run = await fillOn(serve(page));
  expect(typed(run)).toEqual(['#email email', '#name name', '#phone phone']);
  expect(run.filled.trials.at(-1)?.result).toBe('stopped');
  expect(
    [
      ...new Set(run.filled.transmissions.flatMap(({ sightings }) => sightings.map(({ field }) => field))),
    ].sort(),
  ).toEqual(['#email', '#name', '#phone']);
});

test('controls without a form, sent by a script', async () => {
  const page = formPage(
    `<div><input type="email" id="email" aria-label="E-mail"><button type="button" id="go">Sign up</button></div>`,
    `go.onclick = () => fetch('/api/sign-up', { method: 'POST', body: JSON.stringify({ e: email.value }) });`,
  );
  const run = await fillOn(serve(page));
  expect(results(run)).toEqual(['empty stopped', 'full stopped']);
  expect(run.filled.transmissions.map(({ url, isSubmission }) => [url, isSubmission])).toEqual([
    ['https://www.mpro.org/api/sign-up', true],
  ]);
});

test("a form in a third party's frame", async () => {
  const inner = `<!doctype html><title>f</title><form action="/in" method="post">${email}<button>Send</button></form>
    <script>email.addEventListener('blur', () => email.value && fetch('https://collector.example/k?v=' + email.value, { mode: 'no-cors' }))</script>`;
  const page = formPage('<iframe src="https://vendor.test/form" title="Form"></iframe>');
  const site: Site = ({ path, host }) =>
    host === 'vendor.test' && path === '/form' ? { body: inner } : path === '/' ? page : { body: 'ok' };
  const run = await fillOn(site, { frame: 'https://vendor.test/form' });
  expect(typed(run)).toEqual(['#email email']);
  expect(
    run.filled.transmissions.map(({ host, party, frame, isSubmission }) => [
      host,
      party,
      frame,
      isSubmission,
    ]),
  ).toEqual([
    ['collector.example', 'third', 'https://vendor.test/form', false],
    ['vendor.test', 'third', 'https://vendor.test/form', true],
  ]);
});

test('every kind of control is used, shadow trees included', async () => {
  const page = formPage(
    `<form action="/join" method="post" enctype="multipart/form-data">
      <label>Country <select name="country"><option value="">Choose</option><option value="US">USA</option><option value="CA">Canada</option></select></label>
      <label>Date of birth <input type="date" name="dob"></label>
      <label>About you <textarea name="about"></textarea></label>
      <div contenteditable="true" role="textbox" aria-label="Biography" id="bio"></div>
      <label><input type="radio" name="r" value="a"> A</label><label><input type="radio" name="r" value="b"> B</label>
      <input type="checkbox" name="ok" id="ok" style="opacity:0;position:absolute"><label for="ok">I agree</label>
      <label>Password <input type="password" name="p1" minlength="8"></label><label>Confirm password <input type="password" name="p2"></label>
      <label>Code <input name="code" pattern="[A-Z]{2}[0-9]{4}"></label>
      <x-field></x-field><button>Join</button></form>`,
    `customElements.define('x-field', class extends HTMLElement { constructor() { super(); this.attachShadow({ mode: 'open' }).innerHTML = '<label>Job title <input id="job"></label>'; } });
     document.forms[0].addEventListener('submit', e => { const d = Object.fromEntries(new FormData(e.target)); navigator.sendBeacon('/seen', JSON.stringify([d.country, d.dob, d.r, d.ok, d.p1 === d.p2, /^[A-Z]{2}\\d{4}$/.test(d.code), bio.textContent.length > 5, document.querySelector('x-field').shadowRoot.querySelector('input').value.length > 0])); });`,
  );
  const run = await fillOn(serve(page), { submit: 'real' });
  const seen = run.requests.filter(({ path }) => path === '/seen').map(({ body }) => body);
  const last = JSON.parse(seen.find(body => body.includes('"on"')) ?? '[]') as unknown[];
  expect(last.slice(2)).toEqual(['a', 'on', true, true, true, true]);
  expect(last[0]).toMatch(/^(US|CA)$/);
  expect(last[1]).toMatch(/^\d{4}-\d\d-\d\d$/);
  expect(run.filled.trials.at(-1)?.result).toBe('sent');
});

test('a page that fails, or no longer holds the form, is an outcome', async () => {
  let isGone = false;
  const page = formPage(`<form action="/join" method="post">${email}<button>Join</button></form>`);
  const vanishing: Site = ({ path }) => {
    if (path !== '/') return { body: 'ok' };
    const answer = isGone ? formPage('nothing') : page;
    isGone = true;
    return answer;
  };
  expect((await fillOn(vanishing)).filled.outcome).toEqual({
    ok: false,
    reason: 'form-not-found',
    detail: 'the form does not stand on its page any more',
  });
});

test('a form that only the menu of a narrow screen holds', async () => {
  const page = formPage(
    `<style>.small { display: none } @media (max-width: 700px) { .small { display: block } .wide { display: none } }</style>
     <nav class="wide"><a href="/">Start</a></nav><button type="button" class="small" id="burger">Menu</button>
     <div class="small"><div id="drawer" hidden><form action="/join" method="post">${email}<button>Join</button></form></div></div>`,
    `burger.onclick = () => { drawer.hidden = !drawer.hidden; };`,
  );
  const run = await fillOn(serve(page));
  expect(typed(run)).toEqual(['#email email']);
  expect(results(run)).toEqual(['empty refused-by-browser', 'full stopped']);
});

test('a form that nothing brings up is not filled in, and says so', async () => {
  const page = formPage(
    `<button type="button" id="other">Sign up for a visit</button><div hidden><form action="/join" method="post">${email}<button>Join</button></form></div>`,
    `other.onclick = () => { document.title = 'nothing comes of it'; };`,
  );
  const { filled } = await fillOn(serve(page));
  expect(filled.outcome).toMatchObject({ ok: false, reason: 'never-shown' });
  expect([filled.typed, filled.trials]).toEqual([[], []]);
});
