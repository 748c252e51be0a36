import { attested, informational, judged } from './entry.js';

const section = 'Additional California Privacy Disclosures';

/** For residents of California. */
export const california = [
  informational({
    id: 'california-scope',
    section,
    sentences: [
      'This section of the Privacy Policy only applies to you if you are a resident of California.',
    ],
    title: 'The section applies to residents of California',
    because: 'it sets the scope of the section.',
  }),
  judged({
    id: 'california-disclosure-posted',
    section,
    quote: 'you have the right to request in writing … please contact MPRO at',
    sentences: [
      'As a resident of California, under California Law, you have the right to request in writing from businesses with whom they have an established business relationship: (a) a list of the categories of personally identifiable information, such as: name, e-mail address and mailing address and the type of services provided to the customer that a business has disclosed to third-parties during the immediately preceding calendar year for the third-parties’ direct marketing purposes; and (b) the names and addresses of all such third parties.',
      'To request this information, please contact MPRO at info@mpro.org or by writing to: MPRO Webmaster, 22670 Haggerty Road, Suite 100, Farmington Hills, MI 48335-2611.',
    ],
    testability: 'machine',
    severity: 'critical',
    title: 'The California section is posted with its e-mail and postal address',
    howTested:
      'The live policy is read as a visitor sees it. It breaks this when the section on the right to request, its e-mail address or its postal address is missing or hidden.',
    remedy: 'Put the section back into the live policy, with both addresses.',
    profiles: ['first-visit', 'documents'],
  }),
  attested({
    id: 'california-opt-out',
    section,
    sentences: [
      'If you do not want your personally identifiable information to be shared with any third-party who may use such information for direct marketing purposes, then you may opt out by contacting MPRO at info@mpro.org or by writing to: MPRO Webmaster, 22670 Haggerty Road, Suite 100, Farmington Hills, MI 48335-2611.',
    ],
    severity: 'critical',
    title: 'Opting out of sharing for direct marketing is honoured',
    states: 'every request not to share personal information for direct marketing was carried out.',
    signedBy: "MPRO's privacy officer",
    everyMonths: 12,
    remedy: 'Carry out the open requests, and name who handles them.',
  }),
];
