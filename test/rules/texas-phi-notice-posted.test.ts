import { policyText } from '../../policy/text.js';
import { rule } from '../../specs/rules/texas-phi-notice-posted.js';
import { testClaim } from './claim-tester.js';
import { home, link, page, policyDocument, policyExhibits, policyUrl, site } from './evidence-builders.js';

const notice =
  'As a resident of Texas, under Texas law, MPRO is required to post a notice that protected health information (PHI) held by MPRO is subject to electronic disclosures.';
const live = (text: string, hiddenText = '') =>
  site({ documents: [policyDocument({ text, hiddenText })], exhibits: policyExhibits });
const without = policyText.replace(`${notice} `, '');
const marked = `${policyUrl}?utm_source=footer`;
/** The policy at its address, and at the same with a query that says where the link stands. */
const twice = (text: string, there: string) =>
  site({
    pages: [page({ policyLinks: [link({ href: marked }), link()] })],
    documents: [policyDocument({ url: marked, text: there }), policyDocument({ text })],
    exhibits: policyExhibits,
  });
const found = {
  page: policyUrl,
  subject: 'notice on electronic disclosure of health information',
  expected: notice,
  evidence: [...policyExhibits],
};

testClaim(rule, {
  conforms: [
    { name: 'the notice stands in the policy', evidence: site(), subjectsChecked: 1 },
    {
      name: 'in other words that say the same',
      evidence: live(
        policyText.replace(
          notice,
          'Notice under Texas law: protected health information held by MPRO is subject to electronic disclosure.',
        ),
      ),
      subjectsChecked: 1,
    },
    {
      name: 'words that break at the ends of lines, and signs that nobody sees',
      evidence: live(
        policyText
          .replace('electronic disclosures.', 'elec\u00adtronic disclo-\nsures.')
          .replace('protected health', 'pro\u2060tected health'),
      ),
      subjectsChecked: 1,
    },
    { name: 'broken over lines', evidence: live(policyText.replaceAll(' ', '\n')), subjectsChecked: 1 },
  ],
  violates: [
    {
      name: 'the one link to the policy says where it stands: the page is named by its own address',
      evidence: site({
        pages: [page({ policyLinks: [link({ href: marked })] }), page({ url: policyUrl })],
        documents: [policyDocument({ url: marked, finalUrl: marked, text: without })],
      }),
      violations: [
        { ...found, evidence: [], says: 'does not hold the notice', actual: 'nothing of the kind' },
      ],
    },
    {
      name: 'a version that a query of its own asks for is named by that',
      evidence: site({
        pages: [
          page({ policyLinks: [link({ href: `${policyUrl}?v=2` })] }),
          page({ url: policyUrl }),
          page({ url: `${policyUrl}?v=2` }),
        ],
        documents: [policyDocument({ url: `${policyUrl}?v=2`, finalUrl: `${policyUrl}?v=2`, text: without })],
      }),
      violations: [
        {
          ...found,
          page: `${policyUrl}?v=2`,
          evidence: [],
          says: 'does not hold the notice',
          actual: 'nothing of the kind',
        },
      ],
    },
    {
      name: 'it is missing',
      evidence: live(without),
      violations: [{ ...found, says: 'the notice that Texas law requires', actual: 'nothing of the kind' }],
    },
    {
      name: 'it is missing, and a link says where it stands: one document',
      evidence: twice(without, without),
      violations: [{ ...found, says: 'the notice that Texas law requires', actual: 'nothing of the kind' }],
    },
    {
      name: 'it is missing under one of two addresses that show different texts',
      evidence: twice(policyText, without),
      violations: [
        {
          ...found,
          page: marked,
          says: 'the notice that Texas law requires',
          actual: 'nothing of the kind',
          evidence: [],
        },
      ],
    },
    {
      name: 'it is hidden',
      evidence: live(without, notice),
      violations: [
        { ...found, says: 'nobody can see it', actual: 'only text that is hidden or crossed out' },
      ],
    },
    {
      name: 'it says the contrary',
      evidence: live(
        policyText.replace(
          'is subject to electronic disclosures',
          'is not subject to electronic disclosures',
        ),
      ),
      violations: [
        { ...found, says: 'Put the sentence back', actual: notice.replace('is subject', 'is not subject') },
      ],
    },
  ],
  undetermined: [
    {
      name: 'no policy was found',
      evidence: site({ documents: [] }),
      undetermined: [
        { page: home, subject: 'policy', reason: 'no live policy was found that could be read' },
        { page: home, subject: `policy ${policyUrl}`, reason: 'the document was not fetched' },
      ],
    },
  ],
  noSubject: {
    cannotBe: 'Every site has a policy to be read; where none is found the claim is undetermined.',
  },
});
