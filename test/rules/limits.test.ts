import { expect, test } from '@playwright/test';
import type { Evidence } from '../../crawler/evidence/evidence.js';
import type { FormTarget } from '../../crawler/evidence/form-target.js';
import type { RuleResult } from '../../policy/result.js';
import { rules } from '../../specs/rules/index.js';
import { rule as formsHttps } from '../../specs/rules/forms-https.js';
import { rule } from '../../specs/rules/no-pii-transfer.js';
import { registeredPolicy } from './registered-policy.js';
import { filled, form, home, page, site, siteWith, submitted, trial } from './evidence-builders.js';

const questions = (evidence: Evidence): string[] =>
  rule.judge(evidence, registeredPolicy).limits.map(({ question, settledBy }) => `${question}: ${settledBy}`);
const skipped = (reason: string) => ({ url: `${home}${reason}`, reason, detail: '' });

test('pages that a setting leaves out are one question for each setting; those that the crawl skips by itself are none', () => {
  const left = ['excluded', 'excluded', 'not-included', 'robots', 'unsafe-link'].map(skipped);
  expect(questions(site({ crawl: { skipped: left } }))).toEqual([
    'whether the 2 pages that EXCLUDE leaves out keep this: a run without EXCLUDE',
    'whether the 1 page that INCLUDE leaves out keeps this: a run without INCLUDE',
  ]);
  expect(questions(site({ crawl: { skipped: left.slice(3) } }))).toEqual([]);
});

/** These judge the one live policy, whichever pages link to it. */
const ofThePolicy = [
  'california-disclosure-posted',
  'contact-channels-published',
  'policy-text-matches',
  'texas-phi-notice-posted',
];

test('whatever is claimed of pages or their forms is claimed of those that were not left out', () => {
  const evidence = site({ crawl: { skipped: [skipped('excluded')] }, pages: [page({ forms: [form()] })] });
  const saying = rules
    .filter(each =>
      each.judge(evidence, registeredPolicy).limits.some(({ subject }) => subject === 'pages left out'),
    )
    .map(({ id }) => id);
  expect(saying.toSorted()).toEqual(
    rules
      .map(({ id }) => id)
      .filter(id => !ofThePolicy.includes(id))
      .toSorted(),
  );
});

test('pages that another stands for are one question', () => {
  const others = ['a', 'b'].map(name => page({ url: `${home}${name}`, representedBy: home }));
  expect(questions(site({ pages: [page(), ...others] }))).toEqual([
    'whether the 2 pages of which another of the same kind was visited keep this as that one does: a run with VISITS=all',
  ]);
});

test('a list that is asked for more by POST is one question, however many pages show it', () => {
  const withheldList = 'https://www.mpro.org/wp-admin/admin-ajax.php';
  const pages = ['', 'news'].map(path => page({ url: home + path, withheldList }));
  expect(questions(site({ pages: [...pages, page({ url: `${home}about` })] }))).toEqual([
    'whether the pages keep this that the list shows once its button for more is pressed: it asks for them by POST, which this run does not send: a run with SUBMIT=real',
  ]);
});

test('what leaves after a submission that was held back, or at one that was not made, is a question of the mode', () => {
  const held = filled({ trials: [trial({ result: 'stopped' })] });
  const untried = filled({ trials: [trial({ result: 'not-tried', detail: 'SUBMIT=never' })] });
  expect(questions(submitted('dry', siteWith(form(), held)))).toEqual([
    'what leaves after the server has answered the form "Write to us": a run with SUBMIT=real',
  ]);
  expect(questions(submitted('never', siteWith(form(), untried)))).toEqual([
    'what leaves when the form "Write to us" is submitted: a run with SUBMIT=dry',
  ]);
  expect(questions(siteWith(form(), filled()))).toEqual([]);
  expect(
    questions(
      submitted('dry', siteWith(form(), filled({ trials: [trial({ result: 'refused-by-browser' })] }))),
    ),
  ).toEqual([]);
});

test('a frame or script that was kept from loading is a question of the mode, each host once a form', () => {
  const frame = { channel: 'frame', url: 'https://chat.example/room' } as const;
  const held = (path: string) =>
    filled({
      page: `${home}${path}`,
      light: true,
      heldBack: [frame, { channel: 'script', url: 'https://cdn.example/t.js' }],
    });
  const evidence = site({
    pages: ['', 'a', 'b'].map(path => page({ url: `${home}${path}`, forms: [form()] })),
    filled: [filled(), held('a'), held('b')],
  });
  const of = (what: string): string =>
    `what the ${what}, which was kept from loading once the form "Write to us" held something, would send on: a run with SUBMIT=real`;
  expect(questions(submitted('dry', evidence))).toEqual([
    of('frame of chat.example'),
    of('script of cdn.example'),
  ]);
  expect(questions(evidence)).toEqual([]);
});

test('a form that one page stands for on others is a question of VISITS=distinct, and undetermined where every page is visited', () => {
  const evidence = site({
    pages: ['', 'a', 'b'].map(path => page({ url: `${home}${path}`, forms: [form()] })),
    filled: [filled()],
  });
  expect(questions({ ...evidence, site: { ...evidence.site, visits: 'distinct' } })).toEqual([
    'whether what is typed into the form "Write to us" goes the same ways on the 2 pages of which another stands for it: a run with VISITS=all',
  ]);
  expect(questions(evidence)).toEqual([]);
  const { undetermined } = rule.judge(evidence, registeredPolicy);
  expect(undetermined.map(({ page: at, code }) => `${at} ${code}`)).toEqual([
    `${home}a form-not-filled`,
    `${home}b form-not-filled`,
  ]);
});

test('an answer that a rehearsal heard settles where the server leads, not what the page did after it', () => {
  const heard = { heardOn: '2026-11-20' };
  const sound = submitted('dry', siteWith(form(), filled({ trials: [trial(heard)] })));
  const { limits, notes, violations } = formsHttps.judge(sound, registeredPolicy);
  expect({ limits, notes, violations }).toEqual({
    limits: [],
    notes: ['What the server answers to 1 form was heard in a rehearsal on 2026-11-20.'],
    violations: [],
  });
  expect(questions(sound)).toHaveLength(1);
  const plain = { url: 'http://www.mpro.org/thanks', method: 'GET', status: 200, carriesValues: false };
  const open = trial({ ...heard, hops: [...trial().hops, plain] });
  const led = formsHttps.judge(
    submitted('dry', siteWith(form(), filled({ trials: [open] }))),
    registeredPolicy,
  );
  expect(led.violations.map(({ subject }) => subject)).toEqual(['#contact']);
});

test('what a GET of the target tells stands in the question; a way over http: leaves more open than the mode does', () => {
  const held = trial({
    result: 'stopped',
    hops: [{ url: `${home}contact?from=home`, method: 'POST', status: 0, carriesValues: true }],
  });
  const asked = (given: Partial<FormTarget>): RuleResult =>
    formsHttps.judge(
      submitted('dry', siteWith(form(), filled({ trials: [held] }), { targets: [{ ...target, ...given }] })),
      registeredPolicy,
    );
  const target: FormTarget = {
    url: `${home}contact`,
    outcome: { ok: true },
    hops: [`${home}contact`],
    hsts: true,
    plain: 'leads-to-https',
  };
  const endings = (given: Partial<FormTarget>) =>
    asked(given).limits.map(({ question }) => question.replace(/^.*not encrypted/, ''));
  expect(endings({})).toEqual([' (a GET of it stays on https:, its host sends HSTS, http: leads to https:)']);
  expect(endings({ hsts: false, plain: 'unknown' })).toEqual([' (a GET of it stays on https:)']);
  expect(endings({ outcome: { ok: false, reason: 'robots', detail: '' }, hops: [] })).toEqual(['']);
  const open = asked({ hops: [`${home}contact`, 'http://www.mpro.org/thanks'] });
  expect(open.limits).toEqual([]);
  expect(open.undetermined).toEqual([
    {
      page: home,
      subject: '#contact',
      code: 'answer-unknown',
      reason: `asked with GET, ${home}contact leads over http://www.mpro.org/thanks, which is not encrypted: whether a submission does is not known`,
    },
  ]);
});
