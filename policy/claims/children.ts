import { attested, informational, judged } from './entry.js';

const section = 'Children’s Online Privacy Information';

/** Children under the age of 13. */
export const children = [
  judged({
    id: 'under-13-refused',
    section,
    sentences: ['These Websites are not intended for use by children under the age of 13.'],
    testability: 'partial',
    severity: 'critical',
    title: 'Forms that ask for an age refuse children under 13',
    howTested:
      "Each form that asks its visitor for an age or a birth date is filled in twice more, as a child of ten and as an adult would; a birth date that takes no keys is picked from its calendar. The form breaks this when it accepts the child's answer without refusing it or asking for a parent's consent. Where submissions are held back and the page lets the child's answer go, what the server would say is named as a limit. Not judged: the birth date of somebody else (a child, a patient), a birth date by which somebody logs in or looks something up, and what only hints at an age.",
    restForPerson:
      'Whether pages or services are aimed at children by their content, and whether forms without a question for the age are likely to be filled in by children.',
    remedy:
      "Check the age on the server; refuse children under 13, or ask for a parent's consent before anything is kept.",
    profiles: ['first-visit', 'form-filled'],
  }),
  attested({
    id: 'no-knowing-collection-from-children',
    section,
    sentences: [
      'We do not knowingly collect information from children under the age of 13 although certain third-party sites that we link to may collect information.',
    ],
    severity: 'critical',
    title: 'Nothing is knowingly collected from children under 13',
    states: 'MPRO did not knowingly collect information from children under the age of 13.',
    signedBy: "MPRO's privacy officer",
    everyMonths: 12,
    remedy: 'Delete the information and tell the parents.',
  }),
  informational({
    id: 'third-party-sites-and-parents',
    section,
    sentences: [
      'These third-party sites have their own terms of use and privacy policies and we encourage parents and legal guardians to monitor their children’s Internet usage and to help enforce MPRO’s Privacy Policy by instructing their children to never provide any personal information on our websites without their permission.',
    ],
    title: 'Other sites have their own policies; parents are encouraged to watch',
    because: 'it speaks of other sites and of what parents do.',
  }),
  attested({
    id: 'parents-notified',
    section,
    sentences: [
      'In accordance with the provisions of the Children’s Online Privacy Act, in the event we inadvertently begin collecting any personal information or data from children under the age of 13, we will notify parents first and will seek parental or guardian consent to collect, use and/or disclose certain personal information from children under the age of 13.',
    ],
    severity: 'critical',
    title: 'Parents are told first when information of a child was collected by mistake',
    states:
      'in every case in which information of a child under 13 was collected inadvertently, the parents were notified first and their consent was sought.',
    signedBy: "MPRO's privacy officer",
    everyMonths: 12,
    remedy: 'Notify the parents now, and hold the information back until they consent.',
  }),
  attested({
    id: 'parental-review',
    section,
    sentences: [
      'A parent may review and have deleted their child’s personal information and may refuse to permit further collection of use of their child’s information by contacting us as noted at the end of this Privacy Policy.',
    ],
    severity: 'normal',
    title: "Parents can review and delete their child's information",
    states:
      "every request of a parent to review or delete a child's information, or to stop its collection, was carried out.",
    signedBy: "MPRO's privacy officer",
    everyMonths: 12,
    remedy: 'Carry out the open requests, and name who handles them.',
  }),
  attested({
    id: 'parental-consent-without-disclosure',
    section,
    sentences: [
      'Parents may consent to our collection and use of their child’s personal information without consenting to the disclosure of that information to others.',
    ],
    severity: 'normal',
    title: 'Parents can consent to collection without consenting to disclosure',
    states:
      "parents can consent to collection and use of their child's information while refusing its disclosure, and such refusals are kept.",
    signedBy: "MPRO's privacy officer",
    everyMonths: 12,
    remedy: 'Offer the two consents apart from each other.',
  }),
];
