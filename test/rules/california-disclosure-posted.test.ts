import { policyText } from '../../policy/text.js';
import { rule } from '../../specs/rules/california-disclosure-posted.js';
import { testClaim } from './claim-tester.js';
import { home, policyDocument, policyExhibits, policyUrl, site } from './evidence-builders.js';

const postal = '22670 Haggerty Road, Suite 100, Farmington Hills, MI 48335-2611';
const request = `To request this information, please contact MPRO at info@mpro.org or by writing to: MPRO Webmaster, ${postal}.`;
const live = (text: string, hiddenText = '') =>
  site({ documents: [policyDocument({ text, hiddenText })], exhibits: policyExhibits });
const changed = (words: string, instead: string) =>
  live(policyText.replace(request, request.replace(words, instead)));
const paragraph = policyText.split('\n').find(line => line.includes('right to request in writing')) ?? '';
const right = /As a resident of California[^]*?all such third parties\./.exec(paragraph)?.[0] ?? '';
const rightShort = `${right.slice(0, 299)}…`;
const at = { page: policyUrl, evidence: [...policyExhibits] };
const email = { ...at, subject: 'e-mail address for requests from California', expected: 'info@mpro.org' };
const address = { ...at, subject: 'postal address for requests from California', expected: postal };

testClaim(rule, {
  conforms: [
    { name: 'section, e-mail and postal address stand in the policy', evidence: site(), subjectsChecked: 1 },
    {
      name: 'the address over several lines, abbreviated',
      evidence: changed(postal, '22670 Haggerty Rd.\nSte 100\nFarmington Hills, MI 48335'),
      subjectsChecked: 1,
    },
    {
      name: 'the e-mail written against robots',
      evidence: changed('info@mpro.org', 'info [at] mpro [dot] org'),
      subjectsChecked: 1,
    },
    {
      name: 'words that break at the ends of lines, and signs that nobody sees',
      evidence: live(
        policyText
          .replaceAll('request in writing', 're\u00adquest in writ-\ning')
          .replaceAll('Farmington', 'Farm-\nington')
          .replaceAll('info@mpro.org', 'info@\u200bmpro.org'),
      ),
      subjectsChecked: 1,
    },
  ],
  violates: [
    {
      name: 'other last digits of the ZIP code',
      evidence: changed('48335-2611', '48335-2612'),
      violations: [
        {
          ...address,
          says: 'does not name the postal address',
          actual: postal.replace('2611', '2612'),
        },
      ],
    },
    {
      name: 'the section is missing',
      evidence: live(policyText.replace(paragraph, '')),
      violations: [
        {
          ...at,
          subject: 'right to request, for residents of California',
          says: 'their right to request in writing',
          expected: rightShort,
          actual: 'nothing of the kind',
        },
      ],
    },
    {
      name: 'the section is hidden',
      evidence: live(policyText.replace(paragraph, ''), paragraph),
      violations: [
        {
          ...at,
          subject: 'right to request, for residents of California',
          says: 'nobody can see it',
          expected: rightShort,
          actual: 'only text that is hidden or crossed out',
        },
      ],
    },
    {
      name: 'the sentence with both addresses is missing, though they stand elsewhere in the policy',
      evidence: live(policyText.replace(request, '')),
      violations: [
        { ...email, says: 'does not name info@mpro.org', actual: 'nothing of the kind' },
        { ...address, says: 'does not name the postal address', actual: 'nothing of the kind' },
      ],
    },
    {
      name: 'another e-mail in its place',
      evidence: changed('info@mpro.org', 'privacy@vendor.example'),
      violations: [{ ...email, says: 'Put the address back', actual: 'privacy@vendor.example' }],
    },
    {
      name: 'another street in its place',
      evidence: changed('22670 Haggerty Road', '1 Main Street'),
      violations: [
        { ...address, says: 'Put it back', actual: postal.replace('22670 Haggerty Road', '1 Main Street') },
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
