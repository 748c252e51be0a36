import { informational } from './entry.js';

const section = 'MPRO Privacy Policy';

/** What stands before the policy's first heading. */
export const preamble = [
  informational({
    id: 'commitment-to-privacy',
    section,
    sentences: [
      'MPRO is committed to protecting your privacy and developing technology that gives you the most powerful and safe online experience.',
      'MPRO also understands that visitors to www.MPRO.org or any subpages (collectively “MPRO Website” or “Website”) need to be in control of their personal information, and MPRO is committed to protecting our visitor’s privacy.',
    ],
    title: 'MPRO commits itself to privacy',
    because: 'a statement of attitude, without an act that could be seen done or left undone.',
  }),
  informational({
    id: 'policy-scope',
    section,
    sentences: [
      'This Privacy Policy (aka “Privacy Statement”) applies to the MPRO Website and governs data collection and usage.',
    ],
    title: 'The policy applies to the MPRO Website',
    because:
      'it sets the scope of everything below. Every check takes it as www.mpro.org and all subpages, with the hosts of the MPRO family of Websites.',
  }),
  informational({
    id: 'consent-by-use',
    section,
    sentences: [
      'By using the MPRO Website, you consent to the data practices described in this Privacy Statement.',
    ],
    title: 'Visitors consent by using the website',
    because: 'it describes what a visitor does, not what MPRO does.',
  }),
];
