import { policyText } from '../../policy/text.js';
import { rule } from '../../specs/rules/contact-channels-published.js';
import { testClaim } from './claim-tester.js';
import { home, policyDocument, policyExhibits, policyUrl, site } from './evidence-builders.js';

const postal = '22670 Haggerty Road, Suite 100, Farmington Hills, MI 48335-2611';
const at = { page: policyUrl, evidence: [...policyExhibits] };
const email = { ...at, subject: 'e-mail address', expected: 'info@mpro.org' };
const address = { ...at, subject: 'postal address', expected: postal };
const live = (text: string, hiddenText = '') =>
  site({ documents: [policyDocument({ text, hiddenText })], exhibits: policyExhibits });
/** The policy with words of its last section, the contact section, replaced. */
const changed = (words: string, instead: string, hidden = '') => {
  const from = policyText.lastIndexOf('Contact Information');
  return live(policyText.slice(0, from) + policyText.slice(from).replace(words, instead), hidden);
};

testClaim(rule, {
  conforms: [
    { name: 'both stand in the contact section', evidence: site(), subjectsChecked: 1 },
    {
      name: 'the address over several lines',
      evidence: changed(', Suite 100, ', '\nSuite 100\n'),
      subjectsChecked: 1,
    },
    {
      name: 'the ZIP code without its last four digits',
      evidence: changed('48335-2611', '48335'),
      subjectsChecked: 1,
    },
    {
      name: 'the ZIP code with a dash for its hyphen, signs that nobody sees',
      evidence: changed(
        postal,
        '22670 Hag\u00adgerty Road, Suite\u00a0100, Farming\u200bton Hills, MI 48335–2611',
      ),
      subjectsChecked: 1,
    },
    {
      name: 'lines that end inside words',
      evidence: changed(postal, '22670 Haggerty Road, Suite 100, Farm-\nington Hills, MI 48335-\n2611'),
      subjectsChecked: 1,
    },
    {
      name: 'a further address in the footer',
      evidence: live(`${policyText}\nProblems with this page? webmaster@mpro.org`),
      subjectsChecked: 1,
    },
    {
      name: 'other words under another heading, both addresses',
      evidence: live(
        `${policyText.slice(0, policyText.lastIndexOf('Contact Information'))}\nHow to reach us\nWrite to info@mpro.org or MPRO Webmaster, ${postal}.`,
      ),
      subjectsChecked: 1,
    },
    {
      name: 'a table of contents with the same heading',
      evidence: live(`Contact Information\n${policyText}`),
      subjectsChecked: 1,
    },
  ],
  violates: [
    {
      name: 'the section is gone; the one for California names the same addresses',
      evidence: live(policyText.slice(0, policyText.lastIndexOf('Contact Information'))),
      violations: [
        { ...email, says: 'does not name info@mpro.org', actual: 'nothing of the kind' },
        { ...address, says: 'does not name the registered postal address', actual: 'nothing of the kind' },
      ],
    },
    {
      name: 'the e-mail is missing',
      evidence: changed('info@mpro.org', 'our office'),
      violations: [{ ...email, says: 'does not name info@mpro.org', actual: 'nothing of the kind' }],
    },
    {
      name: 'another e-mail in its place, the right one further down',
      evidence: live(
        `${changed('info@mpro.org', 'help@vendor.example').documents[0]?.text ?? ''}\n© MPRO. All rights reserved. For the press: info@mpro.org`,
      ),
      violations: [{ ...email, says: 'Put the registered address back', actual: 'help@vendor.example' }],
    },
    {
      name: 'the postal address is missing',
      evidence: changed(postal, ''),
      violations: [{ ...address, says: 'registered postal address', actual: 'nothing of the kind' }],
    },
    {
      name: 'another postal address in its place',
      evidence: changed('22670 Haggerty Road, Suite 100', '100 Center Avenue'),
      violations: [
        {
          ...address,
          says: 'registered postal address',
          actual: '100 Center Avenue, Farmington Hills, MI 48335-2611',
        },
      ],
    },
    {
      name: 'other last digits of the ZIP code',
      evidence: changed('48335-2611', '48335-2612'),
      violations: [{ ...address, says: 'registered postal address', actual: postal.replace('2611', '2612') }],
    },
    {
      name: 'the e-mail is hidden',
      evidence: changed('info@mpro.org', 'us', 'info@mpro.org'),
      violations: [
        { ...email, says: 'nobody can see it', actual: 'only text that is hidden or crossed out' },
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
