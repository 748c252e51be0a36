import { expect, test } from '@playwright/test';
import { fillOn, formPage, type FillRun } from './fill-site.js';
import type { Site } from './logging-server.js';

/** Full Chromium warns before a form goes to http; the headless shell sends. What they tell of a site has to be the same. */
const browsers = ['light', 'full'] as const;
const fields = `<label>E-mail <input type="email" name="email" aria-required="true"></label>
  <label>Full name <input name="name"></label>`;
const siteWith =
  (page: { body: string }): Site =>
  ({ path }) =>
    path === '/' ? page : { body: 'ok' };

const summary = ({ filled }: FillRun) => ({
  trials: filled.trials.map(({ filled: kind, result, hops }) => [
    kind,
    result,
    ...hops.map(({ method, url, status, carriesValues }) => [method, url, status, carriesValues]),
  ]),
  sent: filled.transmissions.map(({ scheme, host, method, channel, isSubmission, stopped, sightings }) => [
    [
      scheme,
      method,
      channel,
      isSubmission ? 'submission' : 'beside',
      stopped ? 'stopped' : 'left',
      host,
    ].join(' '),
    ...new Set(sightings.map(({ field }) => field)),
  ]),
});

const email = 'input[name="email"]';
const name = 'input[name="name"]';

for (const browser of browsers) {
  for (const [how, form, script] of [
    [
      'says so',
      `<form action="http://www.mpro.org/join" method="post">${fields}<button>Join</button></form>`,
      '',
    ],
    [
      'is turned by a script',
      `<form action="/join" method="post">${fields}<button>Join</button></form>`,
      "document.forms[0].onsubmit = event => { event.target.action = 'http://www.mpro.org/join'; };",
    ],
    [
      'opens a tab',
      `<form action="http://www.mpro.org/join" method="post" target="_blank">${fields}<button>Join</button></form>`,
      '',
    ],
  ] as const)
    test(`${browser}: a form whose target is plain http sends, whatever the browser warns of: it ${how}`, async () => {
      test.slow(browser === 'full', 'takes the machine three times as long');
      const run = await fillOn(siteWith(formPage(form, script)), { browser });
      const hop = (carries: boolean) => ['POST', 'http://www.mpro.org/join', 0, carries];
      expect(summary(run)).toEqual({
        trials: [
          ['empty', 'stopped', hop(false)],
          ['required-only', 'stopped', hop(true)],
          ['full', 'stopped', hop(true)],
        ],
        sent: [['http POST navigation submission stopped www.mpro.org', email, name]],
      });
      expect(run.requests.filter(({ path }) => path === '/join')).toEqual([]);
    });

  test(`${browser}: what a script sends to http as the form is submitted is an attempt, though the browser blocks it`, async () => {
    test.slow(browser === 'full', 'takes the machine three times as long');
    const script = `document.forms[0].onsubmit = event => { event.preventDefault();
      fetch('http://www.mpro.org/join', { method: 'POST', body: new FormData(event.target) }).catch(() => undefined); };`;
    const run = await fillOn(siteWith(formPage(`<form>${fields}<button>Join</button></form>`, script)), {
      browser,
      submit: 'real',
    });
    const hop = (carries: boolean) => ['POST', 'http://www.mpro.org/join', 0, carries];
    expect(summary(run)).toEqual({
      trials: [
        ['empty', 'stopped', hop(false)],
        ['required-only', 'stopped', hop(true)],
        ['full', 'stopped', hop(true)],
      ],
      sent: [['http POST fetch submission stopped www.mpro.org', email, name]],
    });
    expect(run.requests.filter(({ path }) => path === '/join')).toEqual([]);
  });

  test(`${browser}: where submissions are real, the answer to one over http is heard`, async () => {
    test.slow(browser === 'full', 'takes the machine three times as long');
    const form = `<form action="http://www.mpro.org/join" method="post">${fields}<button>Join</button></form>`;
    const run = await fillOn(siteWith(formPage(form)), { browser, submit: 'real' });
    expect(summary(run).trials.at(-1)).toEqual([
      'full',
      'sent',
      ['POST', 'http://www.mpro.org/join', 200, true],
    ]);
  });
}
