import { respond, type ReplicaAnswer } from '../../../../fixtures/replica/exchange.js';
import { renderPdf } from '../../../../fixtures/replica/pages/pdf.js';
import type { FieldSite } from '../field-site.js';
import { policyParts } from '../policy-markup.js';

const host = 'www.county-peer-review.test';

/** Bytes in Latin-1, as the server's header says. */
const latin = (html: string): ReplicaAnswer =>
  respond('text/html; charset=ISO-8859-1', Buffer.from(html, 'latin1'));

const page = (title: string, body: string): ReplicaAnswer =>
  latin(
    `<HTML><HEAD><TITLE>${title}</TITLE></HEAD><BODY BGCOLOR="#FFFFFF" LINK="#0000FF">
<CENTER><H1>County Peer Review</H1><FONT SIZE=2><A HREF="index.htm">Home</A> | <A HREF="order.htm">Order publications</A> | <A HREF="join.htm">Membership</A> | <A HREF="guest.htm">Guest book</A> | <A HREF="ask.htm">Ask the expert</A> | <A HREF="directory.htm">Directory</A></FONT></CENTER><HR>
<H2>${title}</H2>${body}<HR><ADDRESS>\u00a9 1999\u20132021 <A HREF="mailto:webmaster@county-peer-review.test">Webmaster</A> &nbsp; <A HREF="docs/privacy.pdf">Privacy Policy (PDF)</A></ADDRESS></BODY></HTML>`.replace(
      '\u2013',
      '-',
    ),
  );

/** Seeded: publications are ordered over an unencrypted address. */
const order = `<FORM ACTION="http://${host}/cgi-bin/order.pl" METHOD=POST><TABLE BORDER=0>
<TR><TD>Name:<TD><INPUT TYPE=TEXT NAME=name SIZE=30><TR><TD>Street address:<TD><INPUT NAME=street SIZE=30><TR><TD>City, State, Zip:<TD><INPUT NAME=csz SIZE=30>
<TR><TD>Copies:<TD><INPUT NAME=qty SIZE=3 VALUE=1></TABLE><INPUT TYPE=SUBMIT VALUE="Place order"> <INPUT TYPE=RESET VALUE="Clear"></FORM>`;

/** Near miss: a relative action, all marked in words, told to nobody else. */
const join = `<P>Print and mail this page, or send it here. Items marked (required) must be completed.</P><FORM ACTION="cgi-bin/join.pl" METHOD="POST"><TABLE>
<TR><TD>Name (required)<TD><INPUT NAME=name REQUIRED><TR><TD>Hospital (required)<TD><INPUT NAME=hospital REQUIRED><TR><TD>E-mail (required)<TD><INPUT NAME=email REQUIRED><TR><TD>Phone<TD><INPUT NAME=phone></TABLE>
<INPUT TYPE=SUBMIT VALUE="Become a member"></FORM>`;

/** Seeded: the guest book is sent by mail. */
const guest = `<FORM ACTION="mailto:webmaster@county-peer-review.test?subject=Guestbook" METHOD="POST" ENCTYPE="text/plain">
Your name: <INPUT NAME="name"><BR>Your e-mail: <INPUT NAME="email"><BR>Comments:<BR><TEXTAREA NAME="comments" ROWS=4 COLS=40></TEXTAREA><BR><INPUT TYPE="submit" VALUE="Sign guest book"></FORM>`;

/** Near miss: a link to write a mail, and a form that is received over HTTPS. */
const ask = `<P>Send questions to <A HREF="mailto:expert@county-peer-review.test?subject=Question">our expert</A>, or use this form:</P>
<FORM ACTION="/cgi-bin/ask.pl" METHOD="POST">E-mail for the answer: <INPUT NAME="from"><BR>Question: <TEXTAREA NAME="q"></TEXTAREA><BR><INPUT TYPE="image" SRC="send.gif" ALT="Send" BORDER=0></FORM>`;

const accepted = (title: string) => (): ReplicaAnswer =>
  page(title, '<P>Thank you. <A HREF="/index.htm">Back</A></P>');

const wrongMail = policyParts([
  [
    'If you believe MPRO has not adhered to this Privacy Policy, please contact MPRO at info@mpro.org',
    'If you believe MPRO has not adhered to this Privacy Policy, please contact MPRO at webmaster@county-peer-review.test',
  ],
]);
const lines = wrongMail.flatMap(({ heading, paragraphs }) => [heading, ...paragraphs]);
const headings = new Set(wrongMail.map(({ heading }) => heading));

/** A site of 1999, never redone; its policy is a PDF only. */
export const oldStatic: FieldSite = {
  name: 'old-static',
  style:
    'static HTML of 1999: upper-case tags, tables without end tags, no labels, mail forms, Latin-1, policy as PDF only',
  host,
  domain: 'county-peer-review.test',
  contents: {
    '/': page('Welcome', '<P>Peer review for the county&#146;s hospitals. Espa\u00f1ol: (555) 010-0199</P>'),
    '/index.htm': page(
      'Welcome',
      '<P>Peer review for the county&#146;s hospitals. Espa\u00f1ol: (555) 010-0199</P>',
    ),
    '/order.htm': page('Order publications', order),
    '/join.htm': page('Membership', join),
    '/guest.htm': page('Guest book', guest),
    '/ask.htm': page('Ask the expert', ask),
    '/directory.htm': page('Directory', '<TABLE BORDER><TR><TD>Dr. A. Example<TD>(555) 010-0101</TABLE>'),
    '/send.gif': respond('image/gif', Buffer.from('R0lGODlhAQABAAAAACwAAAAAAQABAAA=', 'base64')),
    '/cgi-bin/order.pl': accepted('Order received'),
    '/cgi-bin/join.pl': accepted('Welcome, new member'),
    '/cgi-bin/ask.pl': accepted('Question received'),
    '/docs/privacy.pdf': async () =>
      respond('application/pdf', await renderPdf('Privacy Policy', lines, line => headings.has(line))),
  },
  plain: ['/cgi-bin/order.pl'],
  expected: {
    'forms-https': [
      { page: '/order.htm', about: 'http://' },
      { page: '/guest.htm', about: 'mailto:' },
    ],
    'no-unencrypted-email-collection': [{ page: '/guest.htm', about: 'mailto:' }],
    'contact-channels-published': [{ page: '/docs/privacy.pdf', about: 'info@mpro.org' }],
    'policy-text-matches': [{ page: '/docs/privacy.pdf', about: 'webmaster@county-peer-review.test' }],
  },
};
