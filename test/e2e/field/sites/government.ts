import {
  fieldText,
  htmlType,
  redirect,
  respond,
  type Exchange,
} from '../../../../fixtures/replica/exchange.js';
import type { FieldSite } from '../field-site.js';
import { asArticle, contentsList, policyParts } from '../policy-markup.js';

const host = 'quality.northstate.test';

/** Drupal's own mark: an image of an asterisk, drawn by the style sheet. */
const css = `<style>.form-required::after{content:"";display:inline-block;width:8px;height:8px;margin:0 .3em;vertical-align:super;background-image:url("data:image/svg+xml;charset=utf-8,%3Csvg xmlns='http://www.w3.org/2000/svg' width='8' height='8'%3E%3Cpath d='M4 0v8M0 4h8M1 1l6 6M7 1L1 7' stroke='%23e00'/%3E%3C/svg%3E");background-repeat:no-repeat;background-size:8px}
.visually-hidden{position:absolute!important;overflow:hidden;clip:rect(1px,1px,1px,1px);width:1px;height:1px}.messages--error{border:1px solid #a00;padding:8px}.container-inline div{display:inline-block}.usa-banner{background:#f0f0f0}</style>`;

const page = (
  title: string,
  body: string,
  privacy = '/privacy',
): string => `<!DOCTYPE html><html lang="en" dir="ltr" prefix="og: https://ogp.me/ns#"><head><meta charset="utf-8"><meta name="Generator" content="Drupal 10 (https://www.drupal.org)"><title>${title} | Northstate Quality Review</title>${css}</head><body class="path-node">
<a href="#main-content" class="visually-hidden focusable skip-link">Skip to main content</a><section class="usa-banner" aria-label="Official website"><p>An official website of the Northstate Quality Review</p></section>
<header role="banner"><nav role="navigation" aria-labelledby="block-main"><h2 class="visually-hidden" id="block-main">Main navigation</h2><ul><li><a href="/" data-drupal-link-system-path="&lt;front&gt;">Home</a></li><li><a href="/registration">Training registration</a></li><li><a href="/find-registration">Find my registration</a></li><li><a href="/report">Report a concern</a></li><li><a href="/locate">Locate an office</a></li><li><a href="/news">News</a></li></ul></nav></header>
<main role="main"><a id="main-content" tabindex="-1"></a><h1>${title}</h1>${body}</main><footer role="contentinfo"><p>Page last updated: March 3, 2024</p><ul><li><a href="${privacy}">Privacy &amp; Disclaimers</a></li><li><a href="/sitemap">Sitemap</a></li></ul></footer></body></html>`;

const item = (
  label: string,
  name: string,
  required: boolean,
  value: string,
  type = 'text',
  more = '',
): string =>
  `<div class="js-form-item form-item form-type-textfield"><label for="edit-${name}"${required ? ' class="js-form-required form-required"' : ''}>${label}</label> <input type="${type}" id="edit-${name}" name="${name}" value="${value}" size="60" maxlength="128" class="form-text${required ? ' required' : ''}"${required ? ' required="required" aria-required="true"' : ''}${more}></div>`;

const hidden = (id: string): string =>
  `<input autocomplete="off" type="hidden" name="form_build_id" value="form-XH2kq"><input type="hidden" name="form_id" value="${id}">`;

const typed = (form: FormData, name: string): string =>
  fieldText(form, name).replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** Training registration in two steps, each a page of its own. Seeded: the second wants the profession, and does not say so. */
function registration({ method, form }: Exchange): string {
  const step = method === 'POST' ? fieldText(form, 'step') : '';
  const lacks = (names: readonly string[]): readonly string[] =>
    names.filter(name => fieldText(form, name) === '');
  const errors = (names: readonly string[]): string =>
    names.length === 0
      ? ''
      : `<div role="alert" class="messages messages--error"><h2 class="visually-hidden">Error message</h2><ul>${names.map(name => `<li><a href="#edit-${name}">${name === 'profession' ? 'Profession' : name} field is required.</a></li>`).join('')}</ul></div>`;
  const first = (bad: readonly string[]): string =>
    page(
      'Training registration',
      `${errors(bad)}<p>Step 1 of 2. An asterisk marks a required field.</p><form action="/registration" method="post" id="training-form" accept-charset="UTF-8"><input type="hidden" name="step" value="1">
<fieldset class="form-wrapper"><legend><span class="fieldset-legend">Your details</span></legend>${item('First name', 'first', true, typed(form, 'first'))}${item('Last name', 'last', true, typed(form, 'last'))}${item('E-mail address', 'mail', true, typed(form, 'mail'), 'email')}</fieldset>
<fieldset><legend><span class="fieldset-legend">Phone (optional)</span></legend><div class="container-inline">(<input type="text" name="phone[area]" size="3" maxlength="3" title="Area code">) <input type="text" name="phone[prefix]" size="3" maxlength="3" title="First three digits"> - <input type="text" name="phone[line]" size="4" maxlength="4" title="Last four digits"></div></fieldset>
${hidden('training_form')}<div class="form-actions"><input type="submit" name="op" value="Next" class="button form-submit"></div></form>`,
    );
  const second = (bad: readonly string[]): string =>
    page(
      'Training registration',
      `${errors(bad)}<p>Step 2 of 2. An asterisk marks a required field.</p><form action="/registration" method="post" id="training-form-2"><input type="hidden" name="step" value="2"><input type="hidden" name="mail" value="${typed(form, 'mail')}">${item('Organization', 'org', true, typed(form, 'org'))}${item('Profession', 'profession', false, typed(form, 'profession'))}
<fieldset><legend>Date of last training</legend><div class="container-inline"><div><label for="edit-m" class="visually-hidden">Month</label><select id="edit-m" name="m"><option value="">Month</option><option>Jan</option><option>Feb</option></select></div><div><label for="edit-d" class="visually-hidden">Day</label><select id="edit-d" name="d"><option value="">Day</option><option>1</option><option>2</option></select></div><div><label for="edit-y" class="visually-hidden">Year</label><select id="edit-y" name="y"><option value="">Year</option><option>2022</option><option>2023</option></select></div></div></fieldset>
${hidden('training_form_2')}<input type="submit" name="op" value="Register" class="button form-submit"></form>`,
    );
  if (step === '1') {
    const bad = lacks(['first', 'last', 'mail']);
    return bad.length > 0 ? first(bad) : second([]);
  }
  if (step === '2') {
    const bad = lacks(['org', 'profession']);
    return bad.length > 0 ? second(bad) : page('Training registration', '<p>You are registered.</p>');
  }
  return first([]);
}

const captcha =
  '<div class="captcha"><iframe title="Verification challenge" src="https://challenges.verifybot.example/widget?k=site" width="304" height="78"></iframe><input type="hidden" name="captcha_token" value="" id="captcha-token"></div>';

/** Seeded: the last four digits of a Social Security number. */
const report = `<form action="/report" method="post" id="concern-form"><fieldset><legend>About you</legend>${item('Name', 'name', false, '')}${item('Best phone number to reach you', 'tel', false, '', 'tel')}
<div class="form-item"><label for="edit-ssn4">Last 4 digits of SSN</label> <input type="text" id="edit-ssn4" name="ssn4" size="4" maxlength="4"></div></fieldset>
<fieldset><legend>Your concern</legend><div class="form-item"><label for="edit-text">Describe your concern</label><textarea id="edit-text" name="text" rows="5"></textarea></div><div class="form-item"><label for="edit-ref">Reference number (if any)</label> <input id="edit-ref" name="ref"></div></fieldset>${captcha}${hidden('concern')}<input type="submit" name="op" value="Submit concern"></form>`;

const parts = policyParts();
const old = policyParts([['January 15, 2021', 'June 1, 2015']]);

/** A state agency on Drupal. */
export const government: FieldSite = {
  name: 'government',
  style:
    'Drupal: fieldsets, asterisks drawn as images, steps as pages, split phone and date, a challenge in a frame',
  host,
  domain: 'northstate.test',
  contents: {
    '/': page('Northstate Quality Review', '<p>Independent review of the quality of care.</p>'),
    '/registration': registration,
    // Seeded: an e-mail address by GET.
    '/find-registration': ({ url }) =>
      page(
        'Find my registration',
        `${url.searchParams.has('mail') ? '<p>No registration found.</p>' : ''}<form action="/find-registration" method="get" id="find"><div class="form-item"><label for="edit-find-mail">E-mail address used to register</label> <input type="email" id="edit-find-mail" name="mail"></div><input type="submit" value="Look up"></form>`,
      ),
    '/report': ({ method }) =>
      page('Report a concern', method === 'POST' ? '<p>Your concern was received.</p>' : report),
    // Near miss: a zip code by GET names nobody.
    '/locate': ({ url }) =>
      page(
        'Locate an office',
        `${url.searchParams.has('zip') ? '<p>3 offices found.</p>' : ''}<form action="/locate" method="get"><label for="zip">ZIP code</label> <input id="zip" name="zip" size="5" maxlength="5"> <label for="radius">Within</label> <select id="radius" name="radius"><option>10</option><option>25</option></select> <input type="submit" value="Apply"></form>`,
      ),
    // Seeded: the footer of this page leads to the version of 2015.
    '/news': page('News', '<p>New training dates.</p>', '/privacy-2015'),
    '/sitemap': page(
      'Sitemap',
      '<ul><li><a href="/">Home</a></li><li><a href="/registration">Training registration</a></li></ul>',
    ),
    '/privacy': page(
      'Privacy and Disclaimers',
      `<nav aria-label="On this page"><h2>On this page</h2>${contentsList(parts)}</nav><article class="node"><div class="field--name-body">${asArticle(parts, 2)}</div></article><p>Was this page helpful? <a href="#yes">Yes</a> <a href="#no">No</a></p>`,
    ),
    '/privacy-2015': page('Privacy notice 2015', asArticle(old, 2)),
    '/user': redirect('/', 302),
    '//challenges.verifybot.example/widget': respond(
      htmlType,
      '<!doctype html><body><label><input type="checkbox" id="human"> I am human</label><script>document.getElementById("human").onchange=function(){fetch("/verify",{method:"POST",body:JSON.stringify({ua:navigator.userAgent.length,t:Math.round(performance.now())})})}</script></body>',
    ),
    '//challenges.verifybot.example/verify': ({ method }) =>
      respond('application/json', '{"ok":true}', {}, method === 'POST' ? 200 : 405),
  },
  expected: {
    'registration-required-marked': [{ page: '/registration', about: 'Profession' }],
    'registration-unmarked-optional': [{ page: '/registration', about: 'Profession' }],
    'telemetry-not-linked-to-pii': [{ page: '/find-registration', about: 'mail' }],
    'collects-only-disclosed-pii': [{ page: '/report', about: 'SSN' }],
    'policy-link-current': [{ page: '/news', about: 'privacy-2015' }],
  },
};
