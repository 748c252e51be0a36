import type { FieldFact } from '../../crawler/evidence/form.js';
import type { SubmitTrial } from '../../crawler/evidence/filled.js';
import { rule } from '../../specs/rules/registration-required-marked.js';
import { testClaim } from './claim-tester.js';
import {
  axeCheck,
  field,
  filled,
  form,
  home,
  page,
  site,
  siteWith,
  timedOut,
  timedOutReason,
  trial,
  submitted,
  expiredAt,
} from './evidence-builders.js';

const word = { how: 'word', text: 'required', explained: false } as const;
const star = (explained: boolean) => ({ how: 'symbol', text: '*', explained }) as const;
const marked = (given: Partial<FieldFact> = {}) =>
  field({ requiredProgrammatic: true, mark: word, ...given });
/** Not marked in any way. */
const silent = (given: Partial<FieldFact> = {}) =>
  field({ selector: '#org', name: 'org', label: 'Organization', kind: 'organization', ...given });
/** A box to tick below a marked legend. */
const box = (given: Partial<FieldFact>, over = 'Sessions *') =>
  field({ type: 'checkbox', kind: null, mark: { how: 'group', text: over, explained: true }, ...given });
const registration = (fields: readonly FieldFact[]) =>
  form({ purpose: 'registration', title: 'Register', selector: '#r', fields: [...fields] });
const tried = (...trials: Partial<SubmitTrial>[]) =>
  filled({ selector: '#r', trials: trials.map(each => trial(each)) });
const accepted = { filled: 'required-only', result: 'sent' } as const;
const refusing = (result: SubmitTrial['result'], ...selectors: string[]) =>
  ({
    filled: 'required-only',
    result,
    refusedFields: selectors.map(selector => ({ selector, message: 'Please fill in.' })),
  }) as const;

const seen = {
  page: home,
  expected:
    'a visible mark: a word, an explained sign, a mark on the group, or all others marked as optional',
  evidence: [],
};
const told = {
  page: home,
  expected: 'the attribute required or aria-required, or the word in the accessible name',
  actual: 'no programmatic mark',
  evidence: [],
};
const open = (reason: string) => [{ page: home, subject: '#r', reason }];
const none = ['No registration form was found on this site.'];

const hidden = marked({ visible: false, mark: { how: 'none', text: '', explained: false } });
const later = { ...hidden, selector: '#org', label: 'Organization' };
/** A registration in a dialog that is shut as the page has loaded. */
const inDialog = { ...registration([hidden]), visible: false };

testClaim(rule, {
  conforms: [
    {
      name: 'a control of a further step, that the answer to the first shows with its mark',
      evidence: siteWith(registration([marked(), later]), undefined, {
        filled: [
          filled({
            ...tried(),
            nextForms: [
              {
                page: home,
                form: { ...registration([{ ...later, visible: true, mark: word }]), signature: 'step-2' },
              },
            ],
          }),
          filled({ ...tried(), signature: 'step-2' }),
        ],
      }),
      subjectsChecked: 2,
    },
    {
      name: 'a form in a dialog, whose mark shows once it is open',
      evidence: siteWith(inDialog, filled({ ...tried(accepted), seen: [marked({ mark: star(true) })] })),
      subjectsChecked: 1,
    },
    {
      name: 'a step that a dry run holds back before it shows',
      evidence: submitted(
        'dry',
        siteWith(registration([marked(), later]), tried({ filled: 'full', result: 'stopped' })),
      ),
      subjectsChecked: 1,
      limits: [
        {
          page: home,
          subject: '#org',
          question: 'whether "Organization" in the form "Register" bears a visible mark once it shows',
          settledBy: 'a run with SUBMIT=real',
        },
      ],
    },
    {
      name: 'a pale mark that can still be told from its ground, of which axe-core has more to say',
      evidence: siteWith(registration([marked({ mark: star(true) })]), tried(), {
        accessibility: [
          axeCheck({
            contrasts: [{ selector: '#email', text: '*', ratio: 2.3 }],
            findings: ['#email', '#org'].map(node => ({
              rule: 'label',
              impact: 'critical',
              help: 'Form elements must have labels',
              helpUrl: 'https://axe.example/label',
              node,
            })),
          }),
        ],
      }),
      subjectsChecked: 1,
      notes: [
        `Accessibility, beyond what the policy promises: on ${home}, #email and 1 more: Form elements must have labels (axe-core rule label, https://axe.example/label).`,
      ],
    },
    ...(['dry', 'never'] as const).map(submit => ({
      name: `what only the server requires is not asked with SUBMIT=${submit}`,
      evidence: submitted(
        submit,
        siteWith(
          registration([marked(), silent()]),
          tried({ filled: 'required-only', result: submit === 'dry' ? 'stopped' : 'not-tried' }),
        ),
      ),
      subjectsChecked: 1,
      limits: [
        {
          page: home,
          subject: '#r',
          question: 'whether "Organization" is required by the server',
          settledBy: 'a run with SUBMIT=real' as const,
        },
      ],
    })),
    {
      name: 'a form by e-mail, where no server asks for more than is marked',
      evidence: siteWith(
        registration([marked(), silent()]),
        tried({
          filled: 'required-only',
          result: 'not-tried',
          hops: [{ url: 'mailto:info@mpro.org', method: 'POST', status: 0, carriesValues: true }],
        }),
      ),
      subjectsChecked: 1,
    },
    {
      name: 'the word and the attribute',
      evidence: siteWith(registration([marked()]), tried()),
      subjectsChecked: 1,
    },
    {
      name: 'an explained asterisk',
      evidence: siteWith(registration([marked({ mark: star(true) })]), tried()),
      subjectsChecked: 1,
    },
    {
      name: 'a mark on the legend of the group',
      evidence: siteWith(
        registration([marked({ mark: { how: 'group', text: '*', explained: true } })]),
        tried(),
      ),
      subjectsChecked: 1,
    },
    {
      name: 'all others say that they are optional',
      evidence: siteWith(
        registration([
          marked({ mark: { how: 'others-optional', text: 'optional', explained: true } }),
          silent({ saysOptional: true }),
        ]),
        tried(accepted),
      ),
      subjectsChecked: 1,
    },
    {
      name: 'the server takes what is left out',
      evidence: siteWith(registration([marked(), silent()]), tried(accepted)),
      subjectsChecked: 1,
    },
    {
      name: 'the server names what it misses, and all of it is marked',
      evidence: siteWith(
        registration([marked(), silent()]),
        tried({ ...refusing('refused-by-server', '#email'), filled: 'empty' }),
      ),
      subjectsChecked: 1,
    },
    {
      name: 'one radio button of the group bears attribute and mark',
      evidence: siteWith(
        registration([
          marked({ selector: '#a', type: 'radio', name: 'day' }),
          field({ selector: '#b', type: 'radio', name: 'day', kind: null }),
        ]),
        tried(),
      ),
      subjectsChecked: 1,
    },
    {
      name: 'one box of a group bears the attribute, the group the mark',
      evidence: siteWith(
        registration([
          box({ selector: '#a', name: 'mon', requiredProgrammatic: true }),
          box({ selector: '#b', name: 'tue' }),
          box({ selector: '#c', name: 'wed' }),
        ]),
        tried(),
      ),
      subjectsChecked: 1,
    },
    {
      name: 'one box of one name bears both',
      evidence: siteWith(
        registration([
          marked({ selector: '#a', type: 'checkbox', name: 'days[]', kind: null }),
          field({ selector: '#b', type: 'checkbox', name: 'days[]', kind: null }),
        ]),
        tried(accepted),
      ),
      subjectsChecked: 1,
    },
    {
      name: 'a control that is switched off is not asked for',
      evidence: siteWith(
        registration([marked(), silent({ disabled: true, requiredProgrammatic: true })]),
        tried(),
      ),
      subjectsChecked: 1,
    },
  ],
  violates: [
    {
      name: 'a step that only its button shows',
      evidence: siteWith(
        registration([marked(), later]),
        filled({ ...tried(accepted), seen: [{ ...later, visible: true }] }),
      ),
      violations: [
        {
          ...seen,
          subject: '#org',
          says: '"Organization" is required (by the form), but nothing that one can see says so',
          actual: 'no visible mark',
        },
      ],
    },
    {
      name: 'a mark that has nearly the colour of what is behind it',
      evidence: siteWith(registration([marked({ mark: star(true) })]), tried(), {
        accessibility: [axeCheck({ contrasts: [{ selector: '#email', text: '*', ratio: 1.2 }] })],
      }),
      violations: [
        {
          ...seen,
          subject: '#email',
          says: 'its mark "*" has nearly the colour of what is behind it (contrast 1.2 to 1)',
          actual: 'a mark with a contrast of 1.2 to 1',
        },
      ],
    },
    {
      name: 'in a dialog whose controls have another selector on the page where the colours were measured',
      evidence: site({
        pages: [
          page({ forms: [registration([marked({ mark: star(true) })])] }),
          page({
            url: `${home}b`,
            forms: [registration([marked({ mark: star(true), selector: 'dialog #email' })])],
          }),
        ],
        filled: [tried()],
        accessibility: [
          axeCheck({
            page: `${home}b`,
            contrasts: [{ selector: 'dialog #email', text: '*', ratio: 1.2 }],
          }),
        ],
      }),
      violations: [
        {
          ...seen,
          subject: '#email',
          says: 'its mark "*" has nearly the colour of what is behind it (contrast 1.2 to 1)',
          actual: 'a mark with a contrast of 1.2 to 1',
        },
      ],
    },
    {
      name: 'required by attribute, nothing to be seen',
      evidence: siteWith(registration([field({ requiredProgrammatic: true })]), tried()),
      violations: [
        {
          ...seen,
          subject: '#email',
          says: 'In the form "Register", "E-mail" is required (by the form), but nothing that one can see says so',
          actual: 'no visible mark',
        },
      ],
    },
    {
      name: 'only a colour',
      evidence: siteWith(
        registration([marked({ mark: { how: 'colour-only', text: '', explained: false } })]),
        tried(),
      ),
      violations: [
        { ...seen, subject: '#email', says: 'nothing but a colour', actual: 'a mark by colour alone' },
      ],
    },
    {
      name: 'an asterisk that nobody explains',
      evidence: siteWith(registration([marked({ mark: star(false) })]), tried()),
      violations: [
        {
          ...seen,
          subject: '#email',
          says: 'its sign "*" is explained nowhere',
          actual: 'an unexplained "*"',
        },
      ],
    },
    {
      name: 'seen, but not told',
      evidence: siteWith(registration([field({ mark: word })]), tried()),
      violations: [
        {
          ...told,
          subject: '#email',
          says: 'assistive technology is not told so. Give the control the required attribute',
        },
      ],
    },
    {
      name: 'boxes below a mark that is seen, but not told, are one question; those below another are another',
      evidence: siteWith(
        registration([
          box({ selector: '#a', name: 'mon' }),
          box({ selector: '#b', name: 'tue' }),
          box({ selector: '#c', name: 'meat' }, 'Meals *'),
        ]),
        tried(),
      ),
      violations: [
        { ...told, subject: '#a', says: 'assistive technology is not told so' },
        { ...told, subject: '#c', says: 'assistive technology is not told so' },
      ],
    },
    {
      name: 'a question that several radio buttons answer goes by its own name, not by that of the first answer',
      evidence: siteWith(
        registration(
          ['Morning', 'Noon'].map(label =>
            field({
              selector: `#${label}`,
              label,
              type: 'radio',
              name: 'session',
              question: 'Session',
              kind: null,
              requiredProgrammatic: true,
            }),
          ),
        ),
        tried(),
      ),
      violations: [
        { ...seen, subject: '#Morning', says: '"Session" is required', actual: 'no visible mark' },
      ],
    },
    {
      name: 'a box that stands alone goes by its own label',
      evidence: siteWith(
        registration([
          field({
            selector: '#terms',
            label: 'I agree',
            type: 'checkbox',
            name: 'terms',
            question: 'Terms',
            kind: null,
            requiredProgrammatic: true,
          }),
        ]),
        tried(),
      ),
      violations: [{ ...seen, subject: '#terms', says: '"I agree" is required', actual: 'no visible mark' }],
    },
    {
      name: 'the step that only submitting the one before it leads to',
      evidence: siteWith(registration([marked()]), undefined, {
        filled: [
          filled({
            ...tried(),
            nextForms: [
              { page: `${home}options`, form: { ...registration([silent()]), signature: 'step-2' } },
            ],
          }),
          filled({ ...tried(refusing('refused-by-server', '#org')), signature: 'step-2' }),
        ],
      }),
      violations: [
        { ...seen, page: `${home}options`, subject: '#org', says: 'is required', actual: 'no visible mark' },
        { ...told, page: `${home}options`, subject: '#org', says: 'is required' },
      ],
    },
    {
      name: 'the server refuses without it',
      evidence: siteWith(registration([marked(), silent()]), tried(refusing('refused-by-server', '#org'))),
      violations: [
        {
          ...seen,
          subject: '#org',
          says: '"Organization" is required (by the server)',
          actual: 'no visible mark',
        },
        { ...told, subject: '#org', says: '"Organization" is required (by the server)' },
      ],
    },
    {
      name: 'the script refuses without it, though the label calls it optional',
      evidence: siteWith(
        registration([marked(), silent({ saysOptional: true, requiredProgrammatic: true })]),
        tried(refusing('refused-by-script', '#org')),
      ),
      violations: [
        { ...seen, subject: '#org', says: 'nothing that one can see says so', actual: 'no visible mark' },
      ],
    },
    {
      name: 'on two pages: accused once',
      evidence: site({
        pages: [
          page({ forms: [registration([field({ requiredProgrammatic: true })])] }),
          page({ url: `${home}b`, forms: [registration([field({ requiredProgrammatic: true })])] }),
        ],
        filled: [tried()],
      }),
      violations: [{ ...seen, subject: '#email', says: `such as ${home}b`, actual: 'no visible mark' }],
    },
  ],
  undetermined: [
    {
      name: 'a dialog that did not open, and a step that did not show',
      evidence: siteWith({ ...inDialog, fields: [hidden, later] }, tried(accepted)),
      undetermined: [
        {
          page: home,
          subject: '#email',
          reason:
            '"E-mail" in the form "Register" is required and never showed: whether it bears a visible mark is not known',
        },
        {
          page: home,
          subject: '#org',
          reason:
            '"Organization" in the form "Register" is required and never showed: whether it bears a visible mark is not known',
        },
      ],
    },
    {
      name: 'axe-core could not tell how well the marks can be seen',
      evidence: siteWith(registration([marked()]), tried(accepted), {
        accessibility: [axeCheck({ outcome: timedOut })],
      }),
      undetermined: [
        {
          page: home,
          subject: 'marks of the form',
          code: 'observation-failed',
          reason: `how well it can be seen is not known: ${timedOutReason}`,
        },
      ],
    },
    {
      name: 'a page could not be looked at',
      evidence: site({ pages: [page({ outcome: timedOut })] }),
      undetermined: [{ page: home, subject: 'page', reason: timedOutReason }],
    },
    {
      name: 'not filled in',
      evidence: siteWith(registration([marked(), silent()])),
      undetermined: open(
        'the form was not filled in: whether "Organization" is required by the server is not known',
      ),
    },
    {
      name: 'filling in was given up',
      evidence: siteWith(registration([marked(), silent()]), filled({ outcome: timedOut, trials: [] })),
      undetermined: open(`${timedOutReason}: whether "Organization" is required by the server is not known`),
    },
    {
      name: 'a step that never shows, since the one before it was held back for the certificate of its host',
      evidence: submitted(
        'dry',
        siteWith(registration([marked(), later]), tried({ filled: 'full', result: 'stopped' }), {
          crawl: expiredAt('www.mpro.org'),
        }),
      ),
      undetermined: [
        {
          page: home,
          subject: '#org',
          reason:
            '"Organization" in the form "Register" is required and never showed: whether it bears a visible mark is not known',
        },
      ],
    },
    {
      name: 'held back before the server could answer',
      evidence: siteWith(
        registration([marked(), silent(), silent({ selector: '#b' })]),
        tried({ filled: 'required-only', result: 'stopped' }),
      ),
      undetermined: open(
        'the submission was held back: whether 2 controls without a mark are required by the server is not known',
      ),
    },
    {
      name: 'not submitted in part, to a server',
      evidence: siteWith(
        registration([marked(), silent()]),
        tried({ filled: 'required-only', result: 'not-tried' }),
      ),
      undetermined: open(
        'the form was not submitted with parts left out: whether "Organization" is required by the server is not known',
      ),
    },
    {
      name: 'a step that sends nothing by itself',
      evidence: siteWith(
        registration([marked(), silent()]),
        tried({ filled: 'required-only', result: 'went-on' }),
      ),
      undetermined: open(
        'the step sends nothing by itself: whether "Organization" is required by the server is not known',
      ),
    },
    {
      name: 'submitted in full only',
      evidence: siteWith(registration([marked(), silent()]), tried({})),
      undetermined: open(
        'the form was not submitted with parts left out: whether "Organization" is required by the server is not known',
      ),
    },
    {
      name: 'refused, and nobody says why',
      evidence: siteWith(
        registration([marked(), silent()]),
        tried({ filled: 'empty', result: 'refused-by-server', detail: 'answered with 400' }),
      ),
      undetermined: open(
        'the form was refused without naming what is missing (refused-by-server: answered with 400): whether "Organization" is required by the server is not known',
      ),
    },
  ],
  noSubject: [
    { name: 'no form', evidence: site(), notes: none },
    {
      name: 'a contact form with an unmarked required control',
      evidence: siteWith(form({ fields: [field({ requiredProgrammatic: true })] })),
      notes: none,
    },
    {
      name: 'a registration that requires nothing',
      evidence: siteWith(registration([silent()]), tried({ filled: 'empty', result: 'sent' })),
      notes: [],
    },
  ],
});
