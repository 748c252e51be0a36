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
