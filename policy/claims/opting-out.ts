import { attested } from './entry.js';

const section = 'Opting Out or Changing Personal Information';

/** Opting out. */
export const optingOut = [
  attested({
    id: 'opt-out-honoured',
    section,
    sentences: [
      'To opt out of any of the Privacy Policy listed here, contact MPRO using the contact information listed below.',
    ],
    severity: 'critical',
    title: 'Requests to opt out or to change personal information are carried out',
    states:
      'every request to opt out, or to change personal information, that reached the published contact was carried out.',
    signedBy: "MPRO's privacy officer",
    everyMonths: 12,
    remedy: 'Carry out the open requests, and name who handles them.',
  }),
];
