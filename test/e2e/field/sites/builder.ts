import { htmlType, respond } from '../../../../fixtures/replica/exchange.js';
import type { FieldSite } from '../field-site.js';
import { asDetails, policyParts } from '../policy-markup.js';

const host = 'www.brightpath-health.test';

/** The builder's banner. Seeded: after "Decline", the blog still loads its advertising pixel; and addresses carry the visitor where cookies are refused. */
const banner = `<div id="cb" class="cb" hidden><div role="region" aria-label="Cookies"><p>This website uses cookies. <a href="/privacy">Learn more</a></p><button type="button" id="cb-ok">Accept</button><button type="button" id="cb-no">Decline</button></div></div>
<script>(function(){var b=document.getElementById('cb'),k='bp_consent',m=document.cookie.match(/bp_consent=(\\w+)/);
function done(v){document.cookie=k+'='+v+';path=/;max-age=31536000;secure';b.hidden=true;if(v==='yes')load()}
function load(){var s=document.createElement('script');s.src='https://px.adgrid.example/t.js';document.body.append(s)}
if(!m)b.hidden=false;else if(m[1]==='yes')load();
document.getElementById('cb-ok').onclick=function(){done('yes')};document.getElementById('cb-no').onclick=function(){done('no')};
document.cookie='_cbt=1;path=/;secure';if(document.cookie.indexOf('_cbt=1')<0){var id=(location.search.match(/_bpv=(\\w+)/)||[])[1]||Array.from(crypto.getRandomValues(new Uint8Array(8)),function(x){return x.toString(16).padStart(2,'0')}).join('');
document.querySelectorAll('a[href^="/"]').forEach(function(a){a.href+=(a.search?'&':'?')+'_bpv='+id})}else{document.cookie='_cbt=;path=/;max-age=0;secure'}})();</script>`;

const page = (
  title: string,
  body: string,
): string => `<!DOCTYPE html><html lang="en-US"><head><meta charset="utf-8"><title>${title} — BrightPath Health</title><meta name="generator" content="SiteMaker"><link rel="stylesheet" href="https://static.sitemaker-cdn.example/v3/site.css"><style>.cb{position:fixed;bottom:0;width:100%;background:#eee;padding:10px}[hidden]{display:none!important}.btn{background:#222;color:#fff;padding:8px}</style></head><body>
<div class="header"><a href="/" class="logo">BrightPath Health</a><div class="nav"><a href="/talk">Talk to us</a><a href="/guide">Free guide</a><a href="/visit">Visit</a><a href="/blog">Blog</a><a href="/careers">Careers</a></div></div>
<div class="sections"><section class="page-section"><div class="sqs-block"><h1>${title}</h1>${body}</div></section></div>
<footer class="sections"><div class="sqs-block"><form class="newsletter-form" method="POST" action="/api/form/newsletter" data-form="n1"><div class="field"><label for="nl-email" class="title">Email Address</label><input id="nl-email" name="email" type="email" spellcheck="false" placeholder="Email Address"></div><button type="submit" class="btn">Sign Up</button></form>
<p>© BrightPath Health | <a href="/privacy">Privacy</a> | Site by <a href="https://sitemaker.example/privacy">SiteMaker privacy policy</a></p></div></footer>
<script src="https://widget.talkbox.example/boot.js" async></script>${banner}</body></html>`;

const vendorForm = `<!doctype html><html lang="en"><head><title>Form</title></head><body><form method="post" action="/submit/88"><div><label for="f1">First name</label><input id="f1" name="firstname"></div><div><label for="f2">Email *</label><input id="f2" name="email" type="email" required></div><div><label for="f3">How can we help?</label><textarea id="f3" name="message"></textarea></div><button>Submit</button></form></body></html>`;

const injected = `(function(){var t=document.getElementById('lead-form-4711');var f=document.createElement('form');f.method='post';f.action='https://submit.leadhub.example/v3/submit/4711';
f.innerHTML='<label>Name <input name="name"></label> <label>Work email <input name="email" type="email"></label> <button type="submit">Download</button>';t.append(f);
f.addEventListener('submit',function(e){e.preventDefault();fetch(f.action,{method:'POST',mode:'no-cors',body:new URLSearchParams(new FormData(f))}).then(function(){t.textContent='Your guide is on its way.'})})})();`;

const thanks = respond(htmlType, '<h1>Thanks</h1>');

/** A page builder's site with embedded third parties of all kinds. */
export const builder: FieldSite = {
  name: 'builder',
  style:
    'page builder: vendor form in a frame, form injected by a vendor, chat, map, calendar, banner of the builder',
  host,
  domain: 'brightpath-health.test',
  contents: {
    '/': page(
      'Care, made simple',
      '<p>We help clinics to measure what matters.</p><iframe title="Film" src="https://player.clipcast.example/video/9"></iframe>',
    ),
    '/talk': page(
      'Talk to us',
      '<p>We reply within a day.</p><iframe title="Contact form" src="https://forms.hubform.example/embed/88" width="500" height="500"></iframe>',
    ),
    '/guide': page(
      'Get the free guide',
      '<div id="lead-form-4711"></div><script src="https://js.leadhub.example/forms/4711.js"></script>',
    ),
    // Near misses: a map and a calendar in frames, with controls that ask for nobody's data.
    '/visit': page(
      'Visit us',
      '<iframe title="Map" src="https://maps.geoview.example/embed"></iframe><iframe title="Calendar" src="https://cal.slotpage.example/embed"></iframe>',
    ),
    '/blog': page(
      'Blog',
      '<p>Ten tips for measuring.</p><script src="https://px.adgrid.example/t.js"></script>',
    ),
    // Near miss: the applications are received on the own host; a link leads to a job board.
    '/careers': page(
      'Careers',
      '<p>See <a href="https://jobs.board.example/brightpath">our openings</a>.</p>',
    ),
    '/privacy': page(
      'Privacy',
      `<div class="accordion">${asDetails(policyParts([['To request this information, please contact MPRO at info@mpro.org or by writing to: MPRO Webmaster, 22670 Haggerty Road, Suite 100, Farmington Hills, MI 48335-2611.', 'To request this information, please use our contact page.']]))}</div>`,
    ),
    '/api/form/newsletter': ({ method }) =>
      method === 'POST' ? page('Thank you', '<p>Thank you!</p>') : respond(htmlType, '', {}, 405),
    '//forms.hubform.example/embed/88': vendorForm,
    '//forms.hubform.example/submit/88': () => thanks,
    '//js.leadhub.example/forms/4711.js': respond('text/javascript', injected),
    '//submit.leadhub.example/v3/submit/4711': () => thanks,
    '//static.sitemaker-cdn.example/v3/site.css': respond('text/css', 'body{font-family:sans-serif}'),
    '//player.clipcast.example/video/9': '<video controls></video>',
    '//maps.geoview.example/embed': '<div>Map</div><button>+</button><button>−</button>',
    '//cal.slotpage.example/embed':
      '<label>Month <select><option>January</option><option>February</option></select></label><label><input type="checkbox"> Only Mondays</label>',
    '//widget.talkbox.example/boot.js': respond(
      'text/javascript',
      'var i=document.createElement("iframe");i.title="Chat";i.src="https://widget.talkbox.example/window";i.style="position:fixed;right:10px;bottom:60px;width:200px;height:90px";document.body.append(i);',
    ),
    '//widget.talkbox.example/window': '<button>Chat with us</button>',
    '//px.adgrid.example/t.js': respond(
      'text/javascript',
      'document.cookie="_adg="+crypto.randomUUID()+";path=/;max-age=7776000;secure";new Image().src="https://px.adgrid.example/p.gif?u="+encodeURIComponent(location.href)+"&id="+(document.cookie.match(/_adg=([^;]+)/)||[])[1];',
    ),
    '//px.adgrid.example/p.gif': respond(
      'image/gif',
      Buffer.from('R0lGODlhAQABAAAAACwAAAAAAQABAAA=', 'base64'),
    ),
  },
  expected: {
    'browse-without-personal-information': [{ page: '/guide', about: 'guide' }],
    'cookies-domain-scope': [{ page: '/blog', about: '_adg' }],
    'third-party-collectors': [
      { page: '/talk', about: 'hubform.example' },
      { page: '/guide', about: 'leadhub.example' },
    ],
    'no-pii-transfer': [
      { page: '/talk', about: 'hubform.example' },
      { page: '/guide', about: 'leadhub.example' },
    ],
    'cookies-declined': [
      { page: '/blog', about: 'adg' },
      { page: '/', about: '_bpv' },
    ],
    'california-disclosure-posted': [
      { page: '/privacy', about: 'info@mpro.org' },
      { page: '/privacy', about: '22670' },
    ],
    'policy-text-matches': [{ page: '/privacy', about: 'contact page' }],
  },
};
