import { expect, test } from '@playwright/test';
import { fillOn, formPage, type FillRun } from './fill-site.js';

const fields =
  '<p>* required</p><label>E-mail * <input name="mail" type="email" required></label><label>Phone <input name="phone"></label>';
const form = (buttons: string): string => `<form method="post" action="/register">${fields}${buttons}</form>`;
const results = ({ filled }: FillRun): string[] =>
  filled.trials.map(trial => `${trial.filled} ${trial.result}`);
const reached = ({ filled }: FillRun): string[] =>
  [...new Set(filled.transmissions.filter(sent => sent.isSubmission).map(sent => sent.host))].sort();
const run = (html: string, script = ''): Promise<FillRun> =>
  fillOn(({ path }) => (path === '/' ? formPage(html, script) : { body: 'welcome' }));

test('a second button with an address of its own is pressed as well', async () => {
  const filled = await run(
    form(
      '<button>Register</button><button formaction="https://collector.example/in">Register with a partner</button>',
    ),
  );
  expect(reached(filled)).toEqual(['collector.example', 'www.mpro.org']);
  expect(results(filled)).toEqual(['empty refused-by-browser', 'required-only stopped', 'full stopped']);
});

test('a button that only looks something up is not the one that submits', async () => {
  const filled = await run(
    form('<button formaction="/seats">Check availability</button><button>Register</button>'),
  );
  expect(filled.filled.trials.at(-1)?.hops[0]?.url).toContain('/register');
});

test('where the first button does nothing, the next one is tried', async () => {
  const dead = `document.querySelector('button').addEventListener('click', event => event.preventDefault());`;
  const filled = await run(form('<button>Continue</button><button name="go">Register</button>'), dead);
  expect(results(filled)).toEqual(['empty refused-by-browser', 'required-only stopped', 'full stopped']);
});

test('a draft that can be saved is no registration that goes through', async () => {
  const dead = `document.querySelector('button').addEventListener('click', event => event.preventDefault());`;
  const filled = await run(form('<button>Register</button><button name="draft">Save draft</button>'), dead);
  expect(results(filled)).toEqual([
    'empty refused-by-browser',
    'required-only refused-by-script',
    'full refused-by-script',
  ]);
});

for (const [what, attributes] of [
  ['a pattern', 'pattern="[A-Z]{2}-[0-9]{4}" title="Two letters, a dash, four digits"'],
  ['an example beside it', 'title="Three letters, a dash and four digits, for example ABC-1234"'],
] as const)
  test(`a control that takes only values of one shape is given one: by ${what}`, async () => {
    const checks = `document.forms[0].addEventListener('submit', event => {
      if (!/^[A-Z]{2,3}-\\d{4}$/.test(document.querySelector('[name=member]').value)) event.preventDefault();
    });`;
    const member = `<label>Member number * <input name="member" required ${attributes}></label>`;
    const filled = await run(form(`${member}<button>Register</button>`), checks);
    expect(results(filled)).toEqual(['empty refused-by-browser', 'required-only stopped', 'full stopped']);
  });

test('a form without an action is sent to its own page', async () => {
  const filled = await run(`<form method="post">${fields}<button>Register</button></form>`);
  expect(results(filled)).toEqual(['empty refused-by-browser', 'required-only stopped', 'full stopped']);
});

for (const [name, buttons, isSent] of [
  ['as a builder calls it', '<input type="button" value="Complete" id="step">', true],
  [
    'by words that nobody knows',
    '<button type="button">?</button><button type="button" id="step">Let’s do it</button>',
    true,
  ],
  [
    'by a link to a place that is not there (jQuery Steps)',
    '<ul role="menu"><li><a href="#previous" role="menuitem">Previous</a></li><li><a href="#finish" role="menuitem" id="step">Finish</a></li></ul>',
    true,
  ],
  [
    'by a link to a place in the page',
    '<a href="#more" id="step">Continue reading</a><p id="more">More</p>',
    false,
  ],
  ['by what only goes back', '<input type="button" value="Previous" id="step">', false],
  ['by what only opens a menu', '<button type="button" aria-haspopup="menu" id="step">More</button>', false],
] as const)
  test(`a form without a submit button is ${isSent ? '' : 'not '}sent: ${name}`, async () => {
    const posts = `document.forms[0].addEventListener('submit', event => event.preventDefault());
      step.onclick = () => fetch('/api/answers', { method: 'POST', body: JSON.stringify({ e: document.querySelector('[name=mail]').value }) });`;
    const filled = await run(
      `<form><button type="button">Clear</button><label>E-mail <input name="mail" type="email"></label>${buttons}</form>`,
      posts,
    );
    expect(filled.filled.transmissions.map(({ url }) => url)).toEqual(
      isSent ? ['https://www.mpro.org/api/answers'] : [],
    );
  });
