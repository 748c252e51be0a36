import { attested, informational, judged } from './entry.js';

const section = 'Additional Texas Privacy Disclosures';

/** For residents of Texas. */
export const texas = [
  informational({
    id: 'texas-scope',
    section,
    sentences: ['This section of the Privacy Policy only applies to you if you are a resident of Texas.'],
    title: 'The section applies to residents of Texas',
    because: 'it sets the scope of the section.',
  }),
  judged({
    id: 'texas-phi-notice-posted',
    section,
    quote:
      'MPRO is required to post a notice that protected health information (PHI) held by MPRO is subject to electronic disclosures.',
    sentences: [
      'As a resident of Texas, under Texas law, MPRO is required to post a notice that protected health information (PHI) held by MPRO is subject to electronic disclosures.',
    ],
    testability: 'machine',
    severity: 'critical',
    title: 'The notice on electronic disclosure of health information is posted',
    howTested:
      'The live policy is read as a visitor sees it. It breaks this when the notice that protected health information (PHI) held by MPRO is subject to electronic disclosures does not stand in it, or is hidden.',
    remedy: 'Put the notice back into the live policy, visibly.',
    profiles: ['first-visit', 'documents'],
  }),
  attested({
    id: 'texas-phi-authorization',
    section,
    sentences: [
      'As a general rule, MPRO may not electronically disclose an individual’s PHI to any person without a separate authorization from the individual.',
      'Depending on the type of disclosure, the authorization may be made in written form, electronic form, or in oral form if it is documented in writing.',
      'An authorization for electronic disclosure of PHI is not required if the disclosure is made: (a) to another covered entity, as that term is defined by the Texas Medical Privacy Act or Texas Insurance Code, for the purposes of treatment, payment, healthcare operations, or performing an insurance or health maintenance organization function; or (b) as otherwise permitted or required by state or federal law.',
    ],
    severity: 'critical',
    title:
      'Health information is disclosed electronically only with an authorization or where the law permits it',
    states:
      'every electronic disclosure of protected health information had an authorization or fell under one of the exceptions that the policy names.',
    signedBy: "MPRO's privacy officer",
    everyMonths: 12,
    remedy: 'Stop the disclosure and obtain the authorization.',
  }),
];
