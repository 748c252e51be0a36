import { policyText } from '../../policy/text.js';
import { rule } from '../../specs/rules/policy-text-matches.js';
import { testClaim } from './claim-tester.js';
import {
  link,
  home,
  page,
  policyDocument,
  policyExhibits,
  policyUrl,
  site,
  timedOut,
  timedOutReason,
} from './evidence-builders.js';

const live = (text: string, given: Parameters<typeof policyDocument>[0] = {}) =>
  site({ documents: [policyDocument({ text, ...given })] });
const at = { page: policyUrl, evidence: [] };
const sale =
  'MPRO does not sell, rent, or lease its customer lists to third parties unless otherwise explicitly noted in this Privacy Policy.';
const sensitive =
  'MPRO does not use or disclose sensitive personal information, such as race, religion, or political affiliations, without your explicit consent.';
const texas =
  'As a resident of Texas, under Texas law, MPRO is required to post a notice that protected health information (PHI) held by MPRO is subject to electronic disclosures.';
const use = 'Use of your Personal Information';
/** The section with its heading. */
const texasSection = policyText.slice(
  policyText.indexOf('Additional Texas Privacy Disclosures'),
  policyText.indexOf('Additional California Privacy Disclosures'),
);
const addedTo = (words: string, instead: string, sentence: string, section = use) => ({
  evidence: live(policyText.replace(words, instead)),
  violations: [
    {
      ...at,
      subject: section,
      says: 'says something else than',
      expected: sentence,
      actual: sentence.replace(words, instead).replace(/\.$/, ''),
    },
  ],
});
const research = policyText.match(/MPRO may also contact you via surveys[^.]*\./)?.[0] ?? '';
const around = (text: string, actual: string) => ({
  evidence: live(text),
  violations: [
    {
      ...at,
      subject: 'text around the policy',
      says: 'says more than',
      expected: 'no further words here',
      actual,
    },
  ],
});
const short = (text: string): string => `${text.replace(/\s+/g, ' ').slice(0, 599).trimEnd()}…`;

testClaim(rule, {
  conforms: [
    { name: 'the registered text', evidence: site(), subjectsChecked: 1 },
    {
      name: 'navigation before it, a footer after it',
      evidence: live(
        `Home\nAbout MPRO\nContact\n${policyText}\n© 2026 MPRO. All rights reserved.\nTerms of Use`,
      ),
      subjectsChecked: 1,
    },
    {
      name: 'other quotation marks, dashes, spaces and lines',
      evidence: live(
        policyText
          .replaceAll('’', "'")
          .replaceAll(/[“”]/g, '"')
          .replaceAll('-', '‑')
          .replaceAll(/(.{60}\S*) /g, '$1\n'),
      ),
      subjectsChecked: 1,
    },
    {
      name: 'capitals by style sheet',
      evidence: live(policyText.replace('Use of Cookies', 'USE OF COOKIES')),
      subjectsChecked: 1,
    },
    {
      name: 'a PDF with ligatures, hyphens at line ends and page numbers',
      evidence: live(
        policyText
          .replaceAll('fi', 'ﬁ')
          .replace('may also automatically', 'may also auto-\nmatically')
          .replace('Use of Cookies', 'Page 2 of 5\nMPRO Privacy Policy\nUse of Cookies'),
        { format: 'pdf' },
      ),
      subjectsChecked: 1,
    },
    {
      name: 'a table of contents, the date below the title, a way back up',
      evidence: live(
        `MPRO Privacy Policy\nEffective January 15, 2021\nOn this page\nUse of Cookies\nContact Information\n${policyText.replace('MPRO Privacy Policy\n', '').replace('Use of Cookies', 'Back to top\nUse of Cookies')}`,
      ),
      subjectsChecked: 1,
    },
    {
      name: 'the date of an earlier version in a list of them',
      evidence: live(
        `Earlier versions\nEffective June 1, 2019\nEffective May 2, 2016\nThe policy of today\n${policyText}`,
      ),
      subjectsChecked: 1,
    },
    {
      name: 'a page that ends inside a sentence',
      evidence: live(
        policyText.replace(
          'does not sell, rent',
          'does not sell,\nEffective January 15, 2021\nMPRO Privacy Policy | Page 2 of 6\nrent',
        ),
      ),
      subjectsChecked: 1,
    },
    {
      name: 'what pages say of links, and offer beside headings and paragraphs',
      evidence: live(
        policyText
          .replace('www.MPRO.org', 'www.MPRO.org (opens in a new window)')
          .replaceAll('info@mpro.org', 'info@mpro.org (opens email)')
          .replace('Use of Cookies', 'Use of Cookies\nCopy link to this section')
          .replace('Security of your', 'Permalink\nRead more\nLast reviewed March 3, 2024\nSecurity of your')
          .replace('Contact Information\n', 'Contact Information expand_more\n'),
      ),
      subjectsChecked: 1,
    },
    {
      name: 'invisible characters, other apostrophes, dashes for hyphens',
      evidence: live(
        policyText
          .replaceAll('privacy', 'pri\u200bvacy')
          .replaceAll('Texas', 'Te\u200cxas')
          .replaceAll('third', 'th\u2060ird')
          .replaceAll('information', 'infor\u00admation')
          .replaceAll('MPRO’s', 'MPRO´s')
          .replaceAll('child’s', 'child′s')
          .replaceAll('visitor’s', 'visitorʼs')
          .replaceAll('third-party', 'third–party')
          .replaceAll('48335-2611', '48335—2611'),
      ),
      subjectsChecked: 1,
    },
    {
      name: 'long dashes without spaces for commas',
      evidence: live(policyText.replace('such as race, religion,', 'such as race—religion—')),
      subjectsChecked: 1,
    },
    {
      name: 'the way up, the owner and the date of a look through on its last line; navigation that sounds like a policy',
      evidence: live(
        `${policyText.trimEnd()} Back to top © 2026 MPRO. All rights reserved. Last reviewed March 3, 2024.\nYour Rights\nNews\nMPRO wins an award for quality.`,
      ),
      subjectsChecked: 1,
    },
    {
      name: 'its title on its first line, behind the way to the page',
      evidence: live(policyText.replace('MPRO Privacy Policy\n', 'Home > MPRO Privacy Policy ')),
      subjectsChecked: 1,
    },
    {
      name: 'a list whose signs stand in the markup',
      evidence: live(policyText.replaceAll(/\(([abc])\) /g, '\n• ')),
      subjectsChecked: 1,
    },
    {
      name: 'what an organisation says of its work with data',
      evidence: live(
        `We use data and information to improve health care.\n${policyText}\nMPRO collects data on quality of care.\nThe information provided on our website is for educational use only.`,
      ),
      subjectsChecked: 1,
    },
    {
      name: 'a sentence after it that promises nothing',
      evidence: live(`${policyText}\nWas this page helpful to you today, yes or no?`),
      subjectsChecked: 1,
    },
    {
      name: 'a section after it on something that nobody is told by visitors',
      evidence: live(
        `${policyText}\nPartner programme\nMembers of our partner programme are given a handbook. Our contact details are passed on to every new clinic.`,
      ),
      subjectsChecked: 1,
    },
    {
      name: 'an old version is a matter of the link',
      evidence: site({
        pages: [page({ policyLinks: [...page().policyLinks, link({ href: `${home}old` })] })],
        documents: [policyDocument(), policyDocument({ url: `${home}old`, text: 'Old.', dates: [] })],
      }),
      subjectsChecked: 1,
    },
  ],
  violates: [
    {
      name: 'words inside a sentence that pages use too',
      ...addedTo('does not sell, rent', 'does not sell, share, rent', sale),
    },
    {
      name: 'a number inside a sentence',
      ...addedTo('contact you via surveys', 'contact you 30 via surveys', research),
    },
    {
      name: 'words inside a sentence, on a line of their own',
      ...addedTo('contact you via surveys', 'contact you\nand share\nvia surveys', research),
      violations: [
        {
          ...at,
          subject: use,
          says: 'says something else than',
          expected: research,
          actual: research.replace('contact you via', 'contact you and share via').replace(/\.$/, ''),
        },
      ],
    },
    {
      name: 'words that lengthen a sentence',
      evidence: live(
        policyText.replace('your explicit consent.', 'your explicit consent and privacy policy.'),
      ),
      violations: [
        {
          ...at,
          subject: use,
          says: 'says more than',
          expected: 'no further words here',
          actual: 'and privacy policy',
        },
      ],
    },
    {
      name: 'a sentence on its last line',
      ...around(`${policyText.trimEnd()} MPRO may charge a fee for this.`, 'MPRO may charge a fee for this.'),
    },
    {
      name: 'words that lengthen its last sentence',
      ...around(policyText.replace(/\.\s*$/, ' within 30 days.'), 'within 30 days.'),
    },
    {
      name: 'a sentence on its last line that goes on in the next',
      ...around(
        `${policyText.trimEnd()} MPRO may charge a fee\nfor this.`,
        'MPRO may charge a fee for this.',
      ),
    },
    {
      name: 'a sentence on its first line',
      ...around(
        policyText.replace('MPRO is committed', 'This applies only in Michigan. MPRO is committed'),
        'This applies only in Michigan.',
      ),
    },
    {
      name: 'a further section behind it',
      ...around(
        `${policyText}\nAdditional Nevada Disclosures\nNevada residents may opt out of the sale of covered details.`,
        'Nevada residents may opt out of the sale of covered details.',
      ),
    },
    {
      name: 'a "not" is gone',
      evidence: live(policyText.replace('does not sell, rent', 'does sell, rent')),
      violations: [
        {
          ...at,
          subject: use,
          says: 'says something else than the registered one, though its effective date did not change with it',
          expected: sale,
          actual: sale.replace('does not', 'does').replace(/\.$/, ''),
        },
      ],
    },
    {
      name: 'a sentence is gone, with the text as it was read and its picture',
      evidence: site({
        documents: [policyDocument({ text: policyText.replace(`${sensitive}\n`, '') })],
        exhibits: policyExhibits,
      }),
      violations: [
        {
          ...at,
          subject: use,
          says: 'leaves out words',
          expected: sensitive,
          actual: 'nothing',
          evidence: [...policyExhibits],
        },
      ],
    },
    {
      name: 'a section is gone, and a sentence of another is hidden',
      evidence: live(policyText.replace(texasSection, '').replace(`${sensitive}\n`, ''), {
        hiddenText: sensitive,
      }),
      violations: [
        {
          ...at,
          subject: 'Additional Texas Privacy Disclosures',
          says: 'leaves out 6 headings and sentences of the registered one',
          expected: short(texasSection),
          actual: 'nothing',
        },
        {
          ...at,
          subject: use,
          says: 'hides or crosses out words',
          expected: sensitive,
          actual: 'only text that is hidden or crossed out',
        },
      ],
    },
    {
      name: 'two sentences of a section are gone, what stands between them is not',
      evidence: live(policyText.replace(`${sale} `, '').replace(`${sensitive}\n`, '')),
      violations: [
        {
          ...at,
          subject: use,
          says: 'leaves out 2 headings and sentences',
          expected: `${sale} … ${sensitive}`,
          actual: 'nothing',
        },
      ],
    },
    {
      name: 'a sentence is gone that begins as the one after it does',
      evidence: live(policyText.replace(`${texas} `, '')),
      violations: [
        {
          ...at,
          subject: 'Additional Texas Privacy Disclosures',
          says: 'leaves out words',
          expected: texas,
          actual: 'nothing',
        },
      ],
    },
    {
      name: 'a sentence was added that begins as the one after it does',
      evidence: live(policyText.replace('As a general rule', 'As a rule we share it. As a general rule')),
      violations: [
        {
          ...at,
          subject: 'Additional Texas Privacy Disclosures',
          says: 'says more than',
          expected: 'no further words here',
          actual: 'As a rule we share it',
        },
      ],
    },
    {
      name: 'a sentence is hidden',
      evidence: live(policyText.replace(`${sensitive}\n`, ''), { hiddenText: sensitive }),
      violations: [
        {
          ...at,
          subject: use,
          says: 'hides or crosses out words',
          expected: sensitive,
          actual: 'only text that is hidden or crossed out',
        },
      ],
    },
    {
      name: 'a sentence was added between two others',
      evidence: live(
        policyText.replace('Use of Cookies\n', 'We share data with advertisers.\nUse of Cookies\n'),
      ),
      violations: [
        {
          ...at,
          subject: 'Use of Cookies',
          says: 'says more than',
          expected: 'no further words here',
          actual: 'We share data with advertisers',
        },
      ],
    },
    {
      name: 'another date stands below the title',
      ...around(
        policyText.replace('MPRO Privacy Policy\n', 'MPRO Privacy Policy\nEffective Date: June 1, 2019.\n'),
        'Effective Date: June 1, 2019.',
      ),
    },
    {
      name: 'a promise was added after the end',
      evidence: live(`${policyText}\nMPRO may share your information with partners at any time.`),
      violations: [
        {
          ...at,
          subject: 'text around the policy',
          says: 'says more than',
          expected: 'no further words here',
          actual: 'MPRO may share your information with partners at any time.',
        },
      ],
    },
    {
      name: 'a section of others after the end says what they are given',
      evidence: live(
        `${policyText}\nPartner programme\nMembers of our partner programme agree that their contact details are given to sponsors.`,
      ),
      violations: [
        {
          ...at,
          subject: 'text around the policy',
          says: 'says more than',
          expected: 'no further words here',
          actual: 'Members of our partner programme agree that their contact details are given to sponsors.',
        },
      ],
    },
    {
      name: 'the date changed with the text: not worse',
      evidence: live(policyText.replace('January 15, 2021', 'March 2, 2023'), {
        dates: [{ date: '2023-03-02', label: 'effective', phrase: 'effective as of March 2, 2023' }],
      }),
      violations: [
        {
          ...at,
          subject: 'Changes to this Privacy Policy',
          says: 'says something else than the registered one. Put',
          expected: 'This Privacy Policy is effective as of January 15, 2021.',
          actual: 'This Privacy Policy is effective as of March 2, 2023',
        },
      ],
    },
    {
      name: 'another text altogether, in a file that has no picture',
      evidence: site({
        documents: [policyDocument({ text: 'This page tells you how a tool handles cookies and tokens.' })],
        exhibits: policyExhibits.slice(0, 1),
      }),
      violations: [
        {
          ...at,
          subject: 'whole text',
          says: 'another text',
          expected: 'the registered text',
          actual: 'This page tells you how a tool handles cookies and tokens.',
          evidence: policyExhibits.slice(0, 1),
        },
      ],
    },
  ],
  undetermined: [
    {
      name: 'no policy was fetched',
      evidence: site({ documents: [] }),
      undetermined: [
        { page: home, subject: 'policy', reason: 'no live policy was found that could be read' },
        { page: home, subject: `policy ${policyUrl}`, reason: 'the document was not fetched' },
      ],
    },
    {
      name: 'the policy could not be read',
      evidence: site({ documents: [policyDocument({ outcome: timedOut })] }),
      undetermined: [
        { page: home, subject: 'policy', reason: 'no live policy was found that could be read' },
        { page: home, subject: `policy ${policyUrl}`, reason: timedOutReason },
      ],
    },
    {
      name: 'no link leads to one',
      evidence: site({ pages: [page({ policyLinks: [] })] }),
      undetermined: [
        { page: home, subject: 'policy', reason: 'no live policy was found that could be read' },
      ],
    },
  ],
  noSubject: {
    cannotBe: 'Every site has a policy to be read; where none is found the claim is undetermined.',
  },
});
