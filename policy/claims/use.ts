import { attested, informational, judged } from './entry.js';

const section = 'Use of your Personal Information';

/** What MPRO does with personal information. */
export const use = [
  attested({
    id: 'personal-information-uses',
    section,
    sentences: [
      'MPRO collects and uses your personal information to operate the MPRO Website, deliver the services you have requested, as described at the point of collection.',
      'MPRO also uses your personally identifiable information to inform you of other MPRO products or services.',
      'MPRO may also contact you via surveys to conduct research about your opinion of current services or of potential new services that may be offered.',
      'Lastly, MPRO may use information collected during the online registration process for some professional meetings and activities to register you for the meetings, to provide you information regarding meeting news and updates, to establish your participation in an activity, and to contact you about future related MPRO meetings and activities.',
    ],
    severity: 'critical',
    title: 'Personal information is used only for the purposes that the policy names',
    states:
      'personal information is used for the purposes that this section and the points of collection name, and for no others.',
    signedBy: "MPRO's privacy officer",
    everyMonths: 12,
    remedy: 'Stop the other use, or have the policy name it.',
  }),
  attested({
    id: 'no-sale-of-lists',
    section,
    sentences: [
      'MPRO does not sell, rent, or lease its customer lists to third parties unless otherwise explicitly noted in this Privacy Policy.',
    ],
    severity: 'blocker',
    title: 'Customer lists are not sold, rented or leased',
    states: 'no customer list was sold, rented or leased to a third party.',
    signedBy: "MPRO's privacy officer",
    everyMonths: 12,
    remedy: 'End the arrangement and tell those whose information was passed on.',
  }),
  informational({
    id: 'partner-offers',
    section,
    sentences: [
      'From time to time, MPRO may contact you on behalf of external business partners about a particular offering that may be of interest to you.',
    ],
    title: 'MPRO may pass on offers of business partners',
    because: 'it says what MPRO may do.',
  }),
  judged({
    id: 'no-pii-transfer',
    section,
    sentences: [
      'In those cases, we do not transfer your unique personally identifiable information (email, name, address, telephone number) to the third party.',
    ],
    testability: 'machine',
    severity: 'blocker',
    title: 'Nothing a visitor types into a form reaches a third party',
    howTested:
      "Every form is filled in key by key with made-up values and submitted as far as the run allows. Everything that leaves the browser before, during and after submitting is searched for these values: plain, in any encoding, hashed, compressed or split. A third party breaks this when one of them reaches it over any channel. MPRO's own hosts may receive them.",
    remedy:
      'Find the script that sends the value (the evidence names it) and take it out or set it to mask inputs; do not hand typed values to third-party tags.',
    profiles: ['form-filled'],
  }),
  informational({
    id: 'trusted-partners',
    section,
    sentences: [
      'In addition, MPRO may share data with trusted partners to help us perform statistical analysis, to help us send you email or postal mail, to provide customer support, or to arrange for deliveries.',
    ],
    title: 'MPRO may share data with trusted partners for services',
    because: 'it says what MPRO may do. What these partners must keep to stands in the next entry.',
  }),
  attested({
    id: 'partners-confidentiality',
    section,
    sentences: [
      'All such third parties are prohibited from using your personal information except to provide these services to MPRO, and they are required to maintain the confidentiality of your information.',
    ],
    severity: 'critical',
    title: 'Partners use personal information only for their service and keep it confidential',
    states:
      'every partner that receives personal information is bound by contract to use it only for its service to MPRO and to keep it confidential.',
    signedBy: "MPRO's privacy officer",
    everyMonths: 12,
    remedy: 'Conclude such a contract with the partner, or stop passing information on.',
  }),
  judged({
    id: 'sensitive-data-consent',
    section,
    sentences: [
      'MPRO does not use or disclose sensitive personal information, such as race, religion, or political affiliations, without your explicit consent.',
    ],
    testability: 'partial',
    severity: 'critical',
    title: 'Forms that ask for sensitive information ask for explicit consent to it',
    howTested:
      'Each question of each form is sorted by what its label, group and answers ask for. A form breaks this when it asks for race, religion, political opinion, health, sexual orientation, union membership, disability, immigration status, genetic or biometric data without a consent control that belongs to the question, with one that is ticked beforehand, or with one that accepts something else as well. "Prefer not to say" is no consent. What somebody needs at a meal or to get into a building is noted and not counted.',
    restForPerson:
      'Whether sensitive information is in fact used and disclosed only within the consent given, whether free-text questions invite it, and whether a question for somebody’s needs (food, access) is handled as carefully as what it may tell.',
    remedy:
      'Add a consent control of its own next to the question, not ticked, saying what the information is used for; or take the question out.',
    profiles: ['first-visit', 'form-filled'],
  }),
  informational({
    id: 'page-tracking',
    section,
    sentences: [
      'To determine what MPRO services are the most popular, we keep track of the websites and pages our customers visit within MPRO.',
      'MPRO uses this data to deliver customized content and advertising to customers whose behavior indicates they are interested in a particular subject area.',
    ],
    title: 'MPRO keeps track of the pages that its customers visit',
    because:
      'it tells visitors of a practice. What that tracking may carry, and that it can be declined, is checked elsewhere.',
  }),
  attested({
    id: 'disclosure-by-law-only',
    section,
    sentences: [
      'MPRO will disclose your personal information, without notice, only if required to do so by law or in the good faith belief that such action is necessary to: (a) conform to the edicts of the law or comply with legal process served on MPRO or the site; (b) protect and defend the rights or property of MPRO; and (c) act under exigent circumstances to protect the personal safety of users of MPRO or the public.',
    ],
    severity: 'critical',
    title: 'Personal information is disclosed without notice only where the law or an emergency requires it',
    states:
      'every disclosure of personal information without notice in this period was required by one of the reasons that the policy names.',
    signedBy: "MPRO's general counsel",
    everyMonths: 12,
    remedy: 'Tell the persons concerned, and stop such disclosures.',
  }),
];
