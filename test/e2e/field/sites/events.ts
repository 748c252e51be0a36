import {
  fieldText,
  respond,
  type ReplicaAnswer,
  type Exchange,
} from '../../../../fixtures/replica/exchange.js';
import type { FieldSite } from '../field-site.js';
import { policyParts } from '../policy-markup.js';
import {
  abandonScript,
  chatLoader,
  groupScript,
  hostedFieldScript,
  hostedFieldsLoader,
  payScript,
  registerScript,
  validateScript,
} from './events-script.js';

const host = 'events.quality-sessions.test';

const css = `<style>*{box-sizing:border-box}body{font-family:system-ui,sans-serif;margin:0}.container{max-width:960px;margin:auto;padding:0 12px}.row{display:flex;flex-wrap:wrap;gap:12px}.col-md-3{width:25%}.col-md-8{width:66%}.mb-3{margin-bottom:16px}
.form-control,.form-select{display:block;width:100%;padding:6px 12px;border:1px solid #ced4da;border-radius:6px}.form-floating{position:relative}.form-floating>.form-control{height:58px;padding:26px 12px 6px}.form-floating>.form-control::placeholder{color:transparent}.form-floating>label{position:absolute;top:0;left:0;padding:6px 12px;opacity:.75;font-size:13px;pointer-events:none}
.input-group{display:flex}.input-group>.form-control{width:auto;flex:1}.input-group-text{padding:6px 12px;background:#e9ecef;border:1px solid #ced4da}.badge{font-size:11px;border-radius:6px;padding:3px 6px}.text-bg-danger{background:#dc3545;color:#fff}.invalid-feedback{color:#b02a37;font-size:14px}.is-invalid{border-color:#dc3545}
.btn{padding:6px 12px;border:1px solid #0d6efd;border-radius:6px;background:#0d6efd;color:#fff}.btn-outline{background:#fff;color:#0d6efd}.dropdown-menu{display:none}.dropdown:hover .dropdown-menu{display:block}.visually-hidden{position:absolute!important;width:1px;height:1px;overflow:hidden;clip:rect(0,0,0,0)}abbr[title]{text-decoration:underline dotted}</style>`;

/** Near misses on every page: a vendor's chat without anything to type, a vendor's font, a stored colour scheme, a policy link by redirect. */
const page = (
  title: string,
  body: string,
  scripts = '',
  privacy = '/legal/privacy',
): string => `<!doctype html><html lang="en" data-bs-theme="light"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} - Quality Sessions</title><link href="https://fonts.letterhall.example/css2?family=Inter" rel="stylesheet">${css}<script>try{localStorage.setItem('bs-theme',localStorage.getItem('bs-theme')||'light')}catch(e){}</script></head>
<body><nav class="navbar navbar-expand-lg" aria-label="Main"><div class="container"><a class="navbar-brand" href="/">Quality Sessions</a> <a class="nav-link" href="/register">Register</a> <a class="nav-link" href="/group">Group registration</a> <a class="nav-link" href="/waitlist">Waitlist</a> <a class="nav-link" href="/speakers">Speakers</a>
<div class="nav-item dropdown"><a class="nav-link dropdown-toggle" href="#" role="button" aria-expanded="false">Attendees</a><ul class="dropdown-menu"><li><a class="dropdown-item" href="/pay">Pay an invoice</a></li><li><a class="dropdown-item" href="/reimbursement">Travel reimbursement</a></li><li><a class="dropdown-item" href="/survey">Session survey</a></li></ul></div></div></nav>
<main class="container"><h1 class="display-6">${title}</h1>${body}</main><footer class="container border-top"><span class="text-muted">&copy; 2024 Quality Sessions</span> <ul class="nav"><li class="nav-item"><a href="${privacy}" class="nav-link px-2"><i class="bi bi-shield-lock" aria-hidden="true"></i> Privacy Policy</a></li></ul></footer>
${scripts}<script async src="https://chat.helloport.example/loader.js"></script></body></html>`;

const star = ' <sup><img src="/img/required.svg" width="8" height="8" alt="required" class="req-icon"></sup>';
const abbr = ' <abbr title="required">*</abbr>';
const badge = ' <span class="badge text-bg-danger">Required</span>';

/** Bootstrap's floating label: behind its control. What has a mark is marked for the plugin by its class. */
const floating = (label: string, name: string, mark = '', type = 'text', more = ''): string =>
  `<div class="form-floating mb-3"><input type="${type}" class="form-control${mark ? ' required' : ''}" id="${name}" name="${name}" placeholder="${label}"${more}><label for="${name}">${label}${mark}</label></div>`;

const options = (values: readonly string[]): string =>
  values.map(value => `<option>${value}</option>`).join('');

/** Seeded: the organization is required by a rule of the script, and nothing says so before it complains. */
const registration = `<p class="form-text">Fields marked with <img src="/img/required.svg" width="8" height="8" alt="an asterisk"> or <abbr title="required">*</abbr> or &ldquo;Required&rdquo; must be completed.</p>
<form id="regForm" method="post" action="/register" novalidate><input type="hidden" name="__RequestVerificationToken" value="CfDJ8Kx0rR2c5b">
<div class="row">${floating('First name', 'FirstName', star, 'text', ' autocomplete="given-name"')}${floating('Last name', 'LastName', star, 'text', ' autocomplete="family-name"')}${floating('Credentials', 'Credentials')}</div>
${floating('Organization', 'Organization', '', 'text', ' autocomplete="organization"')}
<div class="mb-3"><label for="Email" class="form-label">Email${star}</label><div class="input-group"><span class="input-group-text">@</span><input type="email" class="form-control required" id="Email" name="Email" autocomplete="email"></div></div>
<fieldset class="mb-3"><legend class="fs-6">Mobile phone</legend><div class="input-group"><span class="input-group-text">(</span><input class="form-control" name="Phone.Area" id="Phone_Area" maxlength="3" size="3" inputmode="numeric" aria-label="Area code"><span class="input-group-text">)</span><input class="form-control" name="Phone.Exchange" id="Phone_Exchange" maxlength="3" size="3" inputmode="numeric" aria-label="Exchange"><span class="input-group-text">&ndash;</span><input class="form-control" name="Phone.Line" id="Phone_Line" maxlength="4" size="4" inputmode="numeric" aria-label="Line number"></div></fieldset>
<fieldset class="mb-3"><legend class="fs-6">Mailing address</legend><label for="Street" class="form-label">Street${badge}</label><input class="form-control required" id="Street" name="Street" autocomplete="address-line1"><label for="Street2" class="form-label">Apartment, suite</label><input class="form-control" id="Street2" name="Street2" autocomplete="address-line2"><label for="City" class="form-label">City${badge}</label><input class="form-control required" id="City" name="City" autocomplete="address-level2">
<label for="Country" class="form-label">Country</label><select class="form-select" id="Country" name="Country" autocomplete="country"><option value="US" selected>United States</option><option value="CA">Canada</option></select><label for="State" class="form-label">State / Province${badge}</label><select class="form-select required" id="State" name="State"><option value="">Choose...</option>${options(['Illinois', 'Indiana', 'Michigan', 'Ohio', 'Wisconsin'])}</select><label for="Zip" class="form-label">ZIP / Postal code${badge}</label><input class="form-control required" id="Zip" name="Zip" autocomplete="postal-code"></fieldset>
<div class="mb-3"><label for="Dietary" class="form-label">Dietary needs</label><textarea class="form-control" id="Dietary" name="Dietary" rows="2"></textarea></div>
<div class="mb-3"><label for="Shirt" class="form-label">T-shirt size${abbr}</label><select class="form-select required" id="Shirt" name="Shirt"><option value="" selected>Select size...</option>${options(['S', 'M', 'L', 'XL'])}</select></div>
<div class="mb-3"><label for="PromoCode" class="form-label">Promo code</label><div class="input-group"><input class="form-control" id="PromoCode" name="PromoCode"><button type="button" class="btn btn-outline" id="btnApplyCode">Apply</button></div><div id="codeResult" class="form-text" role="status"></div></div>
<div class="form-check mb-3"><input class="form-check-input required" type="checkbox" id="TermsAccepted" name="TermsAccepted" value="true"> <label class="form-check-label" for="TermsAccepted">I accept the terms of attendance${abbr}</label></div>
<button type="submit" class="btn btn-primary">Complete registration</button></form>`;

/** Near miss: the mark stands on the legend, for the rows that are added as well. */
const attendee = (index: string, number: string, remove: string): string =>
  `<fieldset class="card mb-3"><legend class="fs-6">Attendee ${number}${badge}</legend>${[
    'FirstName',
    'LastName',
    'Email',
  ]
    .map(
      name =>
        `<label class="form-label" for="a${index}_${name}">${name.replace('Name', ' name')}</label><input class="form-control" id="a${index}_${name}" name="Attendees[${index}].${name}" type="${name === 'Email' ? 'email' : 'text'}" required>`,
    )
    .join('')}${remove}</fieldset>`;

const group = `<p>Three or more colleagues save 15%.</p><form id="groupForm" method="post" action="/group"><div class="mb-3"><label class="form-label" for="Coordinator_Email">Coordinator's email${badge}</label><input class="form-control" type="email" id="Coordinator_Email" name="Coordinator.Email" required></div>
<div id="attendees">${attendee('0', '1', '')}</div><template id="attendee-tpl">${attendee('__i__', '__n__', '<button type="button" class="btn btn-outline btn-remove">Remove</button>')}</template>
<button type="button" class="btn btn-outline" id="addAttendee">+ Add another attendee</button> <button class="btn btn-primary">Register group</button></form>`;

const agreement = ['Strongly disagree', 'Disagree', 'Neutral', 'Agree', 'Strongly agree'];

/** Near miss: the marks stand on the rows of the matrix, explained below it. */
const survey = `<form method="post" action="/survey"><div class="table-responsive"><table class="table"><caption class="visually-hidden">Please rate the session</caption><thead><tr><td></td>${agreement.map(each => `<th scope="col">${each}</th>`).join('')}</tr></thead><tbody>${[
  'The content was relevant to my work',
  'The speaker was well prepared',
  'I would recommend this session',
]
  .map(
    (question, row) =>
      `<tr role="radiogroup" aria-required="true" aria-labelledby="q${row}"><th scope="row" id="q${row}">${question} *</th>${agreement.map((each, value) => `<td><input class="form-check-input" type="radio" name="q${row}" value="${value + 1}" aria-label="${each}" required></td>`).join('')}</tr>`,
  )
  .join(
    '',
  )}</tbody></table></div><p class="form-text">* Required</p><div class="mb-3"><label class="form-label" for="comments">What should we do differently?</label><textarea class="form-control" id="comments" name="comments"></textarea></div><button class="btn btn-primary">Send feedback</button></form>`;

/** Seeded: the card is typed into frames of a payment vendor that the policy does not name. */
const pay = `<form id="payForm" method="post" action="/pay"><div class="mb-3"><label class="form-label" for="invoice">Invoice number</label><input class="form-control" id="invoice" name="invoice"></div><div class="mb-3"><label class="form-label" for="receipt">Email for the receipt</label><input class="form-control" type="email" id="receipt" name="receipt"></div>
${[
  ['holder', 'Name on card'],
  ['number', 'Card number'],
  ['exp', 'Expiration'],
  ['cvv', 'Security code'],
]
  .map(
    ([id, label]) =>
      `<div class="mb-3"><label class="form-label" for="card-${id}">${label}${badge}</label><div id="card-${id}" class="form-control" style="height:52px"></div></div>`,
  )
  .join('')}
<input type="hidden" name="payment_method_nonce" value=""><div id="pay-error" class="alert alert-danger" role="alert" hidden></div><button type="submit" class="btn btn-primary">Pay now</button></form>`;

const frameLabels: Readonly<Record<string, readonly [label: string, complete: string]>> = {
  holder: ['Cardholder Name', 'cc-name'],
  number: ['Credit Card Number', 'cc-number'],
  expiration: ['Expiration Date', 'cc-exp'],
  cvv: ['CVV', 'cc-csc'],
};

function hostedField({ url }: Exchange): string {
  const type = url.searchParams.get('type') ?? 'number';
  const [label, complete] = frameLabels[type] ?? ['', 'off'];
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${label}</title><style>body{margin:0}input{border:0;outline:0;width:100%;height:36px;font-size:16px}</style></head><body data-type="${type}"><form onsubmit="return false"><input id="${complete}" name="${complete}" autocomplete="${complete}" aria-label="${label}" aria-required="true" placeholder="${url.searchParams.get('ph') ?? ''}"></form><script>${hostedFieldScript}</script></body></html>`;
}

/** Seeded: a vendor's tag reads along, and tells when the visitor leaves. */
const waitlist = `<p>The workshop is full. We write to you when a seat is free.</p><form method="post" action="/waitlist"><div class="mb-3"><label class="form-label" for="wl-name">Full name</label><input class="form-control" id="wl-name" name="full_name" autocomplete="name"></div><div class="mb-3"><label class="form-label" for="wl-mail">Email address</label><input class="form-control" id="wl-mail" name="email_address" type="email" autocomplete="email"></div><div class="mb-3"><label class="form-label" for="wl-tel">Phone</label><input class="form-control" id="wl-tel" name="tel" type="tel"></div><button class="btn btn-primary">Join the waitlist</button></form>`;

/** Seeded: asks for a bank account. Near misses: numbers that are nobody's. */
const reimbursement = `<form method="post" action="/reimbursement"><div class="row">${floating('Confirmation number', 'confirmation')}${floating('Miles driven', 'miles')}${floating('Hotel folio number', 'folio')}</div><div class="mb-3"><label class="form-label" for="acct">Bank account number (for direct deposit)</label><input class="form-control" id="acct" name="acct" autocomplete="off"></div><div class="mb-3"><label class="form-label" for="memo">Account for these expenses in a few words</label><textarea class="form-control" id="memo" name="memo"></textarea></div><button class="btn btn-primary">Request reimbursement</button></form>`;

const needs =
  (title: string, form: string, thanks: string, names: readonly string[], scripts = '') =>
  ({ method, form: sent }: Exchange): string =>
    method !== 'POST'
      ? page(title, form, scripts)
      : names.some(name => fieldText(sent, name) === '')
        ? page(
            title,
            `<div class="alert alert-danger" role="alert">Please complete the required fields.</div>${form}`,
            scripts,
          )
        : page('Thank you', `<p class="lead">${thanks}</p>`);

const script = (text: string): ReplicaAnswer => respond('text/javascript', text);
const open = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' };

/** Seeded: the policy's contact section names another suite. */
const policy = policyParts([
  [
    'If you believe MPRO has not adhered to this Privacy Policy, please contact MPRO at info@mpro.org or by writing to: MPRO Webmaster, 22670 Haggerty Road, Suite 100',
    'If you believe MPRO has not adhered to this Privacy Policy, please contact MPRO at info@mpro.org or by writing to: MPRO Webmaster, 22670 Haggerty Road, Suite 400',
  ],
])
  .map(
    ({ heading, paragraphs }) =>
      `<div class="row mb-3"><div class="col-md-3"><strong>${heading}</strong></div><div class="col-md-8">${paragraphs.map(text => `<p>${text}</p>`).join('')}</div></div>`,
  )
  .join('\n');

/** An event manager of today on Bootstrap and jQuery, with vendors for payment, chat, codes and lost visitors. */
export const events: FieldSite = {
  name: 'events',
  style:
    'Bootstrap and jQuery validation: floating labels, marks as images, abbreviations and badges, hosted card fields, rows added by a button, radio matrix',
  host,
  domain: 'quality-sessions.test',
  contents: {
    '/': page('Sessions on quality in care', '<p class="lead">Lansing, September 19 to 20.</p>'),
    '/register': needs(
      'Register',
      registration,
      'You are registered. See you in Lansing.',
      [
        'FirstName',
        'LastName',
        'Email',
        'Street',
        'City',
        'Country',
        'State',
        'Zip',
        'Shirt',
        'TermsAccepted',
      ],
      '<script src="/lib/jquery-validation.js"></script><script src="/js/register.js"></script>',
    ),
    '/group': needs(
      'Group registration',
      group,
      'Your group is registered.',
      ['Coordinator.Email', 'Attendees[0].FirstName', 'Attendees[0].LastName', 'Attendees[0].Email'],
      '<script src="/js/group.js"></script>',
    ),
    '/survey': needs('Session survey', survey, 'Thank you for your feedback.', ['q0', 'q1', 'q2']),
    '/pay': needs(
      'Pay an invoice',
      pay,
      'Your payment was received.',
      ['payment_method_nonce'],
      '<script src="https://js.paylane.example/v2/hosted-fields.min.js"></script><script src="/js/pay.js"></script>',
    ),
    '/waitlist': needs(
      'Waitlist',
      waitlist,
      'You are on the list.',
      [],
      '<script async src="https://tag.comeback.example/QS-20418.js"></script>',
    ),
    '/reimbursement': needs('Travel reimbursement', reimbursement, 'We received your request.', []),
    // Seeded: the link of this page leads nowhere.
    '/speakers': page(
      'Speakers',
      '<div class="row"><div class="card"><h2>Dana Example, RN</h2><p>Safer handoffs</p></div></div>',
      '',
      '/privacy-policy.html',
    ),
    '/legal/privacy': () => ({ status: 301, headers: { location: '/privacy-policy' }, body: '' }),
    '/privacy-policy': page('Privacy Policy', policy),
    '/img/required.svg': respond(
      'image/svg+xml',
      '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><path d="M4 0v8M0 4h8M1 1l6 6M7 1L1 7" stroke="#c00"/></svg>',
    ),
    '/lib/jquery-validation.js': script(validateScript),
    '/js/register.js': script(registerScript),
    '/js/group.js': script(groupScript),
    '/js/pay.js': script(payScript),
    '//fonts.letterhall.example/css2': respond('text/css', 'body{letter-spacing:0}'),
    '//chat.helloport.example/loader.js': script(chatLoader),
    '//chat.helloport.example/launcher':
      '<!doctype html><title>Chat</title><button aria-expanded="false" onclick="document.getElementById(\'qr\').hidden=false">Chat with us</button><div id="qr" hidden><button>Where do I park?</button> <button>When are slides posted?</button></div>',
    '//chat.helloport.example/api/visit': () => respond('text/plain', '', open),
    '//promo.dealcheck.example/v1/codes': () => respond('application/json', '{"valid":false}', open),
    '//m.formpulse.example/i': () => respond('text/plain', '', open),
    '//js.paylane.example/v2/hosted-fields.min.js': script(hostedFieldsLoader),
    '//hosted.paylane.example/v2/field.html': hostedField,
    '//hosted.paylane.example/v2/tokens': () =>
      respond('application/json', '{"nonce":"tokencc_bh_7rk2vd"}', {}, 201),
    '//tag.comeback.example/QS-20418.js': script(abandonScript),
    '//in.comeback.example/v2/abandon': () => respond('text/plain', '', open),
  },
  expected: {
    'third-party-collectors': [
      { page: '/pay', about: 'paylane.example' },
      { page: '/waitlist', about: 'comeback.example' },
    ],
    'no-pii-transfer': [
      { page: '/pay', about: 'paylane.example' },
      { page: '/waitlist', about: 'comeback.example' },
    ],
    'telemetry-not-linked-to-pii': [{ page: '/waitlist', about: 'comeback.example' }],
    'registration-required-marked': [{ page: '/register', about: 'Organization' }],
    'registration-unmarked-optional': [{ page: '/register', about: 'Organization' }],
    'collects-only-disclosed-pii': [{ page: '/reimbursement', about: 'ank account' }],
    'policy-link-current': [{ page: '/speakers', about: 'privacy-policy.html' }],
    'contact-channels-published': [{ page: '/privacy-policy', about: '22670' }],
    'policy-text-matches': [{ page: '/privacy-policy', about: 'Suite 400' }],
  },
};
