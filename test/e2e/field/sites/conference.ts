import { fieldText, htmlType, respond, type Exchange } from '../../../../fixtures/replica/exchange.js';
import { packageFile } from '../../../../fixtures/replica/pages/assets.js';
import type { FieldSite } from '../field-site.js';
import { asTable, policyParts } from '../policy-markup.js';

const host = 'summit.care-forward.test';
const cdn = 'cdn.bundlejet.example';

/** Home-made: the first layer accepts or opens the second, where all but the necessary can be refused. */
const banner = `<div class="ck-wrap" id="ck" style="display:none"><div class="ck-box" role="dialog" aria-modal="false" aria-labelledby="ck-h"><div id="ck-1"><h2 id="ck-h">We value your privacy</h2><p>We and our partners use cookies for statistics.</p><button onclick="ckAll()">Accept all</button> <button onclick="ckMore()">Manage preferences</button></div>
<div id="ck-2" style="display:none"><h2>Your preferences</h2><label><input type="checkbox" checked disabled> Strictly necessary</label><br><label><input type="checkbox" id="ck-stat"> Statistics</label><p><button onclick="ckSave()">Confirm my choices</button> <button onclick="ckAll()">Accept all</button></p></div></div></div>
<script>function ckSet(v){localStorage.setItem('cookie_consent',v);document.getElementById('ck').style.display='none';if(v==='stat')loadStats()}
function ckAll(){ckSet('stat')}function ckMore(){document.getElementById('ck-1').style.display='none';document.getElementById('ck-2').style.display='block'}
function ckSave(){ckSet(document.getElementById('ck-stat').checked?'stat':'necessary')}
function loadStats(){var s=document.createElement('script');s.src='/assets/tags.js';document.head.append(s)}
(function(){var v=null;try{v=localStorage.getItem('cookie_consent')}catch(e){}if(!v)document.getElementById('ck').style.display='block';else if(v==='stat')loadStats()})();</script>`;

const css =
  '<style>body{font-family:sans-serif}.ck-wrap{position:fixed;bottom:20px;left:20px;background:#fff;border:1px solid #333;padding:16px;max-width:360px}.r{color:#a00}.row{margin:6px 0}.card{display:flex;gap:6px}</style>';

const page = (
  title: string,
  body: string,
  lang: 'en' | 'es' = 'en',
  scripts = '',
): string => `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>${title} · Care Forward Summit</title>${css}</head><body><header><a href="/">Care Forward Summit 2024</a> <a href="/agenda">Agenda</a> <a href="/register">Register</a> <a href="/exhibitors">Exhibitors</a> <a href="/es/">Español</a></header><main><h1>${title}</h1>${body}</main>
<footer>${lang === 'es' ? '<a href="/privacy" hreflang="en">Política de privacidad</a>' : '<a href="/privacy">Privacy Policy</a>'} · <a href="mailto:summit@care-forward.test">summit@care-forward.test</a></footer>${banner}${scripts}</body></html>`;

const field = (label: string, name: string, more = 'required', type = 'text'): string =>
  `<div class="row"><label for="${name}">${label}${more.includes('required') ? ' <b class="r">*</b>' : ''}</label> <input type="${type}" id="${name}" name="${name}" ${more}></div>`;

const bad = ({ form }: Exchange, names: readonly string[]): boolean =>
  names.some(name => fieldText(form, name) === '');

const registration = `<p>Early-bird registration ends May 1. <b class="r">*</b> Required</p><form id="reg" method="post" action="/register">${field('First name', 'fn', 'required autocomplete="given-name"')}${field('Last name', 'ln', 'required autocomplete="family-name"')}${field('Credentials (e.g. RN, MD)', 'cred', '')}${field('Organization', 'org', '')}${field('Email', 'em', 'required autocomplete="email"', 'email')}
<fieldset><legend>Payment</legend><div class="row"><label for="cc">Card number <b class="r">*</b></label> <input id="cc" name="cc" inputmode="numeric" autocomplete="cc-number" required></div><div class="card"><label>MM <b class="r">*</b> <input name="mm" size="2" autocomplete="cc-exp-month" required></label><label>YY <b class="r">*</b> <input name="yy" size="2" autocomplete="cc-exp-year" required></label><label>CVC <b class="r">*</b> <input name="cvc" size="4" autocomplete="cc-csc" required></label></div><label><input type="checkbox" name="same" value="1" checked> Billing address same as organization</label></fieldset>
<p><label><input type="checkbox" name="terms" required> I agree to the code of conduct <b class="r">*</b></label></p><button>Pay &amp; register</button></form>`;

/** Seeded: a Spanish form that asks for the number of an identity document. */
const registro = `<p>Los campos con <b class="r">*</b> son obligatorios.</p><form method="post" action="/es/registro">${field('Nombre y apellidos', 'nombre')}${field('Correo electrónico', 'correo', 'required', 'email')}${field('Teléfono', 'tel', '', 'tel')}${field('DNI o pasaporte', 'documento', '')}<button>Inscribirse</button></form>`;

/** Near miss: session replay that masks what is typed. Only where the page says so; nothing is stored. */
const masked = `<script src="https://${cdn}/posthog-js/array.full.no-external.js"></script><script>posthog.init('phc_summit',{api_host:'https://replay.lookback.example',persistence:'memory',capture_pageview:true,autocapture:true,advanced_disable_feature_flags:true,disable_surveys:true,session_recording:{maskAllInputs:true}});posthog.startSessionRecording(true);</script>`;

/** Seeded: statistics that are told who is there. */
const identified = `<script src="https://${cdn}/mixpanel-browser/mixpanel.umd.js"></script><script>mixpanel.init('summit',{api_host:'https://events.pagepulse.example',disable_persistence:true,batch_requests:false,autocapture:false,track_pageview:false});document.getElementById('xm').addEventListener('change',function(){mixpanel.identify(this.value.toLowerCase());mixpanel.track('lead')});</script>`;

const exhibitors = `<p>Ask for the exhibitor kit.</p><form method="post" action="/exhibitors"><p><label>Company <input name="company"></label></p><p><label>Email <input type="email" name="email" id="xm"></label></p><button>Send me the kit</button></form>`;

const open = {
  'access-control-allow-origin': `https://${host}`,
  'access-control-allow-headers': 'content-type',
  'access-control-allow-credentials': 'true',
};

/** A conference with payment, a tag file and its own banner; a part of it in Spanish. */
export const conference: FieldSite = {
  name: 'conference',
  style:
    'conference: registration with card payment, replay and analytics SDKs, home-made banner in two layers, Spanish pages',
  host,
  domain: 'care-forward.test',
  contents: {
    '/': page('Care Forward Summit', '<p>June 12–13, Grand Rapids.</p>'),
    '/agenda': page(
      'Agenda',
      '<table><tr><th>9:00</th><td>Opening</td></tr><tr><th>10:00</th><td>Safer transitions</td></tr></table>',
    ),
    '/register': exchange =>
      exchange.method !== 'POST'
        ? page('Register', registration, 'en', masked)
        : bad(exchange, ['fn', 'ln', 'em', 'cc', 'mm', 'yy', 'cvc', 'terms'])
          ? respond(
              htmlType,
              page('Register', `<p role="alert">Please complete all required fields.</p>${registration}`),
              {},
              422,
            )
          : page('Thank you', '<p>You are registered.</p>'),
    '/exhibitors': ({ method }) =>
      method === 'POST'
        ? page('Thank you', '<p>The kit is on its way.</p>')
        : page('Exhibitors', exhibitors, 'en', identified),
    '/es/': page(
      'Cumbre Care Forward',
      '<p>12 y 13 de junio. <a href="/es/registro">Inscripción</a></p>',
      'es',
    ),
    '/es/registro': exchange =>
      exchange.method !== 'POST'
        ? page('Inscripción', registro, 'es')
        : bad(exchange, ['nombre', 'correo'])
          ? respond(
              htmlType,
              page('Inscripción', `<p role="alert">Rellene los campos obligatorios.</p>${registro}`, 'es'),
              {},
              422,
            )
          : page('Gracias', '<p>Su inscripción se ha recibido.</p>', 'es'),
    // Seeded: the Texas notice was taken out.
    '/privacy': page(
      'Privacy Policy',
      asTable(
        policyParts([
          [
            'As a resident of Texas, under Texas law, MPRO is required to post a notice that protected health information (PHI) held by MPRO is subject to electronic disclosures. ',
            '',
          ],
        ]),
      ),
    ),
    '/assets/tags.js': respond(
      'text/javascript',
      'document.cookie="_cf_stat="+crypto.randomUUID()+";path=/;max-age=31536000;secure";',
    ),
    ...Object.fromEntries(
      [
        '/i/v0/e/',
        '/e/',
        '/s/',
        '/flags/',
        '/decide/',
        '/array/phc_summit/config',
        '/array/phc_summit/config.js',
      ].map(path => [
        `//replay.lookback.example${path}`,
        () =>
          respond(
            'application/json',
            '{"sessionRecording":{"endpoint":"/s/"},"supportedCompression":["gzip-js"]}',
            open,
          ),
      ]),
    ),
    ...Object.fromEntries(
      ['/track/', '/engage/', '/groups/'].map(path => [
        `//events.pagepulse.example${path}`,
        () => respond('application/json', '1', open),
      ]),
    ),
  },
  routes: [
    packageFile('posthog-js', 'dist/array.full.no-external.js', cdn),
    packageFile('mixpanel-browser', 'dist/mixpanel.umd.js', cdn),
  ],
  expected: {
    'third-party-collectors': [{ page: '/exhibitors', about: 'events.pagepulse.example' }],
    'no-pii-transfer': [{ page: '/exhibitors', about: 'events.pagepulse.example' }],
    'telemetry-not-linked-to-pii': [{ page: '/exhibitors', about: 'events.pagepulse.example' }],
    'collects-only-disclosed-pii': [{ page: '/es/registro', about: 'DNI' }],
    'texas-phi-notice-posted': [{ page: '/privacy', about: 'electronic' }],
    'policy-text-matches': [{ page: '/privacy', about: 'electronic disclosures' }],
  },
};
