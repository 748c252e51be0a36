import { informational, judged } from './entry.js';

const section = 'Changes to this Privacy Policy';

/** The policy in force, and how it changes. */
export const changes = [
  judged({
    id: 'policy-link-current',
    section,
    sentences: ['This Privacy Policy is effective as of January 15, 2021.'],
    testability: 'machine',
    severity: 'critical',
    title: 'Every page links to the one current policy',
    howTested:
      'Each page is searched for a visible, named link to the policy, and each such link is followed. The site breaks this when a page has no such link, when a link leads to anything but the one current policy (an old version, an error, plain HTTP, another host), or when the policy shows a different, a missing, a future or more than one effective date. A redirect to the current policy, several links to it, or a PDF of the same version break nothing.',
    remedy:
      'Put a link named "Privacy Policy" on the page (the footer is the usual place), let it lead to the current policy, and remove old versions.',
    profiles: ['first-visit', 'documents'],
  }),
  judged({
    id: 'policy-text-matches',
    section,
    quote: 'MPRO will occasionally update its Privacy Policy',
    sentences: [
      'MPRO will occasionally update its Privacy Policy to reflect company and customer feedback, but MPRO will not individually notify you of any such updates to the Privacy Policy.',
    ],
    testability: 'machine',
    severity: 'critical',
    title: 'The live policy is the registered one, word for word',
    howTested:
      'The live policy is compared with the registered text word by word; spaces, kinds of quotation marks and markup do not count. It breaks this when words were added, left out or changed, and more so when the effective date did not change with them.',
    remedy:
      'If the change is meant: give it a new effective date and register the new text, with its claims. If not: put the registered text back.',
    profiles: ['first-visit', 'documents'],
  }),
  informational({
    id: 'review-encouraged',
    section,
    sentences: [
      'As such, MPRO encourages you to periodically review this Privacy Policy to be informed of how MPRO is protecting your information.',
    ],
    title: 'Visitors are encouraged to review the policy',
    because: 'it describes what visitors are asked to do.',
  }),
];
