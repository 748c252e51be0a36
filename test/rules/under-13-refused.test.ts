import type { AgeQuestion } from '../../crawler/evidence/age.js';
import type { AgeAnswer, AgeStep, AgeTrial, AgeTrials } from '../../crawler/evidence/age-trial.js';
import { exhibitPath } from '../../crawler/evidence/exhibits.js';
import type { FieldFact, FormFact } from '../../crawler/evidence/form.js';
import { childPicture } from '../../crawler/evidence/pictures.js';
import { rule } from '../../specs/rules/under-13-refused.js';
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
  expiredAt,
} from './evidence-builders.js';

const birth: AgeQuestion = {
  asks: 'date',
  whose: 'own',
  text: 'Date of birth',
  controls: [{ selector: '#dob', part: 'date', text: '' }],
};
const dob = (given: Partial<FieldFact> = {}): FieldFact =>
  field({
    selector: '#dob',
    name: 'dob',
    id: 'dob',
    type: 'date',
    label: 'Date of birth',
    kind: 'birthDate',
    autocomplete: 'bday',
    ...given,
  });
const asking = (given: Partial<FormFact> = {}): FormFact =>
  form({
    title: 'Join',
    selector: '#join',
    purpose: 'registration',
    fields: [field(), dob()],
    ages: [birth],
    ...given,
  });

const answer = (given: Partial<AgeAnswer> = {}): AgeAnswer => ({
  text: 'Date of birth',
  controls: ['#dob'],
  answer: '2016-01-01',
  ages: { from: 10, to: 10 },
  ...given,
});
const hop = (status: number) => ({
  url: 'https://www.mpro.org/join',
  method: 'POST',
  status,
  carriesValues: true,
});
const step = (given: Partial<AgeStep> = {}): AgeStep => ({
  result: 'sent',
  detail: 'answered with 200',
  hops: [hop(200)],
  refusedFields: [],
  said: [],
  landed: 'https://www.mpro.org/join/thanks',
  ...given,
});
const trial = (as: AgeTrial['as'], steps: readonly AgeStep[], given: Partial<AgeTrial> = {}): AgeTrial => ({
  as,
  outcome: { ok: true },
  answers: [as === 'child' ? answer() : answer({ answer: '1986-01-01', ages: { from: 40, to: 40 } })],
  steps: [...steps],
  ...given,
});
/** What became of a child's answer and of an adult's. */
const tried = (
  child: Partial<AgeStep>,
  adult: Partial<AgeStep> = {},
  given: Partial<AgeTrial> = {},
): AgeTrials => ({
  asOf: '2026-11-24',
  trials: [trial('child', [step(child)], given), trial('adult', [step(adult)])],
});
const stopped: Partial<AgeStep> = { result: 'stopped', detail: 'held back', hops: [hop(0)] };
const byScript: Partial<AgeStep> = {
  result: 'refused-by-script',
  detail: 'nothing was sent',
  hops: [],
  landed: home,
};
const byServer: Partial<AgeStep> = {
  result: 'refused-by-server',
  detail: 'answered with 422',
  hops: [hop(422)],
};

const seen = (ages: AgeTrials, shown = asking()) => siteWith(shown, filled({ selector: '#join', ages }));
const limit = {
  page: home,
  subject: '#join',
  question:
    'whether the server refuses the form "Join" from a child, which the page lets go ("Date of birth": 2016-01-01)',
  settledBy: 'a run with SUBMIT=real' as const,
};
const violation = {
  page: home,
  subject: '#join',
  says: "takes a child's answer like an adult's",
  expected: "an answer of under 13 is refused, or a parent's consent is asked for",
  actual: '"Date of birth": 2016-01-01 was accepted (answered with 200)',
  evidence: [],
};
const conforms = (name: string, ages: AgeTrials, shown?: FormFact) => ({
  name,
  evidence: seen(ages, shown),
  subjectsChecked: 1,
});
const open = (name: string, ages: AgeTrials, why: string, shown?: FormFact) => ({
  name,
  evidence: seen(ages, shown),
  undetermined: [{ page: home, subject: '#join', reason: `the form "Join" asks for the age; ${why}` }],
});
const none = 'No form on this site asks its visitor for the age or birth date.';
const untold = (name: string, shown: FormFact, ...notes: string[]) => ({
  name,
  evidence: siteWith(shown, filled({ selector: '#join' })),
  notes: [none, ...notes],
});

/** Two pages with forms that look alike, and what each page's scripts made of the child. */
const otherPage = `${home}panel`;
const otherQuestion: AgeQuestion = { ...birth, text: 'Your birth date' };
const alike = (there: AgeTrials, shownThere = asking({ ages: [otherQuestion] })) => {
  const evidence = seen(tried({}));
  return {
    ...evidence,
    pages: [...evidence.pages, page({ url: otherPage, forms: [shownThere] })],
    filled: [...evidence.filled, filled({ selector: '#join', page: otherPage, ages: there })],
  };
};

testClaim(rule, {
  conforms: [
    conforms('the server refuses the child and takes the adult', tried(byServer)),
    conforms(
      'a refusal with status 200 that speaks of age',
      tried({ said: ['Sorry, you must be 13 or older to join.'] }),
    ),
    conforms('a page that asks for a parent', tried({ said: ['We have sent an e-mail to your parent.'] })),
    conforms(
      'another page that says sorry',
      tried({ landed: 'https://www.mpro.org/bye', said: ['Sorry, we cannot sign you up.'] }),
    ),
    conforms(
      'a script lets only the adult go',
      tried({ ...byScript, said: ['You are too young.'] }, stopped),
    ),
    conforms('a script shuts the button without a word', tried(byScript)),
    conforms(
      'the page marks the birth date, and an adult is held up by something else',
      tried(
        { ...byScript, refusedFields: [{ selector: '#dob', message: 'You must be 13.' }] },
        { ...byScript, refusedFields: [{ selector: '#captcha', message: 'Please solve this.' }] },
      ),
    ),
    conforms(
      'no answer of under 13 is offered',
      tried(stopped, stopped, { answers: [answer({ answer: '2013', ages: { from: 13, to: 13 } })] }),
    ),
    conforms(
      "a parent's e-mail comes up, held back",
      tried({ ...stopped, said: ["Parent's e-mail"] }, stopped),
    ),
    conforms(
      "a parent's consent is asked of all",
      tried({}),
      asking({
        fields: [
          field(),
          dob(),
          field({ selector: '#p', id: 'p', name: 'p', label: 'Parent or guardian e-mail' }),
        ],
      }),
    ),
    {
      name: 'the page lets the child go, and the run holds it back',
      evidence: submitted('dry', seen(tried(stopped, stopped))),
      subjectsChecked: 1,
      limits: [limit],
    },
    {
      name: 'a run that submits nothing',
      evidence: submitted(
        'never',
        seen(
          tried(
            { result: 'not-tried', detail: 'SUBMIT=never' },
            { result: 'not-tried', detail: 'SUBMIT=never' },
          ),
        ),
      ),
      subjectsChecked: 1,
      limits: [{ ...limit, question: 'whether the form "Join" refuses a child\'s answer' }],
    },
    {
      name: 'a refusal that a rehearsal heard',
      evidence: submitted('dry', seen({ ...tried(byServer), heardOn: '2026-11-20' })),
      subjectsChecked: 1,
      notes: ['What the server answers a child in 1 form was heard in a rehearsal on 2026-11-20.'],
    },
    {
      name: 'the second step refuses',
      evidence: seen({
        asOf: '2026-11-24',
        trials: [
          trial('child', [step({ result: 'went-on', hops: [] }), step(byServer)]),
          trial('adult', [step({ result: 'went-on', hops: [] }), step()]),
        ],
      }),
      subjectsChecked: 1,
    },
  ],
  violates: [
    {
      name: 'one page takes the child, and another refuses it in a form that looks alike',
      evidence: alike(tried(byScript)),
      violations: [violation],
    },
    {
      name: 'the first page refuses the child, and the second of the same form takes it',
      evidence: (({ filled: [first, second], ...rest }) => ({
        ...rest,
        filled: [
          ...(first ? [{ ...first, ages: tried(byScript) }] : []),
          ...(second ? [{ ...second, ages: tried({}) }] : []),
        ],
      }))(alike(tried({}), asking())),
      violations: [violation],
    },
    { name: 'the child is taken as the adult is', evidence: seen(tried({})), violations: [violation] },
    {
      name: 'with what showed then',
      evidence: {
        ...seen(tried({}, {}, { answers: [answer({ text: 'Age', answer: '10' })] })),
        exhibits: [exhibitPath(childPicture('f0f0f0f0f0f0'), 'png')],
      },
      violations: [
        {
          ...violation,
          says: 'asks for the age ("Age")',
          actual: '"Age": 10 was accepted (answered with 200)',
          evidence: [exhibitPath(childPicture('f0f0f0f0f0f0'), 'png')],
        },
      ],
    },
    {
      name: 'a page for each who is taken, and words that both see',
      evidence: seen(
        tried(
          {
            landed: 'https://www.mpro.org/join/71',
            said: ['Children and parents are welcome.', 'Your number is AB71'],
          },
          {
            landed: 'https://www.mpro.org/join/72',
            said: ['Children and parents are welcome.', 'Your number is XY72'],
          },
        ),
      ),
      violations: [violation],
    },
    {
      name: 'a year that may be thirteen beside an age that is not',
      evidence: seen(
        tried({}, {}, { answers: [answer({ answer: 'Under 18', ages: { from: 0, to: 17 } }), answer()] }),
      ),
      violations: [violation],
    },
    {
      name: 'a box of 13 that is left empty',
      evidence: seen(
        tried(
          {},
          {},
          {
            answers: [answer({ text: 'I am 13 or older', answer: 'not ticked', ages: { from: 0, to: 12 } })],
          },
        ),
        asking({ ages: [{ ...birth, asks: 'limit', text: 'I am 13 or older', yes: { from: 13, to: 150 } }] }),
      ),
      violations: [
        { ...violation, actual: '"I am 13 or older": not ticked was accepted (answered with 200)' },
      ],
    },
    {
      name: 'a question that came up as the form was filled in',
      evidence: seen(tried({}), form({ title: 'Join', selector: '#join', fields: [field()] })),
      violations: [violation],
    },
    {
      name: 'an answer that a rehearsal heard',
      evidence: submitted('dry', seen({ ...tried({}), heardOn: '2026-11-20' })),
      violations: [violation],
    },
  ],
  undetermined: [
    {
      ...open(
        'held back for the certificate of the host, whatever the mode',
        tried(stopped, stopped),
        "the page lets a child's answer go, and it was held back, since the certificate of www.mpro.org has expired: whether the server refuses it is not known",
      ),
      evidence: submitted('dry', {
        ...siteWith(asking(), filled({ selector: '#join', ages: tried(stopped, stopped) }), {
          crawl: expiredAt('www.mpro.org'),
        }),
      }),
    },
    open(
      'nobody is let through',
      tried(byScript, byScript),
      "an adult's answer was refused as well (refused-by-script: nothing was sent), so it is not known what becomes of a child's",
    ),
    open(
      'the server is too busy for the child',
      tried({ ...byServer, detail: 'answered with 429', hops: [hop(429)] }),
      "the server failed (answered with 429), so it is not known what it makes of a child's answer",
    ),
    open(
      'the child is led elsewhere without a word',
      tried({ landed: 'https://www.mpro.org/bye' }),
      'a child was led to https://www.mpro.org/bye and an adult to https://www.mpro.org/join/thanks, and what that means is not clear',
    ),
    open(
      'the child is answered otherwise',
      tried({ said: ['Junior member no. 12'] }, { said: ['Senior member no. 14'] }),
      'a child was answered otherwise than an adult ("Junior member no. 12"), and what that means is not clear',
    ),
    open(
      'something went wrong, for the child alone',
      tried({ said: ['Sorry, something went wrong. Please try again later.'] }),
      'what came back to a child is not clear ("Sorry, something went wrong. Please try again later.")',
    ),
    open(
      'no answer',
      tried({ result: 'not-tried', detail: 'no answer: ECONNRESET' }),
      'the form was not submitted as a child would (no answer: ECONNRESET)',
    ),
    open(
      'a control of its own that takes no answer',
      tried({}, {}, { answers: [answer({ answer: '', ages: null })] }),
      '"Date of birth" could not be answered as a child would',
    ),
    open(
      'it could not be filled in again',
      tried({}, {}, { outcome: timedOut, answers: [], steps: [] }),
      `it could not be filled in as a child would (${timedOutReason})`,
    ),
    open(
      'a further step was not reached',
      tried({ result: 'went-on', hops: [] }, { result: 'went-on', hops: [] }),
      'a further step of the form was not filled in as a child would',
    ),
    {
      name: 'not filled in',
      evidence: siteWith(asking()),
      undetermined: [
        {
          page: home,
          subject: '#join',
          reason: 'the form "Join" asks for the age and was not filled in as a child would',
        },
      ],
    },
    {
      name: 'filled in in vain',
      evidence: siteWith(asking(), filled({ selector: '#join', outcome: timedOut, trials: [] })),
      undetermined: [
        {
          page: home,
          subject: '#join',
          reason: `the form "Join" asks for the age and was not filled in (${timedOutReason})`,
        },
      ],
    },
    {
      name: 'a page that was not looked at',
      evidence: site({ pages: [page({ outcome: timedOut })] }),
      undetermined: [{ page: home, subject: 'page', reason: timedOutReason }],
    },
  ],
  noSubject: [
    { name: 'no form asks', evidence: siteWith(form()), notes: [none] },
    untold(
      "a child's birth date",
      asking({ ages: [{ ...birth, whose: 'another', text: "Child's date of birth" }] }),
      'In the form "Join", "Child\'s date of birth" asks for the age of somebody other than the visitor: not judged.',
    ),
    untold(
      'a birthday',
      asking({ ages: [{ ...birth, asks: 'birthday', text: 'Birthday' }] }),
      'In the form "Join", "Birthday" asks for a birthday without its year, which tells no age: not judged.',
    ),
    untold(
      'a grade',
      asking({ ages: [{ ...birth, asks: 'grade', text: 'Grade level' }] }),
      'In the form "Join", "Grade level" asks for a school or grade, which only hints at an age: not judged.',
    ),
    untold(
      'a log-in',
      asking({ purpose: 'login' }),
      'In the form "Join", "Date of birth" serves to find or reckon something, and takes nobody on: not judged.',
    ),
    {
      name: 'ranges of which none tells a child',
      evidence: seen(
        tried({}, {}, { answers: [answer({ text: 'Age', answer: 'Under 18', ages: { from: 0, to: 17 } })] }),
      ),
      notes: [
        none,
        'In the form "Join", no answer about the age tells that somebody is under 13: not judged.',
      ],
    },
    {
      name: 'a look-up by birth date',
      evidence: seen(tried(byServer, byServer), asking({ purpose: 'other', submitLabels: ['Check status'] })),
      notes: [
        none,
        'In the form "Join", "Date of birth" serves to find or reckon something, and takes nobody on: not judged.',
      ],
    },
  ],
});
