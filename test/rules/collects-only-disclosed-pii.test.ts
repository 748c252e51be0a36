import { rule } from '../../specs/rules/collects-only-disclosed-pii.js';
import { testClaim } from './claim-tester.js';
import {
  field,
  filled,
  form,
  frame,
  home,
  page,
  site,
  siteWith,
  timedOut,
  timedOutReason,
  typed,
} from './evidence-builders.js';

const expected =
  'only kinds that the policy names: email address, name, home or work address, telephone number, zip code, credentials, organization, credit card number';
const asks = (
  kind: 'governmentId' | 'bankAccount' | 'healthId' | 'biometric',
  label: string,
  given: Parameters<typeof field>[0] = {},
) => field({ selector: '#x', name: 'x', label, kind, kindFrom: 'label', ...given });
const found = { page: home, subject: '#x', expected, evidence: [] };

testClaim(rule, {
  conforms: [
    {
      name: 'the kinds that the policy names',
      evidence: siteWith(
        form({
          fields: (
            [
              'email',
              'name',
              'phone',
              'postalAddress',
              'paymentCard',
              'credentials',
              'organization',
              'professionalCredentials',
              'birthDate',
              'age',
            ] as const
          ).map((kind, at) => field({ selector: `#f${at}`, kind })),
        }),
      ),
      subjectsChecked: 1,
    },
    {
      name: 'sensitive questions are a matter of consent, judged elsewhere',
      evidence: siteWith(form({ fields: [field({ kind: 'sensitive' })] })),
      subjectsChecked: 1,
    },
    {
      name: 'a trap for robots that nobody sees',
      evidence: siteWith(form({ fields: [field(), asks('governmentId', 'SSN', { visible: false })] })),
      subjectsChecked: 1,
    },
    {
      name: 'a control that is switched off',
      evidence: siteWith(form({ fields: [field(), asks('governmentId', 'SSN', { disabled: true })] })),
      subjectsChecked: 1,
    },
  ],
  violates: [
    {
      name: 'a social security number',
      evidence: siteWith(form({ fields: [asks('governmentId', 'Social Security Number')] })),
      violations: [
        {
          ...found,
          says: '"Social Security Number" asks for a kind of information that the policy does not name: government identifier',
          actual: 'government identifier, told by its label: "Social Security Number"',
        },
      ],
    },
    {
      name: 'a bank account',
      evidence: siteWith(form({ fields: [asks('bankAccount', 'Routing number', { kindFrom: '' })] })),
      violations: [
        { ...found, says: 'bank account', actual: 'bank account, told by its looks: "Routing number"' },
      ],
    },
    {
      name: 'an insurance number in a frame',
      evidence: site({
        pages: [
          page({
            frames: [
              frame('https://forms.formbarn.example/x', [
                form({ fields: [asks('healthId', 'Medicare number')] }),
              ]),
            ],
          }),
        ],
      }),
      violations: [
        {
          ...found,
          says: 'health record or insurance number',
          actual: 'health record or insurance number, told by its label: "Medicare number"',
        },
      ],
    },
    {
      name: 'in a closed dialog, on two pages',
      evidence: site({
        pages: [
          page({
            forms: [form({ visible: false, fields: [asks('biometric', 'Fingerprint', { visible: false })] })],
          }),
          page({
            url: `${home}b`,
            forms: [form({ visible: false, fields: [asks('biometric', 'Fingerprint', { visible: false })] })],
          }),
        ],
      }),
      violations: [
        { ...found, says: `such as ${home}b`, actual: 'biometric data, told by its label: "Fingerprint"' },
      ],
    },
    {
      name: 'a step that came up only while filling in',
      evidence: siteWith(
        form(),
        filled({
          typed: [typed(), typed({ selector: '#x', label: 'Passport number', kind: 'governmentId' })],
        }),
      ),
      violations: [
        {
          ...found,
          says: 'In the form #contact, "Passport number" asks for',
          actual: 'government identifier: "Passport number"',
        },
      ],
    },
    {
      name: 'seen on the page and typed into: accused once',
      evidence: siteWith(
        form({ fields: [asks('governmentId', 'SSN')] }),
        filled({ typed: [typed({ selector: '#x', label: 'SSN', kind: 'governmentId' })] }),
      ),
      violations: [
        {
          ...found,
          says: 'Take the question out',
          actual: 'government identifier, told by its label: "SSN"',
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
      name: 'a page was not visited',
      evidence: site({
        pages: [page()],
        missing: [{ kind: 'pages', page: `${home}b`, reason: 'the page was not visited' }],
      }),
      undetermined: [{ page: `${home}b`, subject: 'page', reason: 'the page was not visited' }],
    },
  ],
  noSubject: [
    { name: 'no form', evidence: site(), notes: ['No form on this site asks for anything.'] },
    {
      name: 'a form of nothing but a button',
      evidence: siteWith(form({ fields: [] })),
      notes: ['No form on this site asks for anything.'],
    },
  ],
});
