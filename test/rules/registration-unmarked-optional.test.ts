import type { FieldFact } from '../../crawler/evidence/form.js';
import type { SubmitTrial } from '../../crawler/evidence/filled.js';
import { rule } from '../../specs/rules/registration-unmarked-optional.js';
import { testClaim } from './claim-tester.js';
import {
  field,
  filled,
  form,
  home,
  page,
  site,
  siteWith,
  submitted,
  timedOut,
  timedOutReason,
  trial,
  expiredAt,
  heldForExpired,
} from './evidence-builders.js';

const word = { how: 'word', text: 'required', explained: false } as const;
const star = (explained: boolean) => ({ how: 'symbol', text: '*', explained }) as const;
const marked = (given: Partial<FieldFact> = {}) =>
  field({ requiredProgrammatic: true, mark: word, ...given });
/** Not marked in any way. */
const silent = (given: Partial<FieldFact> = {}) =>
  field({ selector: '#org', name: 'org', label: 'Organization', kind: 'organization', ...given });
const registration = (fields: readonly FieldFact[]) =>
  form({ purpose: 'registration', title: 'Register', selector: '#r', fields: [...fields] });
const tried = (...trials: Partial<SubmitTrial>[]) =>
  filled({ selector: '#r', trials: trials.map(each => trial(each)) });
const markedOnly = (result: SubmitTrial['result'], ...refused: string[]): Partial<SubmitTrial> => ({
  filled: 'required-only',
  result,
  refusedFields: refused.map(selector => ({ selector, message: 'Please fill this in.' })),
});
const empty = (result: SubmitTrial['result'], ...refused: string[]): Partial<SubmitTrial> => ({
  ...markedOnly(result, ...refused),
  filled: 'empty',
});
const both = [marked(), silent()] as const;

/** A dialog that a script adds at the end of a page, on a page that is longer. */
const movedDialog = {
  ...registration([
    marked({ selector: 'div:nth-of-type(4) #email', id: 'f7' }),
    silent({ selector: 'div:nth-of-type(4) #org', id: 'f8' }),
  ]),
  selector: 'div:nth-of-type(4) > form',
};

const seen = {
  page: home,
  subject: '#org',
  expected: 'the registration goes through with only what is marked as required',
  evidence: [],
};
const open = (reason: string) => [{ page: home, subject: '#r', reason }];
const unheard = {
  page: home,
  subject: '#r',
  question: 'whether "Organization" is required by the server',
  settledBy: 'a run with SUBMIT=real' as const,
};
const none = ['No registration form was found on this site.'];
/** A registration in two steps on one page, of which the first sends nothing. */
const inTwoSteps = (last: Partial<SubmitTrial>) => {
  const step = { ...registration([marked()]), signature: 'step-2' };
  const first = filled({
    ...tried(markedOnly('went-on'), { result: 'went-on' }),
    nextForms: [{ page: home, form: step }],
  });
  return siteWith(registration(both), undefined, {
    filled: [first, filled({ ...tried(last), signature: 'step-2' })],
  });
};

testClaim(rule, {
  conforms: [
    {
      name: 'the server takes what the first step left out, from the last',
      evidence: inTwoSteps({ ...markedOnly('sent'), onlyRequiredBefore: true }),
      subjectsChecked: 2,
    },
    {
      name: 'the server takes what is left out',
      evidence: siteWith(
        registration(both),
        tried(empty('refused-by-browser', '#email'), markedOnly('sent')),
      ),
      subjectsChecked: 1,
    },
    {
      name: 'in a dialog whose controls have other selectors on each page, what is refused on the second is marked',
      evidence: site({
        pages: [page({ forms: [registration(both)] }), page({ url: `${home}b`, forms: [movedDialog] })],
        filled: [
          filled({
            ...tried(empty('refused-by-script', 'div:nth-of-type(4) #email'), markedOnly('sent')),
            page: `${home}b`,
            selector: movedDialog.selector,
          }),
        ],
      }),
      subjectsChecked: 1,
    },
    {
      name: 'a question of a further step that bears its mark once it shows',
      evidence: siteWith(
        registration([marked(), silent({ visible: false })]),
        filled({
          ...tried(empty('refused-by-script', '#email'), markedOnly('sent')),
          seen: [marked({ selector: '#org', name: 'org', label: 'Organization' })],
        }),
      ),
      subjectsChecked: 1,
    },
    {
      name: 'everything is marked: nothing is additional',
      evidence: siteWith(registration([marked()]), tried(empty('refused-by-browser', '#email'))),
      subjectsChecked: 1,
    },
    {
      name: 'a sign that nobody explains is not clear, and no additional information',
      evidence: siteWith(
        registration([marked({ mark: star(false) })]),
        tried(empty('refused-by-browser', '#email')),
      ),
      subjectsChecked: 1,
    },
    {
      name: 'the server names what it misses, and all of it is marked',
      evidence: siteWith(registration(both), tried(empty('refused-by-server', '#email'))),
      subjectsChecked: 1,
    },
    {
      name: 'one choice of a marked question is named',
      evidence: siteWith(
        registration([
          marked({ selector: '#a', type: 'radio', name: 'day' }),
          field({ selector: '#b', type: 'radio', name: 'day', kind: null }),
        ]),
        tried(empty('refused-by-browser', '#a', '#b')),
      ),
      subjectsChecked: 1,
    },
    {
      name: 'said to be required by aria-required alone, and nobody insists',
      evidence: siteWith(registration([field({ requiredProgrammatic: true })]), tried(empty('sent'))),
      subjectsChecked: 1,
    },
    {
      name: 'a form by e-mail, where no server asks for more than is marked',
      evidence: siteWith(
        registration(both),
        tried({
          ...markedOnly('not-tried'),
          hops: [{ url: 'mailto:info@mpro.org', method: 'POST', status: 0, carriesValues: true }],
        }),
      ),
      subjectsChecked: 1,
    },
    ...(['dry', 'never'] as const).map(submit => ({
      name: `what only the server requires is not asked with SUBMIT=${submit}`,
      evidence: submitted(
        submit,
        siteWith(registration(both), tried(markedOnly(submit === 'dry' ? 'stopped' : 'not-tried'))),
      ),
      subjectsChecked: 1,
      limits: [unheard],
    })),
    {
      name: 'a step that sends nothing by itself, before one that is held back on purpose',
      evidence: submitted('dry', inTwoSteps({ result: 'stopped' })),
      subjectsChecked: 2,
      limits: [unheard],
    },
    {
      name: 'the server was heard in a rehearsal',
      evidence: submitted(
        'dry',
        siteWith(registration(both), tried({ ...markedOnly('sent'), heardOn: '2026-11-20' })),
      ),
      subjectsChecked: 1,
      notes: ['What the server answers to 1 form was heard in a rehearsal on 2026-11-20.'],
    },
  ],
  violates: [
    {
      name: 'a question of a further step that only its button shows',
      evidence: siteWith(
        registration([marked(), silent({ visible: false })]),
        filled({
          ...tried(empty('refused-by-script', '#email'), markedOnly('refused-by-script', '#org')),
          seen: [silent()],
        }),
      ),
      violations: [
        {
          ...seen,
          says: "bears no mark that it is required, but the page's script refuses the registration without it",
          actual: 'refused by the page\'s script: "Please fill this in."',
        },
      ],
    },
    {
      name: 'the browser refuses without a control that bears no mark',
      evidence: siteWith(
        registration([marked(), silent({ requiredProgrammatic: true })]),
        tried(empty('refused-by-browser', '#email', '#org'), markedOnly('sent')),
      ),
      violations: [
        {
          ...seen,
          says: 'In the form "Register", "Organization" bears no mark that it is required, but the browser refuses the registration without it. Mark it as required, or accept the registration without it.',
          actual: 'refused by the browser: "Please fill this in."',
        },
      ],
    },
    {
      name: 'the script refuses without a control that is called optional',
      evidence: submitted(
        'dry',
        siteWith(
          registration([marked(), silent({ saysOptional: true })]),
          tried(markedOnly('refused-by-script', '#org'), { result: 'stopped' }),
        ),
      ),
      violations: [
        {
          ...seen,
          says: '"Organization" is called optional, but the page\'s script refuses',
          actual: 'refused by the page\'s script: "Please fill this in."',
        },
      ],
    },
    {
      name: 'the server refuses without it, and only a colour sets it apart',
      evidence: siteWith(
        registration([marked(), silent({ mark: { how: 'colour-only', text: '', explained: false } })]),
        tried(empty('refused-by-server', '#email', '#org')),
      ),
      violations: [
        {
          ...seen,
          says: 'is set apart by nothing but a colour, but the server refuses',
          actual: 'refused by the server: "Please fill this in."',
        },
      ],
    },
    {
      name: 'a script that says nothing, found out by trying',
      evidence: siteWith(
        registration(both),
        tried({
          ...markedOnly('refused-by-script'),
          refusedFields: [{ selector: '#org', message: '' }],
        }),
      ),
      violations: [
        { ...seen, says: "but the page's script refuses", actual: "refused by the page's script" },
      ],
    },
    {
      name: 'required by attribute on one page, where a form of the same looks on another page lets it pass',
      evidence: site({
        pages: [
          page({ forms: [registration(both)] }),
          page({
            url: `${home}b`,
            forms: [registration([marked(), silent({ requiredProgrammatic: true })])],
          }),
        ],
        filled: [tried(empty('refused-by-browser', '#email'), markedOnly('sent'))],
      }),
      violations: [
        {
          ...seen,
          page: `${home}b`,
          says: 'but the form itself refuses',
          actual: 'refused by the form itself',
        },
      ],
    },
    {
      name: 'said to be required by attribute where nothing was submitted',
      evidence: submitted(
        'never',
        siteWith(
          registration([marked(), silent({ requiredProgrammatic: true })]),
          tried({ result: 'not-tried' }),
        ),
      ),
      violations: [{ ...seen, says: 'but the form itself refuses', actual: 'refused by the form itself' }],
    },
    {
      name: 'one of several choices must be made, and nothing says so',
      evidence: siteWith(
        registration([
          marked(),
          silent({ selector: '#org', type: 'radio', name: 'day', label: 'Monday', kind: null }),
          silent({ selector: '#b', type: 'radio', name: 'day', label: 'Tuesday', kind: null }),
        ]),
        tried(markedOnly('refused-by-script', '#b')),
      ),
      violations: [
        {
          ...seen,
          says: '"Monday" bears no mark',
          actual: 'refused by the page\'s script: "Please fill this in."',
        },
      ],
    },
    {
      name: 'the step that only submitting the one before it leads to',
      evidence: siteWith(registration([marked()]), undefined, {
        filled: [
          filled({
            ...tried(),
            nextForms: [{ page: `${home}options`, form: { ...registration(both), signature: 'step-2' } }],
          }),
          filled({ ...tried(markedOnly('refused-by-server', '#org')), signature: 'step-2' }),
        ],
      }),
      violations: [
        {
          ...seen,
          page: `${home}options`,
          says: 'but the server refuses',
          actual: 'refused by the server: "Please fill this in."',
        },
      ],
    },
    {
      name: 'on two pages: accused once',
      evidence: site({
        pages: [
          page({ forms: [registration(both)] }),
          page({ url: `${home}b`, forms: [registration(both)] }),
        ],
        filled: [tried(markedOnly('refused-by-server', '#org'))],
      }),
      violations: [
        { ...seen, says: `such as ${home}b`, actual: 'refused by the server: "Please fill this in."' },
      ],
    },
    {
      name: 'in a dialog whose controls have other selectors on each page, filled in on the second: accused once, where it shows first',
      evidence: site({
        pages: [page({ forms: [registration(both)] }), page({ url: `${home}b`, forms: [movedDialog] })],
        filled: [
          filled({
            ...tried(markedOnly('refused-by-script', 'div:nth-of-type(4) #org')),
            page: `${home}b`,
            selector: movedDialog.selector,
          }),
        ],
      }),
      violations: [
        {
          ...seen,
          says: `such as ${home}b`,
          actual: 'refused by the page\'s script: "Please fill this in."',
        },
      ],
    },
  ],
  undetermined: [
    {
      name: 'a page could not be looked at',
      evidence: site({ pages: [page({ outcome: timedOut })] }),
      undetermined: [{ page: home, subject: 'page', reason: timedOutReason }],
    },
    {
      name: 'not filled in',
      evidence: siteWith(registration(both)),
      undetermined: open(
        'the form was not filled in: whether "Organization" is required by the server is not known',
      ),
    },
    {
      name: 'filling in was given up',
      evidence: siteWith(registration(both), filled({ outcome: timedOut, trials: [] })),
      undetermined: open(`${timedOutReason}: whether "Organization" is required by the server is not known`),
    },
    {
      name: 'refused with what is marked, and nobody says why, though the empty form was told what it misses',
      evidence: siteWith(
        registration(both),
        tried(empty('refused-by-server', '#email'), {
          ...markedOnly('refused-by-server'),
          detail: 'answered with 400',
        }),
      ),
      undetermined: open(
        'the form was refused without naming what is missing (refused-by-server: answered with 400): whether "Organization" is required by the server is not known',
      ),
    },
    {
      name: 'refused for want of a control that is no part of the form as it was seen',
      evidence: siteWith(registration(both), tried(markedOnly('refused-by-server', '#made-anew'))),
      undetermined: open(
        'the form was refused without naming what is missing (refused-by-server: answered with 200): whether "Organization" is required by the server is not known',
      ),
    },
    {
      name: 'held back before the server could answer, in a run that was to submit',
      evidence: siteWith(registration([...both, silent({ selector: '#b' })]), tried(markedOnly('stopped'))),
      undetermined: open(
        'the submission was held back: whether 2 controls without a mark are required by the server is not known',
      ),
    },
    {
      name: 'held back for the certificate of the host, whatever the mode',
      evidence: submitted('dry', {
        ...siteWith(registration(both), tried(markedOnly('stopped')), { crawl: expiredAt('www.mpro.org') }),
      }),
      undetermined: open(`${heldForExpired}: whether "Organization" is required by the server is not known`),
    },
    {
      name: 'the server refuses what the first step left out, and names nothing',
      evidence: inTwoSteps({ ...markedOnly('refused-by-server'), onlyRequiredBefore: true }),
      undetermined: open(
        'with only what is marked filled in, the last step was refused without naming what is missing: whether "Organization" is required by the server is not known',
      ),
    },
    {
      name: 'the last step was tried with the first filled in whole',
      evidence: inTwoSteps(markedOnly('sent')),
      undetermined: open(
        'the step sends nothing by itself: whether "Organization" is required by the server is not known',
      ),
    },
    {
      name: 'a step that sends nothing by itself, and the next was not filled in',
      evidence: siteWith(registration(both), tried(markedOnly('went-on'), { result: 'went-on' })),
      undetermined: open(
        'the step sends nothing by itself: whether "Organization" is required by the server is not known',
      ),
    },
  ],
  noSubject: [
    { name: 'no form', evidence: site(), notes: none },
    {
      name: 'a contact form whose script requires an unmarked control',
      evidence: siteWith(form({ fields: [silent()] }), tried(markedOnly('refused-by-script', '#org'))),
      notes: none,
    },
  ],
});
