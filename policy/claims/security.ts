import { attested, informational, judged } from './entry.js';

const section = 'Security of your Personal Information';

/** How personal information is kept safe. */
export const security = [
  attested({
    id: 'controlled-servers',
    section,
    sentences: [
      'MPRO secures your personal information from unauthorized access, use, or disclosure.',
      'MPRO secures the personally identifiable information you provide on computer servers in a controlled, secure environment, protected from unauthorized access, use, or disclosure.',
    ],
    severity: 'critical',
    title: 'Personal information is kept on controlled, secure servers',
    states:
      'the servers that hold personal information are in a controlled, secure environment, protected from unauthorized access, use or disclosure, and were reviewed in this period.',
    signedBy: "MPRO's head of information security",
    everyMonths: 12,
    remedy: 'Close the gaps that the review found.',
  }),
  judged({
    id: 'forms-https',
    section,
    sentences: [
      'When personal information (such as a credit card number) is transmitted to other websites, it is protected through the use of encryption, such as the Secure Socket Layer (SSL) protocol.',
    ],
    testability: 'machine',
    severity: 'blocker',
    title: 'Forms send personal information encrypted',
    howTested:
      'For each form that asks for personal information, the page, the target, the targets of its buttons and each hop of the submission are looked at. The form breaks this when any of them is not HTTPS, when it submits by e-mail (mailto:), or when a script sends typed values over plain HTTP.',
    remedy:
      'Serve the page over HTTPS and give the form an https: target; redirect plain HTTP before anything is sent, not after.',
    profiles: ['first-visit', 'form-filled'],
  }),
  judged({
    id: 'tls-in-transit',
    section,
    quote:
      'When personal information (such as a credit card number) is transmitted to other websites, it is protected through the use of encryption, such as the Secure Socket Layer (SSL) protocol.',
    sentences: [],
    testability: 'machine',
    severity: 'blocker',
    title: 'Every connection to the website is properly encrypted',
    howTested:
      "Every host of the MPRO family that was met, and every other host that a form submits to, is connected to. The site breaks this when a certificate is expired, made out to another host, not issued by a recognised authority or resting on a weak key or signature, and when TLS 1.0 or 1.1 is spoken. The http:// address of every page is asked: it must lead to https://, by a redirect or by the page's own script, refuse, or be closed. Each page is watched for parts that it asks for unencrypted (mixed content). A host with a broken certificate is looked at all the same, and nothing typed is sent to it.",
    remedy:
      'Renew or replace the certificate, switch off TLS 1.0 and 1.1, redirect plain HTTP, and load every part of a page over HTTPS.',
    profiles: ['first-visit', 'form-filled', 'tls'],
    isOfSite: true,
  }),
  attested({
    id: 'shared-information-protected',
    section,
    sentences: ['Every attempt is made to protect personal information that is shared with MPRO.'],
    severity: 'normal',
    title: 'Attempts are made to protect what is shared with MPRO',
    states:
      'the measures that protect personal information shared with MPRO are in place and were reviewed in this period.',
    signedBy: "MPRO's head of information security",
    everyMonths: 12,
    remedy: 'Put the missing measures in place.',
  }),
  informational({
    id: 'email-risk',
    section,
    sentences: [
      'However, non-encrypted email is at risk of being accessed and viewed by other users without your knowledge and permission.',
      'MPRO is not responsible for the security of inbound non-encrypted email communications.',
    ],
    title: 'Unencrypted e-mail is at risk',
    because: 'it tells visitors of a risk that MPRO does not answer for.',
  }),
  judged({
    id: 'no-unencrypted-email-collection',
    section,
    quote: 'MPRO asks users to send confidential information through encrypted email or postal mail',
    sentences: [
      'To protect your privacy, MPRO asks users to send confidential information through encrypted email or postal mail to MPRO.',
    ],
    testability: 'partial',
    severity: 'critical',
    title: 'No form collects personal information by unencrypted e-mail',
    howTested:
      'Each form is looked at. It breaks this when it submits by e-mail (a mailto: target): the browser then hands what was typed to an ordinary, unencrypted e-mail. A link that opens an e-mail does not break it.',
    restForPerson:
      'Whether texts on the pages ask people to send confidential information by ordinary e-mail, and whether MPRO forwards received forms by such e-mail.',
    remedy: "Receive the form on MPRO's server over HTTPS.",
    profiles: ['first-visit'],
  }),
];
