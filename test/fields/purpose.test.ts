import type { FormPurpose } from '../../crawler/evidence/form.js';
import { collectForms } from '../../crawler/fields/collect.js';
import { expect, test } from './field-site.js';

interface PurposeCase {
  readonly purpose: FormPurpose;
  readonly title: string;
  readonly html: string;
  readonly pageTitle?: string;
  readonly path?: string;
}
const mail = '<label>E-mail <input type="email" name="e"></label>';
const name = '<label>Name <input name="n"></label>';
const names = '<label>First name <input name="f"></label><label>Last name <input name="l"></label>';
const organisation = '<label>Organization <input name="o"></label>';
const password = '<label>Password <input type="password" name="p"></label>';
const again = '<label>Confirm password <input type="password" name="q"></label>';
const message = '<label>Message <textarea name="m"></textarea></label>';

const cases: readonly PurposeCase[] = [
  {
    purpose: 'registration',
    title: 'an account: password twice',
    html: `${mail}${password}${again}<button>Continue</button>`,
  },
  {
    purpose: 'registration',
    title: 'an account: password once, said on the button',
    html: `${mail}${password}<button>Create account</button>`,
  },
  {
    purpose: 'registration',
    title: 'an event, said in the heading',
    html: `<h2>Register for the webinar</h2>${name}${mail}<button>Submit</button>`,
  },
  {
    purpose: 'registration',
    title: 'RSVP',
    html: `<h2>Annual dinner</h2>${name}${mail}<button>RSVP</button>`,
  },
  {
    purpose: 'registration',
    title: 'an event with questions',
    html: `<h2>Event registration</h2>${name}${mail}<label>Questions for the speakers <textarea name="m"></textarea></label><button>Send</button>`,
  },
  {
    purpose: 'registration',
    title: 'second step, said by the page alone',
    html: `<h2>Step 2 of 2: your work</h2>${organisation}<button>Next</button>`,
    pageTitle: 'Event registration',
    path: '/events/7/details',
  },
  {
    purpose: 'registration',
    title: 'second step, said by the address alone',
    html: `${organisation}<button>Next</button>`,
    path: '/register/step-2',
  },
  {
    purpose: 'registration',
    title: 'with a fee',
    html: `<h2>Register for the workshop</h2>${name}<label>Card number <input name="c"></label><button>Register</button>`,
  },
  {
    purpose: 'registration',
    title: 'with a heading about contact information',
    html: `<h2>Contact information</h2>${name}${mail}<button>Enroll</button>`,
  },
  { purpose: 'login', title: 'name and password', html: `${mail}${password}<button>Log in</button>` },
  {
    purpose: 'login',
    title: 'a log-in that offers registration',
    html: `<h2>Log in or register</h2>${mail}${password}<button>Log in</button><button>Create account</button>`,
  },
  ...['Lost your password?', 'Retrieve my password', 'Passwort vergessen?', 'Recuperar contraseña'].map(
    (words): PurposeCase => ({
      purpose: 'login',
      title: `a password asked for anew: ${words}`,
      html: `<h2>${words}</h2>${mail}<button>Send</button>`,
    }),
  ),
  {
    purpose: 'newsletter',
    title: 'news sent by e-mail, to whom no password is lost',
    html: `<h2>What we lost, and found again</h2>${mail}<button>Send me news</button>`,
  },
  {
    purpose: 'login',
    title: 'a forgotten password',
    html: `<h2>Forgot your password?</h2>${mail}<button>Send</button>`,
  },
  {
    purpose: 'login',
    title: 'a change of password',
    html: `<h2>Change password</h2><label>Current password <input type="password" name="o"></label>${password}${again}<button>Save</button>`,
  },
  {
    purpose: 'login',
    title: 'first step',
    html: `<h2>Sign in</h2><label>Username <input name="u"></label><button>Next</button>`,
  },
  { purpose: 'newsletter', title: 'one address, subscribe', html: `${mail}<button>Subscribe</button>` },
  {
    purpose: 'newsletter',
    title: 'sign up for a newsletter',
    html: `<h2>Newsletter</h2>${mail}<button>Sign up</button>`,
  },
  {
    purpose: 'newsletter',
    title: 'join a mailing list, with a name',
    html: `<h2>Join our mailing list</h2>${name}${mail}<button>Join</button>`,
  },
  {
    purpose: 'newsletter',
    title: 'in the footer of a registration page',
    html: `<h3>Stay informed</h3>${mail}<button>Go</button>`,
    pageTitle: 'Register',
    path: '/register',
  },
  {
    purpose: 'contact',
    title: 'with a message',
    html: `<h2>Contact us</h2>${name}${mail}${message}<button>Send</button>`,
  },
  {
    purpose: 'contact',
    title: 'no words but a message',
    html: `${name}${mail}${message}<button>Submit</button>`,
  },
  {
    purpose: 'contact',
    title: 'on a page that mentions registration',
    html: `<h2>Send us a message</h2>${name}${mail}${message}<button>Send message</button>`,
    pageTitle: 'Registration desk',
  },
  {
    purpose: 'survey',
    title: 'a poll',
    html: '<h2>Survey</h2><label><input type="radio" name="r"> Good</label><label><input type="radio" name="r"> Bad</label><button>Submit</button>',
  },
  { purpose: 'search', title: 'a search box', html: '<input type="search" name="q"><button>Go</button>' },
  {
    purpose: 'search',
    title: 'a search for a person',
    html: '<label>Search by name <input name="n"></label><button>Search</button>',
  },
  {
    purpose: 'payment',
    title: 'a donation',
    html: `<h2>Donate</h2>${name}<label>Card number <input name="c"></label><button>Donate</button>`,
  },
  {
    purpose: 'payment',
    title: 'a card, its code typed as a password',
    html: `${name}<label>Card number <input name="c"></label><label>CVV <input type="password" name="v"></label><button>Continue</button>`,
  },
  {
    purpose: 'search',
    title: 'a filter with an Apply button',
    html: '<h2>Filter</h2><select name="s"><option>a</select><button>Apply</button>',
  },
  {
    purpose: 'other',
    title: 'an order of brochures',
    html: `<h2>Brochures</h2>${name}<label>Street <input name="s"></label><button>Submit</button>`,
  },
  {
    purpose: 'registration',
    title: 'in a form round the whole page, behind a log-in bar',
    html: `<label>User name <input name="u"></label>${password}<button>Log in</button><h1>Conference registration</h1>${names}${mail}<button>Register</button>`,
  },
  {
    purpose: 'login',
    title: 'in a form round the whole page, before a newsletter',
    html: `<label>User name <input name="u"></label>${password}<button>Log in</button><h3>Newsletter</h3>${mail}<button>Subscribe</button>`,
  },
  {
    purpose: 'registration',
    title: 'with a fee that the button says',
    html: `<h1>Exhibitor registration</h1>${names}${mail}<label>Card number <input name="c"></label><button>Pay now</button>`,
  },
  {
    purpose: 'payment',
    title: 'of the fee of a registration',
    html: `<h1>Pay your registration fee</h1>${names}<label>Card number <input name="c"></label><button>Pay now</button>`,
  },
  {
    purpose: 'registration',
    title: 'a new user without a password',
    html: `<h1>New user</h1>${names}${mail}<label>Username <input name="u"></label><button>Submit</button>`,
  },
  {
    purpose: 'registration',
    title: 'who attends',
    html: `<h1>Attendee information</h1>${names}${mail}<button>Continue</button>`,
  },
  {
    purpose: 'registration',
    title: 'a participation agreement',
    html: `<h1>Participation Agreement</h1>${organisation}${names}${mail}<button>Submit</button>`,
  },
  {
    purpose: 'registration',
    title: 'access to a portal',
    html: `<h1>Request access to the portal</h1>${names}${mail}<button>Request access</button>`,
  },
  {
    purpose: 'other',
    title: 'access to records',
    html: `<h1>Request access to your medical records</h1>${names}${mail}<button>Request access</button>`,
  },
  {
    purpose: 'contact',
    title: 'questions about registration',
    html: `<h2>Questions about registration? Contact us</h2>${names}${mail}${message}<button>Send</button>`,
  },
  {
    purpose: 'other',
    title: 'a registration is cancelled',
    html: `<h1>Cancel your registration</h1>${mail}<button>Cancel registration</button>`,
  },
  {
    purpose: 'search',
    title: 'a registration is looked up',
    html: '<h1>Registration lookup</h1><label>Confirmation number <input name="c"></label><button>Find my registration</button>',
  },
  {
    purpose: 'contact',
    title: 'a complaint is registered',
    html: `<h1>Register a complaint</h1>${names}${mail}<label>Complaint <textarea name="t"></textarea></label><button>Submit</button>`,
  },
  {
    purpose: 'registration',
    title: 'a team is registered',
    html: `<h1>Register a team</h1>${names}${mail}<button>Submit</button>`,
  },
  {
    purpose: 'contact',
    title: 'a comment on a page about registration',
    html: `<h3>Leave a comment</h3><label>Comment <textarea name="c"></textarea></label>${name}${mail}<button>Post Comment</button>`,
    pageTitle: 'Registration is open',
    path: '/blog/registration-open',
  },
  {
    purpose: 'other',
    title: 'an application for a job',
    html: `<h2>Apply for this job</h2>${names}${mail}<label>Resume <input type="file" name="r"></label><button>Submit application</button>`,
    path: '/careers/nurse',
  },
  {
    purpose: 'registration',
    title: 'an application for membership',
    html: `<h2>Membership application</h2>${names}${mail}<label>Job title <input name="j"></label><button>Submit application</button>`,
  },
  {
    purpose: 'other',
    title: 'an authorization to disclose',
    html: `<h1>Authorization for disclosure of health information</h1>${names}${mail}<button>Submit authorization</button>`,
  },
  {
    purpose: 'newsletter',
    title: 'with a button that says register',
    html: `<h3>Newsletter</h3>${mail}<button>Register</button>`,
  },
  {
    purpose: 'newsletter',
    title: 'that one registers for',
    html: `<h3>Register for e-mail updates</h3>${mail}<button>Register</button>`,
  },
  {
    purpose: 'registration',
    title: 'one address, under a heading of its own',
    html: `<h3>Register for the conference</h3>${mail}<button>Register</button>`,
  },
  {
    purpose: 'search',
    title: 'a provider by place and name',
    html: '<h1>Find a provider</h1><label>ZIP code <input name="z"></label><label>Provider name <input name="p"></label><button>Search</button>',
  },
  {
    purpose: 'other',
    title: 'an address to send what was found',
    html: `<h1>Your provider</h1>${name}${mail}<label>ZIP code <input name="z"></label><button>Send me the list</button>`,
  },
];

const titles: readonly (readonly [title: string, html: string, expected: string])[] = [
  ['a heading in the form', `<form><h3>Join us</h3>${mail}</form>`, 'Join us'],
  ['the first of two headings', `<form><h3>Join us</h3><h4>Your data</h4>${mail}</form>`, 'Join us'],
  ['a heading behind a control', `<form>${mail}<h3>Newsletter</h3>${name}</form>`, 'Page'],
  ['a heading behind all controls', `<form>${mail}<h3>Privacy</h3></form>`, 'Page'],
  [
    'a heading behind a trap for robots only',
    `<form><input name="hp" style="display: none"><h3>Join us</h3>${mail}</form>`,
    'Join us',
  ],
  [
    'a heading behind choices that the page draws itself',
    '<form><label><input type="radio" name="r" style="opacity: 0"> Yes</label><h3>More</h3><input name="m"></form>',
    'Page',
  ],
  [
    'a legend over all controls',
    `<form><fieldset><legend>Join us</legend>${mail}${name}</fieldset></form>`,
    'Join us',
  ],
  [
    'a legend over a part of the controls',
    `<form><fieldset><legend>Newsletter</legend>${mail}</fieldset>${name}</form>`,
    'Page',
  ],
  [
    'a legend over a part of the controls, under a heading in the form',
    `<form><fieldset><legend>Newsletter</legend><h3>Join us</h3>${mail}</fieldset>${name}</form>`,
    'Join us',
  ],
  [
    'a legend of another group above the form',
    `<fieldset><legend>Language</legend></fieldset><form>${mail}</form>`,
    'Page',
  ],
  ['a legend round the form', `<fieldset><legend>Join us</legend><form>${mail}</form></fieldset>`, 'Join us'],
];
for (const [title, html, expected] of titles)
  test(`title: ${title}`, async ({ site }) => {
    const page = await site.show(`<!doctype html><body><h1>Page</h1>${html}`);
    const [form] = await collectForms(page.mainFrame());
    expect(form?.title).toBe(expected);
  });

for (const { purpose, title, html, pageTitle, path } of cases)
  test(`${purpose}: ${title}`, async ({ site }) => {
    const page = await site.show(
      `<!doctype html><title>${pageTitle ?? 'A page'}</title><body><form method="post">${html}</form>`,
      path ?? '/page',
    );
    const [form] = await collectForms(page.mainFrame());
    expect(form?.purpose).toBe(purpose);
  });
