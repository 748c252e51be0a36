import {
  fieldText,
  redirect,
  respond,
  type ReplicaAnswer,
  type Exchange,
} from '../../../../fixtures/replica/exchange.js';
import type { FieldSite } from '../field-site.js';
import { asBreakLines, policyParts } from '../policy-markup.js';

const host = 'portal.midwest-review.test';

const viewState =
  '/wEPDwUKLTk2Mjk3MjY1Nw9kFgJmD2QWAgIDD2QWAgIBDxYCHgRUZXh0BRJQcm92aWRlciBQb3J0YWxkZEpQZ3lKc3V0aHdpdGhub3RoaW5n';

const scripts = `<script type="text/javascript">
//<![CDATA[
var theForm = document.forms['aspnetForm'];
function __doPostBack(eventTarget, eventArgument) { theForm.__EVENTTARGET.value = eventTarget; theForm.__EVENTARGUMENT.value = eventArgument; theForm.submit(); }
//]]>
</script>`;

const master = (
  title: string,
  page: string,
  body: string,
  action = `./${page}`,
): string => `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head id="ctl00_Head1"><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>
	${title}
</title><style type="text/css">.req{color:red} .redlabel{color:#cc0000} td{padding:3px} #hdr{background:#036;color:#fff}</style></head><body>
<form name="aspnetForm" method="post" action="${action}" id="aspnetForm">
<div><input type="hidden" name="__EVENTTARGET" id="__EVENTTARGET" value="" /><input type="hidden" name="__EVENTARGUMENT" id="__EVENTARGUMENT" value="" /><input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="${viewState}" /></div>
${scripts}
<div><input type="hidden" name="__VIEWSTATEGENERATOR" id="__VIEWSTATEGENERATOR" value="CA0B0334" /><input type="hidden" name="__EVENTVALIDATION" id="__EVENTVALIDATION" value="/wEdAAJ9n3wM0x" /></div>
<table width="960" align="center" cellspacing="0"><tr id="hdr"><td colspan="2"><img src="/images/logo.gif" alt="Midwest Review" /></td></tr>
<tr><td width="180" valign="top"><a href="Default.aspx">Home</a><br /><a href="Register.aspx">Provider Registration</a><br /><a href="ContactUs.aspx">Contact Us</a><br /><a href="Feedback.aspx">Feedback</a><br /><a href="Records.aspx">Records request</a><br /><a href="Find.aspx">Find a Reviewer</a></td>
<td valign="top"><h2>${title}</h2>${body}</td></tr>
<tr><td colspan="2" align="center"><font size="1">&copy; 2021 Midwest Review. <a href="Privacy.aspx">Privacy Statement</a> | <a href="mailto:info@midwest-review.test">E-mail us</a></font></td></tr></table>
</form></body></html>`;

const typed = (form: FormData, name: string): string =>
  fieldText(form, `ctl00$Main$${name}`)
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;');

interface Row {
  readonly name: string;
  readonly label: string;
  /** Markup of its mark; undefined where the row is optional. */
  readonly mark?: string;
  readonly labelClass?: string;
}

const row = ({ name, label, mark, labelClass }: Row, { form, method }: Exchange, aria = true): string => {
  const required = mark !== undefined;
  const missing = required && method === 'POST' && typed(form, name) === '';
  return `<tr><td align="right"><span id="ctl00_Main_lbl${name}"${labelClass ? ` class="${labelClass}"` : ''}>${label}</span>${mark ?? ''}</td><td><input name="ctl00$Main$${name}" type="text" maxlength="50" id="ctl00_Main_${name}"${required && aria ? ' aria-required="true"' : ''} value="${typed(form, name)}" /></td><td>${required ? `<span id="ctl00_Main_rfv${name}" style="color:Red;${missing ? '' : 'display:none;'}">${label.replace(':', '')} is required.</span>` : ''}</td></tr>`;
};

const star = ' <span class="req">*</span>';
const button = (label: string): string =>
  `<tr><td></td><td><input type="submit" name="ctl00$Main$btnSubmit" value="${label}" id="ctl00_Main_btnSubmit" /> <input type="button" value="Cancel" onclick="location.href='Default.aspx'" /></td></tr>`;

const handled = (rows: readonly Row[], { form }: Exchange): boolean =>
  rows.every(({ name, mark }) => mark === undefined || typed(form, name) !== '');

/** Seeded: the fax number is required, and nothing but the colour of its label says so. */
const registration: readonly Row[] = [
  { name: 'txtFirst', label: 'First Name:', mark: star },
  { name: 'txtLast', label: 'Last Name:', mark: star },
  { name: 'txtFacility', label: 'Facility:', mark: star },
  { name: 'txtLicense', label: 'License No.:' },
  { name: 'txtEmail', label: 'E-mail:', mark: star },
  { name: 'txtFax', label: 'Fax:', mark: '', labelClass: 'redlabel' },
];

function register(exchange: Exchange): string {
  if (exchange.method === 'POST' && handled(registration, exchange))
    return master('Registration received', 'Register.aspx', '<p>Thank you.</p>');
  return master(
    'Provider Registration',
    'Register.aspx',
    `<p>Please complete the form to register. <span class="req">*</span> = required field</p><table>${registration.map(each => row(each, exchange)).join('')}${button('Register')}</table>`,
  );
}

/** Seeded: asks for the Medicare number. Near misses: case and account numbers of the organisation. */
const records: readonly Row[] = [
  { name: 'txtName', label: 'Your Name:' },
  { name: 'txtCase', label: 'Case No.:' },
  { name: 'txtAcct', label: 'Midwest Review Account #:' },
  { name: 'txtHIC', label: 'Medicare Number (HICN):' },
  { name: 'txtPhone', label: 'Daytime Phone:' },
];

const contactRows: readonly Row[] = [
  { name: 'txtName', label: 'Name:', mark: star },
  { name: 'txtEmail', label: 'E-mail:', mark: star },
  { name: 'txtZip', label: 'Zip:' },
];

const simple =
  (
    title: string,
    file: string,
    rows: readonly Row[],
    label: string,
    thanks: ReplicaAnswer | undefined,
    more = '',
  ) =>
  (exchange: Exchange): ReplicaAnswer | string => {
    if (exchange.method === 'POST' && handled(rows, exchange))
      return thanks ?? master(title, file, '<p>Thank you. We will reply within two days.</p>');
    return master(
      title,
      file,
      `<p><span class="req">*</span> Required</p><table>${rows.map(each => row(each, exchange, false)).join('')}${more}${button(label)}</table>`,
    );
  };

const message =
  '<tr><td align="right" valign="top">Comments:</td><td><textarea name="ctl00$Main$txtComments" rows="4" cols="40" id="ctl00_Main_txtComments"></textarea></td></tr>';

/** A WebForms application: one form around each page. */
export const webforms: FieldSite = {
  name: 'webforms',
  style: 'ASP.NET WebForms: one form a page, __VIEWSTATE, table layout, text beside unlabelled fields',
  host,
  domain: 'midwest-review.test',
  contents: {
    '/': redirect('/Default.aspx', 302),
    '/Default.aspx': () => ({
      ...respond(
        'text/html; charset=utf-8',
        master('Welcome', 'Default.aspx', '<p>Peer review since 1984.</p>'),
      ),
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'set-cookie': 'ASP.NET_SessionId=4nq2vzlm0xkpbw5cxkfzqzrv; path=/; HttpOnly; Secure; SameSite=Lax',
      },
    }),
    '/images/logo.gif': respond('image/gif', Buffer.from('R0lGODlhAQABAAAAACwAAAAAAQABAAA=', 'base64')),
    '/Register.aspx': register,
    '/ContactUs.aspx': simple('Contact Us', 'ContactUs.aspx', contactRows, 'Send', undefined, message),
    // Seeded: the answer to the feedback leads over plain HTTP.
    '/Feedback.aspx': simple(
      'Feedback',
      'Feedback.aspx',
      contactRows,
      'Submit',
      redirect(`http://${host}/Thanks.aspx`, 302),
      message,
    ),
    '/Thanks.aspx': master('Thanks', 'Thanks.aspx', '<p>Thank you for your feedback.</p>'),
    '/Records.aspx': simple('Records request', 'Records.aspx', records, 'Request', undefined),
    // Near miss: a search by post that asks for nobody's data.
    '/Find.aspx': ({ method }) =>
      master(
        'Find a Reviewer',
        'Find.aspx',
        `${method === 'POST' ? '<p>No reviewers found.</p>' : ''}<table><tr><td>Specialty:</td><td><select name="ctl00$Main$ddlSpec"><option value="">-- any --</option><option>Cardiology</option><option>Nephrology</option></select></td></tr><tr><td>Within miles of ZIP:</td><td><input name="ctl00$Main$txtZip" type="text" maxlength="5" /></td></tr></table><a id="ctl00_Main_lnkFind" href="javascript:__doPostBack('ctl00$Main$lnkFind','')">Search</a>`,
      ),
    '/Privacy.aspx': master(
      'MPRO Privacy Policy',
      'Privacy.aspx',
      `<table border="1"><tr><td><font face="Arial" size="2">${asBreakLines(policyParts())}</font></td></tr></table>`,
    ),
  },
  expected: {
    'registration-required-marked': [{ page: '/Register.aspx', about: 'Fax' }],
    'forms-https': [{ page: '/Feedback.aspx', about: `http://${host}/Thanks.aspx` }],
    'collects-only-disclosed-pii': [{ page: '/Records.aspx', about: 'txtHIC' }],
  },
};
