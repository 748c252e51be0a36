import { informational, judged } from './entry.js';

const section = 'Use of Cookies';

/** Cookies and the choice about them. */
export const cookies = [
  informational({
    id: 'what-cookies-are',
    section,
    sentences: [
      'MPRO’s Website uses "cookies" to help you personalize your online experience.',
      'A cookie is a text file that is placed on your computer or other device by which you access the MPRO Website by a web page server.',
      'Cookies cannot be used to run programs or deliver viruses to your computer or other device.',
    ],
    title: 'What cookies are',
    because: 'it explains a technique.',
  }),
  judged({
    id: 'cookies-domain-scope',
    section,
    sentences: [
      'Cookies are uniquely assigned to you and can only be read by a web server in the domain that issued you the cookie.',
    ],
    testability: 'machine',
    severity: 'normal',
    title: 'Cookies stay with the domain that issued them',
    howTested:
      "Every page is visited as by somebody who comes for the first time, and all cookies are noted that answers, frames and scripts give the browser, also those that it would refuse. Where forms are filled in, what comes then counts as well. The site breaks this when a cookie of a third party's domain is set, partitioned or not, whatever stands in it; when a cookie of MPRO's is given to a domain that is more than MPRO's; when a server under a name of MPRO's gives a cookie and its answers, or the names that its own is an alias of, show that it is a tracking service's; or when a cookie or storage entry of MPRO's that tells two visitors apart is found in what the page sends to a third party, in plain, encoded or hashed. Not counted are cookies that are taken back, those by which a third party's servers spread their load, or keep robots off for no longer than a day, tokens against forged forms and the record of a consent choice. An identifier that stays with MPRO breaks nothing.",
    remedy:
      "Take out the third party's script, image or frame that brings the cookie, or set it to work without cookies; do not hand MPRO's identifiers on; give MPRO's cookies to MPRO's own domain alone.",
    profiles: ['first-visit'],
    isOfSite: true,
  }),
  informational({
    id: 'what-cookies-do',
    section,
    sentences: [
      'Cookies are a convenience feature to save you time.',
      'A cookie relays to a web server that you have returned to a specific page.',
      'For example, if you personalize MPRO pages or register with MPRO Website or services, a cookie helps MPRO to recall your specific information on subsequent visits.',
      'A cookie simplifies the process of recording your personal information, such as billing addresses, shipping addresses, and so on.',
      'When you return to the same MPRO Website, the information you previously provided can be retrieved, so you can easily use the MPRO features you customized.',
    ],
    title: 'What cookies are good for',
    because: 'it explains what cookies may be used for, without promising an act.',
  }),
  judged({
    id: 'cookies-declined',
    section,
    quote: 'You have the ability to accept or decline cookies.',
    sentences: [
      'You have the ability to accept or decline cookies.',
      'Most web browsers automatically accept cookies, but you can modify your browser setting to decline cookies if you prefer.',
    ],
    testability: 'machine',
    severity: 'critical',
    title: 'Whoever declines cookies gets none but the necessary ones',
    howTested:
      "Visitors decline: one by the browser's setting, and one by each consent choice that any page of the site shows, where there is one. The site breaks this when it stores an identifier all the same or carries it along in addresses; when, after declining, a cookie, storage entry or tracker request appears, on this or a later page or after a reload, that is not on the list of necessary ones; or when the choice offers no way to decline. Necessary are session, forgery protection, load balancing and the record of the choice itself. A site without a consent choice breaks nothing: the policy's own way is the browser's setting. Something that has the form of such a choice and is not understood leaves the claim open.",
    remedy:
      'Load tags that set cookies only after consent, give the consent choice a button that declines, and delete what was stored before the choice.',
    profiles: ['consent-declined', 'cookies-refused'],
  }),
  judged({
    id: 'usable-without-cookies',
    section,
    quote:
      'If you choose to decline cookies, you may not be able to fully experience the interactive features',
    sentences: [
      'If you choose to decline cookies, you may not be able to fully experience the interactive features of MPRO services or the websites you visit and some features of the websites you visit may function improperly or be slower than normal.',
    ],
    testability: 'partial',
    severity: 'normal',
    title: 'Every page can be read with cookies declined',
    howTested:
      'One page of each make-up is visited again in a browser that refuses cookies, and the words of its content outside header, navigation and footer are compared with its first visit. Where something differs, visitors new to the site look once more, two with cookies and one without: what changes anyway is not counted. A page breaks this when it no longer loads, redirects or reloads without end, or loses its main content: when less than half of its words are left, with or without a message that asks to enable cookies, or when something lies over it that cannot be put away. An interactive feature that no longer works does not break it: the policy says so.',
    restForPerson:
      'Whether the interactive features that are lost are only those that need a cookie, whether the visitor is told so, and whether pictures and films are still shown.',
    remedy: 'Serve the page without depending on a cookie, and do not redirect to test for one.',
    profiles: ['first-visit', 'cookies-refused'],
  }),
];
