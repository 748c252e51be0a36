import {
  htmlType,
  redirect,
  respond,
  fieldText,
  type ReplicaAnswer,
  type Exchange,
} from '../../../../fixtures/replica/exchange.js';
import type { FieldSite } from '../field-site.js';
import { asArticle, contentsList, policyParts } from '../policy-markup.js';

const host = 'www.harbor-quality.test';

const css = `<style>
.screen-reader-text{clip:rect(1px,1px,1px,1px);position:absolute!important;height:1px;width:1px;overflow:hidden}
.wpcf7-response-output{border:2px solid #ffb900;margin:1em;padding:.5em}.wpcf7 form.init .wpcf7-response-output{display:none}
.wpcf7-not-valid-tip{color:#dc3232;display:block}.um-req{margin-left:3px;color:#c00}
.rsvp label.needed::after{content:" *";color:#b00}
#cookie-notice{position:fixed;bottom:0;left:0;right:0;background:#32323a;color:#fff;padding:12px;text-align:center;z-index:100000}
.hp-field{position:absolute;left:-9999px}
</style>`;

const cookieNotice = `<div id="cookie-notice" role="dialog" aria-label="Cookie Notice" style="display:none"><span id="cn-notice-text">We use cookies to ensure that we give you the best experience on our website.</span>
<a href="#" id="cn-accept-cookie" class="cn-set-cookie button">Ok</a> <a href="#" id="cn-refuse-cookie" class="cn-set-cookie button">No</a> <a href="/privacy-policy/" id="cn-more-info">Learn more</a></div>
<script>(function(){var n=document.getElementById('cookie-notice');
function get(){return (document.cookie.match(/cookie_notice_accepted=(\\w+)/)||[])[1]}
function ga(){var s=document.createElement('script');s.async=true;s.src='https://www.googletagmanager.com/gtag/js?id=G-HARBOR1';document.head.appendChild(s)}
function set(v){document.cookie='cookie_notice_accepted='+v+';path=/;max-age=2592000;secure;samesite=lax';n.style.display='none';if(v==='true')ga()}
if(get()===undefined){n.style.display='block'}else if(get()==='true'){ga()}
document.getElementById('cn-accept-cookie').onclick=function(e){e.preventDefault();set('true')};
document.getElementById('cn-refuse-cookie').onclick=function(e){e.preventDefault();set('false')};})();</script>`;

const search = `<form role="search" method="get" class="search-form" action="https://${host}/"><label><span class="screen-reader-text">Search for:</span><input type="search" class="search-field" placeholder="Search &hellip;" value="" name="s"></label><input type="submit" class="search-submit" value="Search"></form>`;

const page = (
  title: string,
  body: string,
  footer = true,
): string => `<!DOCTYPE html><html lang="en-US"><head><meta charset="UTF-8"><meta name="viewport" content="width=device-width"><title>${title} &#8211; Harbor Quality Network</title>
<meta name="generator" content="WordPress 6.4.3"><link rel="EditURI" type="application/rsd+xml" title="RSD" href="https://${host}/xmlrpc.php?rsd">
<script src="https://${host}/wp-includes/js/jquery/jquery.min.js?ver=3.7.1"></script>${css}</head>
<body class="page-template-default"><a class="skip-link screen-reader-text" href="#content">Skip to content</a>
<header id="masthead"><p class="site-title"><a href="https://${host}/" rel="home">Harbor Quality Network</a></p>
<nav id="site-navigation"><button aria-controls="primary-menu" aria-expanded="false">Menu</button><ul id="primary-menu"><li><a href="https://${host}/">Home</a></li><li><a href="https://${host}/contact/">Contact</a></li><li><a href="https://${host}/newsletter/">Newsletter</a></li><li><a href="https://${host}/join/">Join</a></li><li><a href="https://${host}/rsvp/">Workshop RSVP</a></li><li><a href="https://${host}/2021/03/hello-world/">Blog</a></li></ul></nav></header>
<div id="content" class="site-content"><main id="primary"><article class="page type-page"><header class="entry-header"><h1 class="entry-title">${title}</h1></header><div class="entry-content">${body}</div></article></main>
<aside id="secondary" class="widget-area"><section class="widget widget_search">${search}</section><section class="widget"><h2>Archives</h2><ul><li><a href="https://${host}/2021/03/hello-world/">March 2021</a></li></ul></section></aside></div>
<footer id="colophon"><div class="site-info">${footer ? `<a class="privacy-policy-link" href="https://${host}/privacy-policy/" rel="privacy-policy">Privacy Policy</a><span role="separator" aria-hidden="true"></span>` : ''}<a href="https://wordpress.example/">Proudly powered by WordPress</a></div></footer>
${cookieNotice}</body></html>`;

const control = (name: string, inner: string): string =>
  `<span class="wpcf7-form-control-wrap" data-name="${name}">${inner}</span>`;

const contact = `<p>Questions? Write to us.</p><div class="wpcf7 no-js" id="wpcf7-f5-p2-o1" lang="en-US" dir="ltr"><div class="screen-reader-response"><p role="status" aria-live="polite" aria-atomic="true"></p><ul></ul></div>
<form action="/contact/#wpcf7-f5-p2-o1" method="post" class="wpcf7-form init" aria-label="Contact form" novalidate="novalidate" data-status="init">
<div style="display: none;"><input type="hidden" name="_wpcf7" value="5"><input type="hidden" name="_wpcf7_version" value="5.8.7"><input type="hidden" name="_wpcf7_unit_tag" value="wpcf7-f5-p2-o1"></div>
<p><label> Your name (required)<br>${control('your-name', '<input size="40" class="wpcf7-form-control wpcf7-text wpcf7-validates-as-required" autocomplete="name" aria-required="true" aria-invalid="false" value="" type="text" name="your-name">')} </label></p>
<p><label> Your email (required)<br>${control('your-email', '<input size="40" class="wpcf7-form-control wpcf7-email wpcf7-validates-as-required" autocomplete="email" aria-required="true" aria-invalid="false" value="" type="email" name="your-email">')} </label></p>
<p><label> Subject<br>${control('your-subject', '<input size="40" class="wpcf7-form-control wpcf7-text" aria-invalid="false" value="" type="text" name="your-subject">')} </label></p>
<p><label> Your message (optional)<br>${control('your-message', '<textarea cols="40" rows="10" class="wpcf7-form-control wpcf7-textarea" aria-invalid="false" name="your-message"></textarea>')} </label></p>
<p class="hp-field" aria-hidden="true"><label>Leave this empty <input type="text" name="your-website" tabindex="-1" autocomplete="off"></label></p>
<p><input class="wpcf7-form-control wpcf7-submit has-spinner" type="submit" value="Send"></p><div class="wpcf7-response-output" aria-hidden="true"></div></form></div>
<script>document.querySelector('form.wpcf7-form').addEventListener('submit',function(e){e.preventDefault();var f=this;f.querySelectorAll('.wpcf7-not-valid-tip').forEach(function(t){t.remove()});
fetch('/wp-json/contact-form-7/v1/contact-forms/5/feedback',{method:'POST',body:new FormData(f),headers:{Accept:'application/json, */*;q=0.1'}}).then(function(r){return r.json()}).then(function(d){
f.classList.remove('init');f.querySelector('.wpcf7-response-output').textContent=d.message;
(d.invalid_fields||[]).forEach(function(i){var c=f.querySelector('[name="'+i.field+'"]');c.setAttribute('aria-invalid','true');var t=document.createElement('span');t.className='wpcf7-not-valid-tip';t.setAttribute('aria-hidden','true');t.textContent=i.message;c.after(t)});if(d.status==='mail_sent')f.reset()})});</script>`;

const json = (value: unknown): ReplicaAnswer => respond('application/json', JSON.stringify(value));

function feedback({ form }: Exchange): ReplicaAnswer {
  if (fieldText(form, 'your-website') !== '') return json({ status: 'spam', message: 'There was an error.' });
  const invalid = ['your-name', 'your-email'].filter(name => fieldText(form, name) === '');
  return invalid.length > 0
    ? json({
        status: 'validation_failed',
        message: 'One or more fields have an error. Please check and try again.',
        invalid_fields: invalid.map(field => ({ field, message: 'Please fill out this field.' })),
      })
    : json({ status: 'mail_sent', message: 'Thank you for your message. It has been sent.' });
}

/** Seeded: the vendor's own embed code. */
const newsletter = `<p>Monthly news on quality in long-term care.</p><!-- Begin signup form --><div id="mc_embed_signup"><form action="https://harbor.us21.list-post.example/subscribe/post?u=9f3&amp;id=4ce" method="post" id="mc-embedded-subscribe-form" name="mc-embedded-subscribe-form" class="validate" target="_self"><h2>Subscribe</h2>
<div class="indicates-required"><span class="asterisk">*</span> indicates required</div>
<div class="mc-field-group"><label for="mce-EMAIL">Email Address <span class="asterisk">*</span></label><input type="email" name="EMAIL" class="required email" id="mce-EMAIL" required value=""></div>
<div class="mc-field-group"><label for="mce-FNAME">First Name </label><input type="text" name="FNAME" id="mce-FNAME" value=""></div>
<div aria-hidden="true" style="position: absolute; left: -5000px;"><input type="text" name="b_9f3_4ce" tabindex="-1" value=""></div>
<div class="clear"><input type="submit" name="subscribe" id="mc-embedded-subscribe" class="button" value="Subscribe"></div></form></div>`;

const joinField = (
  name: string,
  label: string,
  type: string,
  needed: boolean,
  error: string,
  value: string,
): string =>
  `<div class="um-field" data-key="${name}"><div class="um-field-label"><label for="${name}-7">${label}${needed ? '<span class="um-req" title="Required">*</span>' : ''}</label></div><div class="um-field-area"><input type="${type}" name="${name}" id="${name}-7" value="${value}" ${needed ? 'aria-required="true" ' : ''}${error ? `aria-invalid="true" aria-describedby="um-error-for-${name}"` : ''}></div>${error ? `<div class="um-field-error" id="um-error-for-${name}" role="alert">${error}</div>` : ''}</div>`;

/** Seeded: the server wants the phone number as well, and no mark says so. */
function join({ method, form }: Exchange): string {
  const error = (name: string, label: string): string =>
    method === 'POST' && fieldText(form, name) === '' ? `${label} is required` : '';
  const errors = [
    error('first_name', 'First Name'),
    error('user_email', 'E-mail Address'),
    error('phone_number', 'Phone Number'),
  ];
  if (method === 'POST' && errors.every(each => each === ''))
    return page('Join', '<p>Thank you for registering. Please check your inbox.</p>');
  const value = (name: string): string =>
    fieldText(form, name).replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  return page(
    'Join the network',
    `<div class="um um-register"><p>Fields with <span class="um-req">*</span> are required.</p><form method="post" action="" autocomplete="off">
${joinField('first_name', 'First Name', 'text', true, errors[0] ?? '', value('first_name'))}
${joinField('user_email', 'E-mail Address', 'text', true, errors[1] ?? '', value('user_email'))}
${joinField('phone_number', 'Phone Number', 'text', false, errors[2] ?? '', value('phone_number'))}
${joinField('company', 'Organization', 'text', false, '', value('company'))}
<input type="hidden" name="form_id" value="7"><input type="submit" value="Register" class="um-button"></form></div>`,
  );
}

/** Near miss: the asterisk comes from the style sheet; a group's mark stands on its legend. */
const rsvp = `<form class="rsvp" method="post" action="/rsvp/" id="tribe-rsvp"><p>Required fields are followed by *.</p>
<p><label class="needed" for="tr-name">Full name</label> <input id="tr-name" name="attendee[name]" required></p>
<p><label class="needed" for="tr-mail">Email</label> <input id="tr-mail" type="email" name="attendee[email]" required></p>
<fieldset><legend>Which day? (required)</legend><label><input type="radio" name="attendee[day]" value="1" required> Monday</label> <label><input type="radio" name="attendee[day]" value="2" required> Tuesday</label></fieldset>
<p><label for="tr-org">Organization</label> <input id="tr-org" name="attendee[org]"></p><button type="submit">Confirm RSVP</button></form>`;

const comments = `<p>Welcome to our new site.</p><div id="respond"><h3 id="reply-title">Leave a Reply</h3><form action="https://${host}/wp-comments-post.php" method="post" id="commentform" class="comment-form" novalidate><p class="comment-notes"><span id="email-notes">Your email address will not be published.</span> <span class="required-field-message">Required fields are marked <span class="required">*</span></span></p>
<p><label for="comment">Comment <span class="required">*</span></label> <textarea id="comment" name="comment" cols="45" rows="8" required></textarea></p>
<p><label for="author">Name <span class="required">*</span></label> <input id="author" name="author" type="text" autocomplete="name" required></p>
<p><label for="email">Email <span class="required">*</span></label> <input id="email" name="email" type="email" aria-describedby="email-notes" autocomplete="email" required></p>
<p><label for="url">Website</label> <input id="url" name="url" type="url" autocomplete="url"></p>
<p class="comment-form-cookies-consent"><input id="wp-comment-cookies-consent" name="wp-comment-cookies-consent" type="checkbox" value="yes"> <label for="wp-comment-cookies-consent">Save my name, email, and website in this browser for the next time I comment.</label></p>
<p class="form-submit"><input name="submit" type="submit" id="submit" class="submit" value="Post Comment"><input type="hidden" name="comment_post_ID" value="1"></p></form></div>`;

const parts = policyParts();

/** A WordPress site with the plugins that half of the web has. */
export const blog: FieldSite = {
  name: 'blog',
  style:
    'WordPress: contact form sent by fetch, honeypots, vendor newsletter embed, member plugin, cookie notice',
  host,
  domain: 'harbor-quality.test',
  contents: {
    '/': page(
      'Welcome',
      `<p>We help nursing homes to improve.</p><figure><iframe title="Introduction" src="https://www.youtube-nocookie.com/embed/abc"></iframe></figure><p><a href="/spring/">Spring campaign</a></p>`,
    ),
    '/wp-includes/js/jquery/jquery.min.js': respond('text/javascript', 'window.jQuery=function(){};'),
    '/contact/': page('Contact', contact),
    '/wp-json/contact-form-7/v1/contact-forms/5/feedback': feedback,
    '/newsletter/': page('Newsletter', newsletter),
    '/join/': join,
    '/rsvp/': ({ method }) =>
      method === 'POST' ? page('Thank you', '<p>See you there.</p>') : page('Workshop RSVP', rsvp),
    '/2021/03/hello-world/': page('Hello world!', comments),
    '/wp-comments-post.php': ({ method, form }) =>
      method !== 'POST'
        ? respond(htmlType, 'POST only', {}, 405)
        : ['comment', 'author', 'email'].some(name => fieldText(form, name) === '')
          ? respond(htmlType, '<p><strong>Error:</strong> Please fill the required fields.</p>')
          : redirect('/2021/03/hello-world/#comment-2'),
    '/spring/': page('Spring campaign', '<p>Ten weeks, ten tips.</p>', false),
    '/privacy-policy/': page(
      'Privacy Policy',
      `<div class="toc"><p>Contents</p>${contentsList(parts)}</div>${asArticle(parts, 3)}<div class="sharedaddy"><h3>Share this:</h3><ul><li><a href="https://social.example/share">Share on Social</a></li></ul></div>`,
    ),
    '//harbor.us21.list-post.example/subscribe/post': ({ method }) =>
      method === 'POST' ? '<h1>Almost finished…</h1>' : '<h1>Subscribe</h1>',
    '//www.youtube-nocookie.com/embed/abc': '<video controls></video>',
    '//www.googletagmanager.com/gtag/js': respond(
      'text/javascript',
      'new Image().src="https://www.google-analytics.com/g/collect?v=2&tid=G-HARBOR1&dl="+encodeURIComponent(location.href);',
    ),
    '//www.google-analytics.com/g/collect': respond('image/gif', ''),
  },
  expected: {
    'third-party-collectors': [{ page: '/newsletter/', about: 'list-post.example' }],
    'no-pii-transfer': [{ page: '/newsletter/', about: 'list-post.example' }],
    'registration-required-marked': [{ page: '/join/', about: 'Phone' }],
    'registration-unmarked-optional': [{ page: '/join/', about: 'Phone' }],
    'policy-link-current': [{ page: '/spring/', about: 'no visible link' }],
  },
};
