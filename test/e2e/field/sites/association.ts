import {
  fieldText,
  redirect,
  respond,
  type ReplicaAnswer,
  type Exchange,
} from '../../../../fixtures/replica/exchange.js';
import { renderPdf } from '../../../../fixtures/replica/pages/pdf.js';
import type { FieldSite } from '../field-site.js';
import { asBreakLines, policyParts, type Edits } from '../policy-markup.js';

const host = 'www.state-hospitalists.test';
const vendor = 'statehospitalists.formworks.example';

const links = [
  ['home', 'Home'],
  ['join', 'Become a Member'],
  ['login', 'Member Login'],
  ['awards', 'Awards'],
  ['fair', 'Health Fair'],
  ['dues', 'Pay Dues'],
  ['suggest', 'Suggestion Box'],
  ['handbook', 'Handbook'],
  ['resources', 'Resources'],
]
  .map(
    ([id, label]) =>
      `<tr><td><img src="/images/bullet.gif" width="8" height="8" border="0" alt=""></td><td class="navlink"><a href="/index.cfm?page=${id}">${label}</a></td></tr>`,
  )
  .join('');

const head = (title: string): string =>
  `<html>\n<head>\n<title>SSH - ${title}</title>\n<meta http-equiv="Content-Type" content="text/html; charset=utf-8">\n<style type="text/css"><!-- body,td{font-family:Verdana,Arial;font-size:11px} .dot{color:#CC0000} .err{color:#CC0000;font-weight:bold} .navlink a{color:#003366} --></style>\n</head>`;

/** Near miss: leads to the policy over a redirect. */
const footer =
  '<font size="1">&copy; 2021 Statewide Society of Hospitalists &nbsp;|&nbsp; <a href="/go.cfm?to=privacy">Privacy Policy</a> &nbsp;|&nbsp; <a href="/mailing.cfm">Mailing list</a> &nbsp;|&nbsp; <a href="/calendar.cfm">Calendar</a> &nbsp;|&nbsp; <a href="mailto:office@state-hospitalists.test?subject=Web%20site">Contact the office</a></font>';

const page = (
  title: string,
  body: string,
  bottom = footer,
): string => `<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">
${head(title)}
<body bgcolor="#FFFFFF" topmargin="0" leftmargin="0" marginwidth="0" marginheight="0">
<table width="100%" border="0" cellspacing="0" cellpadding="4"><tr bgcolor="#003366"><td><a href="/index.cfm"><img src="/images/masthead.gif" alt="Statewide Society of Hospitalists" width="240" height="40" border="0"></a></td>
<form action="/index.cfm" method="get"><td align="right"><input type="hidden" name="page" value="search"><input type="text" name="criteria" size="15" maxlength="60" title="Search the site"> <input type="image" src="/images/go.gif" alt="Search" width="20" height="18" border="0" align="absmiddle"></td></form></tr></table>
<table width="100%" border="0" cellspacing="0" cellpadding="8"><tr valign="top"><td width="150" bgcolor="#EEEEEE"><table border="0">${links}</table></td>
<td><font size="4" color="#003366"><b>${title}</b></font><br><br>
${body}
</td></tr><tr><td colspan="2" align="center">${bottom}</td></tr></table>
</body></html>`;

const dot = ' <span class="dot">&#9679;</span>';
const legend = `<p>Fields with <span class="dot">&#9679;</span> are mandatory.</p>`;

/** A row of a form, its label in a cell beside it; `more` has the mark's other half. */
const row = (label: string, name: string, marked: boolean, type = 'text', more = ''): string =>
  `<tr><td align="right" nowrap><b>${label}</b>${marked ? dot : ''}</td><td><input type="${type}" name="${name}" size="30" maxlength="80" title="${label}"${marked ? ' aria-required="true"' : ''}${more}></td></tr>`;

const imageButton = (alt: string, more = ''): string =>
  `<tr><td>&nbsp;</td><td><input type="image" src="/images/btn_${alt.toLowerCase().replace(/\W+/g, '_')}.gif" alt="${alt}" width="90" height="22" border="0" name="btn"${more}></td></tr>`;

const memberFields: readonly (readonly [name: string, label: string])[] = [
  ['fname', 'First name'],
  ['lname', 'Last name'],
  ['email', 'E-mail'],
  ['hospital', 'Hospital'],
  ['uid', 'User name'],
  ['pwd', 'Password'],
];

const errorsAtTop = (url: URL): string => {
  const numbers = (url.searchParams.get('error') ?? '').split(',').filter(text => text !== '');
  const messages = numbers.flatMap(text => {
    const field = memberFields[Number(text) - 1];
    return field ? [`${field[1]} is a required entry.`] : [];
  });
  return messages.length === 0
    ? ''
    : `<table border="1" bordercolor="#CC0000" cellpadding="6"><tr><td class="err">Your application was not accepted:<ul>${messages.map(text => `<li>${text}</li>`).join('')}</ul></td></tr></table><br>`;
};

/** Seeded: the server wants the hospital, which has no mark; only the address that it sends back to tells. */
const join = (url: URL): string =>
  `${errorsAtTop(url)}Apply for membership. Your account is opened at once.<br><br><form action="/act_join.cfm" method="post" name="frmJoin"><table border="0" cellpadding="3">${row('First name', 'fname', true)}${row('Last name', 'lname', true)}${row('Credentials', 'cred', false)}${row('E-mail', 'email', true)}${row('Hospital', 'hospital', false)}${row('Telephone', 'phone', false)}
<tr><td colspan="2"><hr size="1" noshade><i>For the members' area:</i></td></tr>${row('User name', 'uid', true)}${row('Password', 'pwd', true, 'password')}
<tr><td align="right"><b>How shall we send the journal?</b></td><td><input type="radio" name="journal" value="p" checked title="On paper"> On paper <input type="radio" name="journal" value="e" title="By e-mail"> By e-mail</td></tr>${imageButton('Submit application')}</table></form>${legend}`;

function actJoin({ method, form }: Exchange): ReplicaAnswer {
  if (method !== 'POST') return redirect('/index.cfm?page=join', 302);
  const missing = memberFields.flatMap(([name], index) => (fieldText(form, name) === '' ? [index + 1] : []));
  return redirect(
    missing.length === 0 ? '/index.cfm?page=welcome' : `/index.cfm?page=join&error=${missing.join(',')}`,
    302,
  );
}

const login = (url: URL): string =>
  `${url.searchParams.get('error') === 'badlogin' ? '<p class="err">User name or password not recognized. Please try again.</p>' : ''}<form action="/act_login.cfm" method="post"><table border="0">${row('User name', 'uid', true)}${row('Password', 'pwd', true, 'password')}<tr><td></td><td><input type="checkbox" name="keep" value="1" title="Keep me logged in"> Keep me logged in</td></tr>${imageButton('Log in')}</table></form>${legend}`;

/** Seeded: the vendor's code writes a frame, in which a form without a form stands. */
const awards = `Nominate a colleague for the Hospitalist of the Year.<br><br><script type="text/javascript" src="https://www.formworks.example/js/embed.js"></script><script type="text/javascript">FW.embed({u:'statehospitalists',h:'r7x1k2q',height:420});</script><noscript><a href="https://${vendor}/forms/r7x1k2q/">Fill out the nomination online</a></noscript>`;

const embedScript = `var FW={embed:function(o){document.write('<ifr'+'ame id="fw'+o.h+'" name="fw'+o.h+'" title="Nomination" frameborder="0" allowtransparency="true" style="width:100%;height:'+o.height+'px;border:none" src="https://'+o.u+'.formworks.example/forms/'+o.h+'/?embedKey='+o.h+'"></ifr'+'ame>')}};`;

const vendorForm = `<!DOCTYPE html><html lang="en-US"><head><meta charset="utf-8"><title>Nomination</title></head><body class="embed"><div id="container" class="ltr"><ul id="foli0"><li id="fo1li1" class="notranslate"><label class="desc" id="title1" for="Field1">Your name</label><div><input id="Field1" name="Field1" type="text" class="field text medium" maxlength="255" tabindex="1"></div></li><li id="fo1li2"><label class="desc" for="Field2">Your email</label><div><input id="Field2" name="Field2" type="email" spellcheck="false" class="field text medium" tabindex="2"></div></li><li id="fo1li3"><label class="desc" for="Field3">Why does your nominee deserve it?</label><div><textarea id="Field3" name="Field3" class="field textarea medium" rows="4" tabindex="3"></textarea></div></li><li class="buttons"><button id="saveForm" class="btTxt submit" type="button">Submit</button></li></ul></div>
<script>document.getElementById('saveForm').onclick=function(){var x=new XMLHttpRequest(),d={};document.querySelectorAll('.field').forEach(function(f){d[f.name]=f.value});x.open('POST','/forms/r7x1k2q/submit');x.setRequestHeader('content-type','application/json');x.onload=function(){document.getElementById('container').innerHTML='<h2>Great! Thanks for filling out the form.</h2>'};x.send(JSON.stringify(d))};</script></body></html>`;

/** Near misses: words of documents that ask for none, and the licence of a profession. */
const fair = `Meet us at the fair on October 9.<br><br><form action="/act_fair.cfm" method="post"><table border="0">${row('Your name', 'name', false)}${row('State medical license no.', 'lic', false)}<tr><td align="right"><b>Passport to Wellness: booths visited</b></td><td><select name="stamps" title="Passport to Wellness: booths visited"><option value="">- select -</option><option>1 to 3</option><option>4 or more</option></select></td></tr>${imageButton('Enter drawing')}</table></form>`;

/** Seeded: dues by a bank account. Near misses: the card, an action without a scheme, and a PDF of the same policy. */
const dues = `<form action="//${host}/act_dues.cfm" method="post" name="frmDues"><table border="0">${row('Member name', 'mname', false)}<tr bgcolor="#EEEEEE"><td colspan="2"><b>By card</b></td></tr>${row('Card number', 'ccnum', false, 'text', ' autocomplete="cc-number"')}${row('Expires (MM/YY)', 'ccexp', false, 'text', ' autocomplete="cc-exp"')}<tr bgcolor="#EEEEEE"><td colspan="2"><b>Or by electronic check</b></td></tr>${row('Checking account number', 'acct', false)}${imageButton('Pay now')}</table></form><br>See also our <a href="/docs/privacy.pdf">Privacy Policy (PDF)</a>.`;

/** Seeded: the address of the form is put together when it is sent, so that robots do not find it. */
const suggest = `<form method="post" enctype="text/plain" name="frmSuggest" onsubmit="this.action='mai'+'lto:'+['office','state-hospitalists.test'].join('@')+'?subject=Suggestion'"><table border="0">${row('Name', 'Name', false)}${row('E-mail', 'Email', false)}<tr><td align="right" valign="top"><b>Suggestion</b></td><td><textarea name="Text" rows="4" cols="30" title="Suggestion"></textarea></td></tr><tr><td></td><td><input type="submit" value="Send suggestion"></td></tr></table></form>`;

/** Near miss: the one link to the policy stands in a frame at the bottom. */
const resources = page(
  'Resources',
  '<ul><li><a href="https://journal.example/">Journal of the Society</a></li><li><a href="https://www.cms.example/privacy">Privacy rules of the federal agency</a></li></ul>',
  '<iframe src="/bottom.cfm" name="bottom" title="Bottom" width="100%" height="40" frameborder="0" scrolling="no"></iframe>',
);

function index({ url }: Exchange): string {
  switch (url.searchParams.get('page')) {
    case 'join':
      return page('Become a Member', join(url));
    case 'welcome':
      return page('Welcome', 'Thank you for joining. Your membership card is in the mail.');
    case 'login':
      return page('Member Login', login(url));
    case 'awards':
      return page('Awards', awards);
    case 'fair':
      return page('Health Fair', fair);
    case 'dues':
      return page('Pay Dues', dues);
    case 'thanks':
      return page('Thank you', 'We have received your entry.');
    case 'suggest':
      return page('Suggestion Box', suggest);
    case 'search':
      return page('Search', 'Your search found 0 documents.');
    case 'handbook':
      // Seeded: beside the link at the bottom one to the version of 2012.
      return page(
        'Handbook',
        'The handbook for members: <a href="/docs/privacy2012.pdf">Privacy Policy (PDF, 40 KB)</a>',
      );
    case 'resources':
      return resources;
    default:
      return page('Welcome', 'The society of those who care for patients in hospitals.');
  }
}

const pdf = (edits: Edits) => async (): Promise<ReplicaAnswer> => {
  const parts = policyParts(edits);
  const headings = new Set(parts.map(({ heading }) => heading));
  return respond(
    'application/pdf',
    await renderPdf(
      'Privacy Policy',
      parts.flatMap(({ heading, paragraphs }) => [heading, ...paragraphs]),
      line => headings.has(line),
    ),
  );
};

const gif = respond('image/gif', Buffer.from('R0lGODlhAQABAAAAACwAAAAAAQABAAA=', 'base64'));
const images = ['bullet', 'masthead', 'go', 'btn_submit_application', 'btn_log_in', 'btn_enter_drawing'];

/** A society's site on an application server of 2004: every page is a parameter of one address. */
export const association: FieldSite = {
  name: 'association',
  style:
    'ColdFusion: pages by query string, image buttons, errors by redirect, dots as marks, frames, vendor form written by script',
  host,
  domain: 'state-hospitalists.test',
  contents: {
    '/': index,
    '/index.cfm': index,
    '/act_join.cfm': actJoin,
    '/act_login.cfm': redirect('/index.cfm?page=login&error=badlogin', 302),
    '/act_fair.cfm': redirect('/index.cfm?page=thanks', 302),
    '/act_dues.cfm': redirect('/index.cfm?page=thanks', 302),
    '/go.cfm': ({ url }) =>
      redirect(url.searchParams.get('to') === 'privacy' ? '/privacy.cfm' : '/index.cfm', 302),
    '/privacy.cfm': page(
      'Privacy',
      `<table border="0" width="90%"><tr><td>${asBreakLines(policyParts())}</td></tr></table>`,
    ),
    '/docs/privacy.pdf': pdf([]),
    '/docs/privacy2012.pdf': pdf([['January 15, 2021', 'March 1, 2012']]),
    // Seeded: a form without a method, so the address stands in the next page's own.
    '/mailing.cfm': ({ url }) =>
      page(
        'Mailing list',
        url.searchParams.has('addr')
          ? 'The address was taken off our list.'
          : `<form action="mailing.cfm"><table border="0">${row('E-mail address that we shall take off our list', 'addr', false)}${imageButton('Go')}</table></form>`,
      ),
    // Near miss: a frameset, with links in its frames only.
    '/calendar.cfm': `${head('Calendar')}\n<frameset rows="*,60" border="0"><frame src="/calendar_body.cfm" name="main" title="Calendar"><frame src="/bottom.cfm" name="bottom" title="Bottom" scrolling="no" noresize><noframes><body><a href="/calendar_body.cfm">Calendar</a> <a href="/go.cfm?to=privacy">Privacy Policy</a></body></noframes></frameset></html>`,
    '/calendar_body.cfm': page('Calendar', 'October 9: Health Fair'),
    '/bottom.cfm': `${head('Bottom')}<body bgcolor="#FFFFFF"><center><a href="/index.cfm" target="_top">Home</a> | <a href="/go.cfm?to=privacy" target="_top">Privacy Policy</a></center></body></html>`,
    ...Object.fromEntries([...images, 'btn_pay_now', 'btn_go'].map(name => [`/images/${name}.gif`, gif])),
    '//www.formworks.example/js/embed.js': respond('text/javascript', embedScript),
    [`//${vendor}/forms/r7x1k2q/`]: vendorForm,
    [`//${vendor}/forms/r7x1k2q/submit`]: ({ method }) =>
      respond('application/json', '{"ok":true}', {}, method === 'POST' ? 200 : 405),
  },
  expected: {
    'third-party-collectors': [{ page: '/index.cfm?page=awards', about: 'formworks.example' }],
    'no-pii-transfer': [{ page: '/index.cfm?page=awards', about: 'formworks.example' }],
    'telemetry-not-linked-to-pii': [{ page: '/mailing.cfm', about: 'addr' }],
    'registration-required-marked': [{ page: '/index.cfm?page=join', about: 'Hospital' }],
    'registration-unmarked-optional': [{ page: '/index.cfm?page=join', about: 'Hospital' }],
    'collects-only-disclosed-pii': [{ page: '/index.cfm?page=dues', about: 'Checking account number' }],
    'forms-https': [{ page: '/index.cfm?page=suggest', about: 'mailto:' }],
    'no-unencrypted-email-collection': [{ page: '/index.cfm?page=suggest', about: 'mailto:' }],
    'policy-link-current': [{ page: '/index.cfm?page=handbook', about: 'privacy2012.pdf' }],
  },
};
