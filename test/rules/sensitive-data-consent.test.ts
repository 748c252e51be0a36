import type { FieldFact, FormFact } from '../../crawler/evidence/form.js';
import type { SensitiveQuestion, Statement } from '../../crawler/evidence/sensitive.js';
import { rule } from '../../specs/rules/sensitive-data-consent.js';
import { testClaim } from './claim-tester.js';
import {
  field,
  filled,
  form,
  home,
  site,
  siteWith,
  timedOut,
  timedOutReason,
  page,
  trial,
  typed,
} from './evidence-builders.js';

const race: SensitiveQuestion = {
  topic: 'race',
  asks: 'fact',
  from: 'label',
  text: 'Race or ethnicity',
  options: ['Asian', 'Black'],
  controls: ['#race'],
};
const health: SensitiveQuestion = {
  ...race,
  topic: 'health',
  text: 'Medical conditions',
  options: [],
  controls: ['#health'],
};
const control = (selector: string, given: Partial<FieldFact> = {}): FieldFact =>
  field({
    selector,
    name: selector.slice(1),
    label: selector.slice(1),
    type: 'text',
    kind: null,
    autocomplete: '',
    ...given,
  });
const tick = (text: string, given: Partial<Statement> = {}): Statement => ({
  selector: '#consent',
  text,
  cut: false,
  checked: false,
  visible: true,
  beside: [],
  ...given,
});
/** A form with the question, a control between it and the box, and the box. */
const asking = (statements: readonly Statement[], given: Partial<FormFact> = {}): FormFact =>
  form({
    title: 'Survey',
    selector: '#s',
    fields: [
      control('#race'),
      control('#comment'),
      ...statements.map(({ selector, visible }) => control(selector, { type: 'checkbox', visible })),
    ],
    sensitive: [race],
    ...(statements.length === 0 ? {} : { statements: [...statements] }),
    ...given,
  });
const own = 'I consent to MPRO using my answer about race or ethnicity for statistics.';
const all = 'I accept the terms and the privacy policy and consent to the use of my ethnicity.';

const told = 'race or ethnic origin, told by its label: "Race or ethnicity: Asian, Black"';
const violation = {
  page: home,
  subject: '#race',
  expected: 'a consent control of its own with the question, not ticked beforehand, for this use alone',
  evidence: [],
};
const open = (reason: string) => [
  {
    page: home,
    subject: '#race',
    code: 'not-understood' as const,
    reason: `In the form "Survey", "Race or ethnicity" asks about race or ethnic origin; ${reason}`,
  },
];
const conforms = (name: string, shown: FormFact) => ({ name, evidence: siteWith(shown), subjectsChecked: 1 });
const breaks = (name: string, shown: FormFact, says: string, actual: string) => ({
  name,
  evidence: siteWith(shown),
  violations: [{ ...violation, says, actual: `${told}; ${actual}` }],
});

testClaim(rule, {
  conforms: [
    conforms('a box that names the question, wherever it stands', asking([tick(own)])),
    conforms(
      'a box for sensitive data',
      asking([tick('I explicitly agree to the processing of my sensitive data.')]),
    ),
    conforms(
      'a box with the question in a box of their own',
      asking([tick('I agree to the use of this information.', { beside: ['#race'] })]),
    ),
    conforms(
      '"I consent." right after the question',
      asking([tick('I consent.')], { fields: [control('#race'), control('#consent', { type: 'checkbox' })] }),
    ),
    conforms(
      'a box that refers to the policy for more',
      asking([tick(`${own.slice(0, -1)}, as described in our Privacy Policy.`)]),
    ),
    conforms(
      'a box before the question',
      asking([tick('I allow MPRO to use this answer.')], {
        fields: [control('#consent', { type: 'checkbox' }), control('#race')],
      }),
    ),
    conforms(
      'in German',
      asking([tick('Ich willige in die Verarbeitung meiner ethnischen Herkunft ein.')], {
        sensitive: [{ ...race, text: 'Ethnische Herkunft' }],
      }),
    ),
    conforms(
      'one ticked, and one of its own that is not',
      asking([tick(own, { checked: true, selector: '#other' }), tick(own)]),
    ),
    {
      name: 'a consent that came up while the form was filled in',
      evidence: siteWith(
        asking([tick(own, { visible: false })]),
        filled({
          selector: '#s',
          typed: [typed({ selector: '#consent', label: own, kind: null, value: 'on' })],
        }),
      ),
      subjectsChecked: 1,
    },
    {
      name: 'a consent that a script puts in while the form is filled in',
      evidence: siteWith(
        asking([]),
        filled({ selector: '#s', typed: [typed({ selector: '#new', label: own, kind: null, value: 'on' })] }),
      ),
      subjectsChecked: 1,
    },
    {
      name: 'a consent in the step before',
      evidence: site({
        pages: [
          page({ forms: [form({ signature: 'a1a1a1a1a1a1', selector: '#first', statements: [tick(own)] })] }),
        ],
        filled: [
          filled({
            signature: 'a1a1a1a1a1a1',
            selector: '#first',
            trials: [trial()],
            nextForms: [{ page: home, form: asking([]) }],
          }),
        ],
      }),
      subjectsChecked: 1,
    },
  ],
  violates: [
    breaks(
      'no box at all',
      asking([]),
      'and no control asks for consent to that. Put a check box',
      'no consent control of its own',
    ),
    {
      name: '"prefer not to say" is no consent',
      evidence: siteWith(asking([], { sensitive: [{ ...race, options: ['Prefer not to say'] }] })),
      violations: [
        {
          ...violation,
          says: 'no control asks for consent',
          actual:
            'race or ethnic origin, told by its label: "Race or ethnicity: Prefer not to say"; no consent control of its own',
        },
      ],
    },
    breaks(
      'ticked beforehand',
      asking([tick(own, { checked: true })]),
      'the consent to it is ticked beforehand',
      `ticked beforehand: "${own}"`,
    ),
    breaks(
      'together with terms and policy',
      asking([tick(all)]),
      'given together with something else',
      `in one with other things: "${all}"`,
    ),
    breaks(
      'terms only',
      asking([tick('I agree to the terms and conditions.')]),
      'no control asks for consent',
      'no consent control of its own',
    ),
    breaks(
      'terms only, right beside a question about conditions',
      asking([tick('I agree to the terms and conditions.', { beside: ['#race'] })]),
      'no control asks for consent',
      'no consent control of its own',
    ),
    breaks(
      'a newsletter box beside it',
      asking([tick('Send me the newsletter.', { beside: ['#race'] })]),
      'no control asks for consent',
      'no consent control of its own',
    ),
    breaks(
      'a box that says the answers are right',
      asking([tick('I certify that my answers about race are true.')]),
      'no control asks for consent',
      'no consent control of its own',
    ),
    breaks(
      'a box that owns to have read the policy',
      asking([tick('I have read the privacy policy.')]),
      'no control asks for consent',
      'no consent control of its own',
    ),
    {
      name: 'a consent to another question',
      evidence: siteWith(
        asking([tick(own)], {
          sensitive: [race, health],
          fields: [
            control('#health'),
            control('#comment'),
            control('#race'),
            control('#consent', { type: 'checkbox' }),
          ],
        }),
      ),
      violations: [
        {
          ...violation,
          subject: '#health',
          says: '"Medical conditions" asks about health, and no control asks for consent to that',
          actual: 'health, told by its label: "Medical conditions"; no consent control of its own',
        },
      ],
    },
  ],
  undetermined: [
    {
      name: 'a consent to the form as a whole',
      evidence: siteWith(asking([tick('I agree to the processing of my personal data.')])),
      undetermined: open(
        'whether the consent to the form as a whole is meant for this question as well: "I agree to the processing of my personal data."',
      ),
    },
    {
      name: 'a consent that never showed',
      evidence: siteWith(asking([tick(own, { visible: false })])),
      undetermined: open(`a consent stands in the form and did not show while it was looked at: "${own}"`),
    },
    {
      name: 'a consent that is kept in part',
      evidence: siteWith(asking([tick(own, { cut: true })])),
      undetermined: open(`a consent is too long to be read whole: "${own}"`),
    },
    {
      name: 'a page that could not be looked at',
      evidence: site({ pages: [page({ outcome: timedOut })] }),
      undetermined: [{ page: home, subject: 'page', code: 'page-failed', reason: timedOutReason }],
    },
  ],
  noSubject: [
    {
      name: 'a form without such a question',
      evidence: siteWith(form()),
      notes: ['No form on this site asks for sensitive information.'],
    },
    {
      name: 'a form that looks others up',
      evidence: siteWith(asking([], { purpose: 'search' })),
      notes: ['No form on this site asks for sensitive information.'],
    },
    {
      name: 'what somebody needs at a meal',
      evidence: siteWith(
        asking([], {
          sensitive: [{ ...health, asks: 'need', text: 'Dietary requirements', controls: ['#race'] }],
        }),
      ),
      notes: [
        'No form on this site asks for sensitive information.',
        'In the form "Survey", "Dietary requirements" asks what somebody needs, which may tell of health: not counted as a question for it.',
      ],
    },
    {
      name: 'a question that nobody gets to see',
      evidence: siteWith(asking([], { fields: [control('#race', { visible: false }), control('#comment')] })),
      notes: ['No form on this site asks for sensitive information.'],
    },
  ],
});
