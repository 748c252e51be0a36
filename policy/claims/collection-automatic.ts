import { attested, informational, judged } from './entry.js';

const section = 'Collection of your Personal Information';

/** Information that is collected without anybody giving it, and what is not collected here. */
export const collectionAutomatic = [
  informational({
    id: 'automatic-collection',
    section,
    sentences: [
      'MPRO may also automatically collect information about your computer hardware and software.',
      'This information can include: your IP address, browser type, domain names, access times and referring Website addresses.',
    ],
    title: 'MPRO may collect technical information automatically',
    because: 'it says what MPRO may collect, with examples, and sets no limit that could be overstepped.',
  }),
  attested({
    id: 'automatic-information-uses',
    section,
    sentences: [
      'MPRO uses this information for the operation of the service, to maintain quality of the service, and to provide general statistics regarding use of the MPRO Website.',
    ],
    severity: 'normal',
    title: 'Automatically collected information serves only operation, quality and statistics',
    states:
      "information collected automatically about visitors' computers is used for the operation of the service, its quality and general statistics, and for nothing else.",
    signedBy: "MPRO's privacy officer",
    everyMonths: 12,
    remedy: 'Stop the other use, or have the policy name it.',
  }),
  judged({
    id: 'telemetry-not-linked-to-pii',
    section,
    sentences: [
      'This information does not include, nor is it linked to, personally identifiable information.',
    ],
    testability: 'machine',
    severity: 'critical',
    title: 'Automatically collected information carries nothing that a visitor typed',
    howTested:
      "Forms are filled in with made-up values, and every analytics, log and beacon request, MPRO's own included, is searched for them in any encoding. A request breaks this when it carries such a value; so does a page whose address holds one (a form that puts personal information into the URL), since addresses end up in logs and referrers.",
    remedy: 'Send the form with POST, and keep what is typed out of the analytics events and page addresses.',
    profiles: ['first-visit', 'form-filled'],
  }),
  informational({
    id: 'external-links',
    section,
    sentences: [
      'MPRO’s Website contains links to other websites, which MPRO does not own or control.',
      'MPRO encourages you to review the privacy statements of websites you choose to link to from MPRO so you understand how those websites collect, use, and share your information.',
      'MPRO is not responsible for the privacy statements or other content on websites outside of MPRO and the MPRO family of Websites.',
      'Links to other websites and content does not constitute or imply MPRO’s endorsement of that content or website.',
    ],
    title: 'MPRO is not responsible for the websites that it links to',
    because:
      "it tells visitors what MPRO does not answer for. What third parties do on MPRO's own pages is checked elsewhere.",
  }),
  informational({
    id: 'acknowledgement',
    section,
    sentences: [
      'BY ACCESSING OR USING MPRO’S WEBSITE OR SERVICES, YOU ACKNOWLEDGE YOU HAVE READ, UNDERSTAND, AND CONSENT TO THIS PRIVACY POLICY AND TO THE USES AND DISCLOSURES OF COLLECTED INFORMATION ABOUT YOU THAT ARE DESCRIBED IN THIS PRIVACY POLICY.',
    ],
    title: 'Visitors acknowledge the policy by using the website',
    because: 'it describes what a visitor does, not what MPRO does.',
  }),
];
