import { informational, judged } from './entry.js';

const section = 'Collection of your Personal Information';

/** Personal information that visitors give. */
export const collectionByForms = [
  judged({
    id: 'browse-without-personal-information',
    section,
    sentences: ['Providing personal information is not a requirement to use MPRO’s Website.'],
    testability: 'machine',
    severity: 'critical',
    title: 'Every public page can be read without giving personal information',
    howTested:
      "Every page is opened by a visitor who gives nothing. A page breaks this when its content shows only after personal information was given: a link that promises something to read leads to a log-in (on the site or at an identity provider), a box that asks for personal information covers the page, or stands in it as the condition of reading on, and neither Escape nor a button nor a click beside it leads past, or a paper is handed out only for a filled-in form and no other link leads to the file. A box that can be closed does not break it, nor does a page where something is handed in (a registration, a contact form, a log-in that is called one), nor a members' area that the setting MEMBERS_AREA names.",
    remedy:
      "Show the page's content without asking first, or give the box a way past it (a close button that works with the keyboard too). If the page is for members only, say so in its links and name its address in MEMBERS_AREA.",
    profiles: ['first-visit'],
  }),
  judged({
    id: 'collects-only-disclosed-pii',
    section,
    quote:
      'MPRO may collect personally identifiable information, such as your email address, name, home or work address or telephone number … this information may include your name, credentials, organization, and email',
    sentences: [
      'However, MPRO may collect personally identifiable information, such as your email address, name, home or work address or telephone number, if you provide it.',
      'During the online registration process for some professional meetings and activities, you may be required to provide personally identifiable information during registration; this information may include your name, credentials, organization, and email.',
    ],
    testability: 'partial',
    severity: 'critical',
    title: 'Forms ask for no kind of personal information that the policy does not name',
    howTested:
      "Each control of each form on each page is sorted by what it asks for. A form breaks this when it asks for a kind that the policy names nowhere: a government identifier (social security number, passport, driver's licence), a bank account, a health record or insurance number, or biometrics. The kinds that the policy names do not break it: name, credentials, organization, e-mail, address, telephone, zip code, payment card, billing and shipping address.",
    restForPerson:
      'Free-text questions and uploaded documents: whether what people are told to write or attach there is of a kind that the policy names. Information collected on paper, by telephone or by e-mail.',
    remedy:
      'Take the question out of the form, or have the policy name this kind of information before asking for it.',
    profiles: ['first-visit'],
  }),
  informational({
    id: 'anonymous-demographics',
    section,
    sentences: [
      'MPRO may also collect anonymous demographic information, which is not unique to you, such as your zip code.',
    ],
    title: 'MPRO may collect anonymous demographic information',
    because:
      'it says what MPRO may do, not what it will do or leave. Zip codes count as disclosed in every other check.',
  }),
  judged({
    id: 'registration-required-marked',
    section,
    quote: 'Information required for registration is clearly marked',
    sentences: [
      'Information required for registration is clearly marked and any additional information provided is optional.',
    ],
    testability: 'machine',
    severity: 'normal',
    title: 'Every control that a registration requires is clearly marked as required',
    howTested:
      "In each registration form, what is required (by HTML, ARIA, the page's script or the server's answer) is compared with what is marked as required. A control breaks this when it is required and bears no mark that a sighted person sees, only a colour, or a symbol that the form does not explain, or when assistive technology is not told. Saying once that all others are optional is a mark, so are marks by style sheet and a mark on the legend of a group.",
    remedy:
      'Put the word "required", or an asterisk that the form explains, into the label, and mark the control itself with the required attribute.',
    profiles: ['first-visit', 'form-filled'],
  }),
  judged({
    id: 'registration-unmarked-optional',
    section,
    quote: 'any additional information provided is optional.',
    sentences: [],
    testability: 'machine',
    severity: 'normal',
    title: 'A registration goes through with only the marked information given',
    howTested:
      "Each registration form is filled in with its marked controls only and submitted as far as the run allows. The form breaks this when the browser, the page's script or the server refuses because something is missing that no visible mark calls required, or that is even called optional. Where a form stays silent, such as a button that does nothing, it is filled in again without one unmarked control after the other, to find which of them it waits for. What the server answers is heard only where forms may really be submitted (SUBMIT=real) or in a rehearsal (ANSWERS_FROM).",
    remedy:
      'Mark the control as required (and do not call it optional), or accept the registration without it.',
    profiles: ['form-filled'],
  }),
  judged({
    id: 'third-party-collectors',
    section,
    sentences: [
      'MPRO does not allow third parties to collect personally identifiable information through its family of Websites unless explicitly noted in this Privacy Policy.',
    ],
    testability: 'machine',
    severity: 'blocker',
    title: 'No third party collects personal information on the website, unless the policy names it',
    howTested:
      'Every form is looked at and filled in with made-up values. A third party breaks this when a form that asks for personal information posts to it, when its frame on an MPRO page asks for such information, or when its script reads what is typed and sends it on (session replay without masked inputs, key logging, form scraping), and it does not stand in the disclosure register. A third party that gets no personal information breaks nothing (fonts, video, maps, analytics without personal information), nor does a link to another site.',
    remedy:
      "Receive the form on MPRO's own host, take the script out or make it mask every input; or have the policy name this collector and what it collects, and enter it in the disclosure register.",
    profiles: ['first-visit', 'form-filled'],
  }),
];
