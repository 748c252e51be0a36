import { attested, informational, judged } from './entry.js';

const section = 'Contact Information';

/** How to reach MPRO. */
export const contact = [
  informational({
    id: 'comments-welcome',
    section,
    sentences: ['MPRO welcomes your comments regarding this Privacy Policy.'],
    title: 'MPRO welcomes comments',
    because: 'it is an invitation.',
  }),
  judged({
    id: 'contact-channels-published',
    section,
    quote:
      'please contact MPRO at info@mpro.org or by writing to: MPRO Webmaster, 22670 Haggerty Road, Suite 100, Farmington Hills, MI 48335-2611.',
    sentences: [
      'If you believe MPRO has not adhered to this Privacy Policy, please contact MPRO at info@mpro.org or by writing to: MPRO Webmaster, 22670 Haggerty Road, Suite 100, Farmington Hills, MI 48335-2611.',
    ],
    testability: 'machine',
    severity: 'normal',
    title: "The policy names MPRO's e-mail and postal address",
    howTested:
      'The live policy is read as a visitor sees it. It breaks this when the e-mail address or the postal address of MPRO is missing or hidden, or another one stands in its place.',
    remedy:
      'Put the e-mail and the postal address back as registered; if they changed, register the new policy text.',
    profiles: ['first-visit', 'documents'],
  }),
  attested({
    id: 'problems-remedied',
    section,
    sentences: ['We will use commercially reasonable efforts to promptly determine and remedy the problem.'],
    severity: 'normal',
    title: 'Problems that people report are determined and remedied promptly',
    states:
      'each report that MPRO did not adhere to the policy was looked into promptly, with its outcome recorded.',
    signedBy: "MPRO's privacy officer",
    everyMonths: 12,
    remedy: 'Work off the open reports, and record what came of them.',
  }),
];
