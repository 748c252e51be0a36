import { expect, test } from '@playwright/test';
import { fillOn, formPage } from './fill-site.js';
import type { Site } from './logging-server.js';

const results = (filled: Awaited<ReturnType<typeof fillOn>>['filled']): string[] =>
  filled.trials.map(trial => `${trial.filled} ${trial.result}`);

const first = formPage(
  '<form novalidate action="/join" method="post"><input type="hidden" name="step" value="1"><label>E-mail <input type="email" name="email" required></label><button>Next</button></form>',
);
const second = (said: string) =>
  formPage(
    `${said}<form novalidate action="/join" method="post"><input type="hidden" name="step" value="2"><label>Full name <input name="name" id="name" required></label><label>Profession <input name="job" id="job"></label><button>Continue</button></form>`,
  );

/** Two steps at one address; `refuse` tells how the second asks for what is missing. */
const steps =
  (refuse: string): Site =>
  ({ path, body }) => {
    if (path === '/') return first;
    if (body.includes('step=1')) return body.includes('%40') ? second('') : first;
    return /name=\w/.test(body) && /job=\w/.test(body) ? { body: '<h1>Done</h1>' } : second(refuse);
  };

test('the form of the page that a submission leads to is told, where submitting is allowed', async () => {
  const { filled } = await fillOn(steps(''), { submit: 'real' });
  expect(filled.nextForms?.map(({ page, form }) => [page, form.fields.map(({ name }) => name)])).toEqual([
    ['https://www.mpro.org/join', ['name', 'job']],
  ]);
  const held = await fillOn(steps(''));
  expect(held.filled.nextForms).toBeUndefined();
});

for (const [how, said] of [
  ['a summary', '<div role="alert"><ul><li>Profession field is required.</li></ul></div>'],
  ['a link', '<div class="summary"><a href="#job">This answer is missing</a></div>'],
  ['a plain line', '<p>Profession must be filled in.</p>'],
] as const)
  test(`a further step is filled after the one before it, and ${how} names what it misses`, async () => {
    const { filled } = await fillOn(steps(said), { submit: 'real', further: true });
    expect(results(filled)).toEqual([
      'empty refused-by-server',
      'required-only refused-by-server',
      'full sent',
    ]);
    expect(filled.trials[1]?.refusedFields.map(({ selector }) => selector)).toEqual(['#job']);
    expect(filled.typed.map(({ selector }) => selector)).toEqual(['#name', '#job']);
    expect(
      filled.transmissions.flatMap(({ sightings }) => sightings.map(({ field }) => field)),
    ).not.toContain('input[name="email"]');
  });

test('an answer is read when its document stands whole in the page, however long after its head that is', async () => {
  const form = (mark: string): ReturnType<typeof formPage> =>
    formPage(
      `<form novalidate action="/join" method="post"><label>Profession <input name="job" id="job"${mark}></label><button>Join</button></form>`,
    );
  const site: Site = ({ path, body }) =>
    path === '/'
      ? form('')
      : {
          ...form(/job=\w/.test(body) ? '' : ' aria-invalid="true"'),
          headers: { 'content-type': '' },
          pauseMs: 800,
        };
  // Without a type the browser waits for the body to tell what it is, and goes on showing the page before it.
  const { filled } = await fillOn(site, { submit: 'real' });
  expect(results(filled)).toEqual(['empty refused-by-server', 'full sent']);
  expect(filled.trials[0]?.refusedFields.map(({ selector }) => selector)).toEqual(['#job']);
});

test('a page that thanks and shows no form refuses nothing, whatever its words', async () => {
  const site: Site = ({ path }) =>
    path === '/'
      ? first
      : { body: '<h1>Thank you</h1><p>You must confirm your E-mail. Please enter the code.</p>' };
  const { filled } = await fillOn(site, { submit: 'real' });
  expect(results(filled)).toEqual(['empty sent', 'full sent']);
});

const names = ({ filled }: Awaited<ReturnType<typeof fillOn>>): unknown =>
  filled.nextForms?.map(({ form }) => form.fields.map(({ id }) => id));

/** Steps within one form element that stays: the server takes each, and a script shows the next. */
const inOneForm: Site = ({ path, body }) => {
  if (path === '/')
    return formPage(
      `<form id="f" novalidate><div id="one"><label>E-mail * <input name="email" id="email" type="email" required></label></div>
     <div id="two" hidden><label>Full name * <input name="name" id="name" required></label><label>Profession <input name="job" id="job"></label></div>
     <p role="alert" id="said"></p><button>Next</button></form>`,
      `f.addEventListener('submit', async e => { e.preventDefault(); const step = one.hidden ? 'two' : 'one';
     const answer = await (await fetch('/' + step, { method: 'POST', body: JSON.stringify(Object.fromEntries(new FormData(f))) })).json();
     said.textContent = answer.missing; if (answer.missing) return; if (step === 'one') { one.hidden = true; two.hidden = false; } else f.outerHTML = '<h1>Done</h1>'; });`,
    );
  const typed = JSON.parse(body || '{}') as Record<string, string>;
  const missing = (path === '/one' ? ['email'] : ['name', 'job']).filter(name => !typed[name]);
  const words: Record<string, string> = { email: 'E-mail', name: 'Full name', job: 'Profession' };
  return {
    body: JSON.stringify({ missing: missing.map(name => `${words[name]} is required.`).join(' ') }),
    headers: { 'content-type': 'application/json' },
  };
};

test('a further step within one form element is told and filled: what it shows, and no more', async () => {
  const run = await fillOn(inOneForm, { submit: 'real' });
  expect(results(run.filled)).toEqual(['empty refused-by-server', 'full sent']);
  expect(names(run)).toEqual([['name', 'job']]);
  const next = await fillOn(inOneForm, { submit: 'real', further: true });
  expect(results(next.filled)).toEqual([
    'empty refused-by-server',
    'required-only refused-by-server',
    'full sent',
  ]);
  expect(next.filled.trials[1]?.refusedFields.map(({ selector }) => selector)).toEqual(['#job']);
  expect(next.filled.typed.map(({ selector }) => selector)).toEqual(['#name', '#job']);
  expect(names(next)).toBeUndefined();
});

/** Steps that a script draws one after the other; only the last one sends, all at once, to a third party. */
const drawnSteps =
  (review: string): Site =>
  () =>
    formPage(
      '<div id="app"></div>',
      `const kept = {}; const steps = ['<label>E-mail * <input name="email" id="email" required></label>', '<label>Full name * <input name="name" id="name" required></label>'${review}];
     let at = 0; const draw = () => { app.innerHTML = '<form novalidate>' + steps[at] + '<p role="alert"></p><button>Next</button></form>'; const form = app.firstChild;
     form.addEventListener('submit', e => { e.preventDefault(); const typed = Object.fromEntries(new FormData(form));
     if (Object.values(typed).some(value => value === '')) { form.querySelector('[role=alert]').textContent = 'Please fill in this step.'; return; }
     Object.assign(kept, typed); at += 1; if (at < steps.length) return draw();
     fetch('https://collector.example/join', { method: 'POST', body: JSON.stringify(kept) }).catch(() => 0); app.innerHTML = '<h1>Done</h1>'; }); }; draw();`,
    );

for (const [how, review] of [
  ['', ''],
  [', a page that only asks whether all is right included', ", '<p>Is all this right?</p>'"],
] as const)
  test(`steps that send nothing themselves are walked in a dry run too; the last one sends what all hold${how}`, async () => {
    const run = await fillOn(drawnSteps(review));
    expect(results(run.filled)).toEqual(['empty refused-by-script', 'full went-on']);
    expect(run.filled.transmissions).toEqual([]);
    expect(names(run)).toEqual([['name']]);
    const last = await fillOn(drawnSteps(review), { further: true });
    expect(results(last.filled)).toEqual(['empty refused-by-script', 'full stopped']);
    const [sent] = last.filled.transmissions.filter(({ isSubmission }) => isSubmission);
    expect(sent?.sightings.map(({ field }) => field).sort()).toEqual(['#email', '#name']);
    expect(last.requests.filter(({ host }) => host === 'collector.example')).toEqual([]);
  });

test('a form that stays, refused without a word or taken and emptied, leads to no further one', async () => {
  const stays =
    (sends: string): Site =>
    ({ path }) =>
      path === '/'
        ? formPage(
            '<form id="f"><label>E-mail <input name="email" id="email"></label><button>Send</button></form><p id="said"></p>',
            `f.addEventListener('submit', e => { e.preventDefault(); ${sends} });`,
          )
        : { body: 'ok' };
  const silent = await fillOn(stays(''), { submit: 'real' });
  expect(results(silent.filled)).toEqual(['empty refused-by-script', 'full refused-by-script']);
  expect(silent.filled.nextForms).toBeUndefined();
  const taken = await fillOn(
    stays(
      "fetch('/send', { method: 'POST', body: new FormData(f) }).then(() => { f.reset(); said.textContent = 'Thank you'; });",
    ),
    { submit: 'real' },
  );
  expect(results(taken.filled)).toEqual(['empty sent', 'full sent']);
  expect(taken.filled.nextForms).toBeUndefined();
});

test('controls in no form that are shown once others were sent are those of the page, not a further step', async () => {
  const page = formPage(
    '<div id="dialog" role="dialog" aria-label="Join"><label>E-mail <input name="email" type="email"></label><button id="join">Join</button></div><main><label>Search <input name="q" type="search"></label> <label>E-mail for news <input name="email" type="email"></label><button>Subscribe</button></main>',
    "join.onclick = async () => { await fetch('/join', { method: 'POST', body: document.querySelector('input').value }); dialog.remove(); };",
  );
  const { filled } = await fillOn(({ path }) => (path === '/' ? page : { body: 'ok' }), { submit: 'real' });
  expect(filled.typed.map(({ label }) => label)).toEqual(['E-mail']);
  expect(filled.trials.at(-1)?.result).toBe('sent');
  expect(filled.nextForms).toBeUndefined();
});

test('a form that a script sends elsewhere as it goes is no further one', async () => {
  const site =
    (address: string): Site =>
    () =>
      formPage(
        '<form id="f" method="post"><label>E-mail <input name="email" id="email"></label><button>Send</button></form>',
        `f.addEventListener('submit', () => { f.action = '${address}'; });`,
      );
  for (const address of ['mailto:info@mpro.org', '/elsewhere']) {
    const { filled } = await fillOn(site(address), { submit: 'real' });
    expect(filled.trials.at(-1)?.result).not.toBe('went-on');
    expect(filled.nextForms).toBeUndefined();
  }
});

test('what an answer opens is filled in too, whether it was hidden or is drawn then; what stays hidden is not', async () => {
  const site: Site = () =>
    formPage(
      `<form id="f"><label><input type="checkbox" id="insured" name="insured"> I am insured</label><label id="more" hidden>Member number <input id="member" name="member"></label>
       <label>Country <input id="country" name="country"></label><label hidden>Fax <input id="fax" name="fax"></label><button>Send</button></form>`,
      `insured.onchange = () => { more.hidden = !insured.checked; }; country.onchange = () => { country.insertAdjacentHTML('afterend', '<label>Tax number <input id="tax" name="tax"></label>'); };`,
    );
  const { filled } = await fillOn(site);
  expect(filled.typed.map(({ selector }) => selector)).toEqual(['#insured', '#country', '#member', '#tax']);
});
