/** Long enough for a visit that is left open overnight; a session kept longer recognises people. */
const visit = { areas: ['cookie'], party: 'first', maxDays: 1 };
/** Frameworks give forgery tokens up to a year; they say nothing of the visitor. */
const token = { areas: ['cookie', 'localStorage', 'sessionStorage'], party: 'first', maxDays: 400 };
const sticky = { areas: ['cookie'], party: 'any', maxDays: 8 };
const guard = { areas: ['cookie', 'localStorage', 'sessionStorage'], party: 'any', maxDays: 400 };
/** A choice may be remembered as long as its owner likes: the record serves the visitor who made it. */
const choice = {
  areas: ['cookie', 'localStorage', 'sessionStorage', 'indexedDB'],
  party: 'any',
  maxDays: 36500,
};

/** `names`: patterns with a space between them. */
const row = (setBy: string, purpose: string, terms: object, names: string) => ({
  setBy,
  purpose,
  ...terms,
  names: names.split(' '),
});

/**
 * Rows of the necessary list, checked by necessary.ts. A pattern must fit no tracker: `*session*` would let `_hjSession_*` and
 * `analytics_session_id` through; what ends in `_session` is bounded by the life of a visit (`rl_session`, a tracker's, lasts a year).
 */
export const necessaryNames = [
  row(
    'plain names',
    'session',
    visit,
    'session sessionid session_id session-id sess sess_id sid session.id session.sig session_token auth auth_token authtoken *_session *-session *.sid *sessid *sessionid',
  ),
  row('MPRO', 'session', visit, 'mpro_session mpro-session mpro_sid mpro.sid mprosession*'),
  row('Java servlet containers', 'session', visit, 'jsessionid* play_session'),
  row(
    'PHP',
    'session',
    visit,
    'phpsessid* laravel_session ci_session* cakephp symfony sf_redirect yiisession pimcore_*_sid fe_typo_user be_typo_user zenid oscsid',
  ),
  row(
    'ASP and ASP.NET',
    'session',
    visit,
    'asp.net_sessionid* aspsessionid* .aspnetcore.session .aspnetcore.cookies* .aspnetcore.identity.* .aspnetcore.mvc.cookietempdataprovider .aspnet.applicationcookie .aspxauth .dotnetnuke dnn_ismobile',
  ),
  row(
    'Node.js',
    'session',
    visit,
    'connect.sid connect.sess* express.sid express:sess* koa.sess* koa:sess* express-session fastify-session iron-session sails.sid',
  ),
  row('Rails and Rack', 'session', visit, 'rack.session _session_id _rails_session _*_app_session'),
  row('Django, Flask, Pyramid', 'session', visit, 'django_session flask_session beaker.session.id messages'),
  row('ColdFusion', 'session', visit, 'cfid cftoken cfglobals'),
  row(
    'WordPress',
    'session',
    visit,
    'wordpress_test_cookie wordpress_logged_in_* wordpress_sec_* wp-postpass_* wp_woocommerce_session_*',
  ),
  row('Drupal', 'session', visit, 'ssess* has_js'),
  row('Magento', 'session', visit, 'frontend frontend_cid mage-cache-sessid'),
  row(
    'single sign-on',
    'session',
    visit,
    '_shibsession_* _shibstate_* _opensaml_req_* simplesaml* mellon-cookie next-auth.session-token* next-auth.callback-url authjs.session-token* authjs.callback-url auth0* keycloak_session* kc_restart auth_session_id*',
  ),

  row(
    'any framework',
    'csrf',
    token,
    '*csrf* *xsrf* *antiforgery* *anti-forgery* __requestverificationtoken* authenticity_token form_key yii_csrf_token',
  ),

  row(
    'AWS load balancers',
    'load-balancing',
    sticky,
    'awsalb awsalbcors awsalbtg awsalbtgcors awselb awselbcors aws-alb awselbauthsessioncookie*',
  ),
  row(
    'Azure',
    'load-balancing',
    sticky,
    'arraffinity arraffinitysamesite applicationgatewayaffinity* asloadbalancer* tipmix x-ms-routing-name',
  ),
  row('Google Cloud', 'load-balancing', sticky, 'gclb gcilb'),
  row('Cloudflare', 'load-balancing', sticky, '__cflb _cfuvid __cfruid'),
  row(
    'F5, Citrix, HAProxy, nginx, Apache, Oracle',
    'load-balancing',
    sticky,
    'bigipserver* f5_*_bigip* nsc_* serverid server_id srvid haproxy* ingresscookie routeid balanceid route x-oracle-bmc-lbs-route x-mapping-* stickyness sticky*session lbcookie lb_cookie lb-cookie lbroute loadbalancer* backend citrix_ns_id* barracudalb* bes_sa dpsticky',
  ),

  row('Cloudflare', 'security', guard, '__cf_bm cf_clearance cf_chl_* cf_ob_info cf_use_ob'),
  row(
    'Akamai',
    'security',
    guard,
    'ak_bmsc bm_sz bm_sv bm_mi bm_s bm_so bm_lso bm_ss _abck akaalb_* akavpau_* sec_cpt',
  ),
  row('Imperva', 'security', guard, 'incap_ses_* visid_incap_* nlbi_* reese84 ___utmvc'),
  row(
    'F5 and AWS firewalls',
    'security',
    guard,
    'ts01* tspd_* tscookie* aws-waf-token f5avr* barra_counter_session',
  ),
  row(
    'DataDome, HUMAN, Sucuri, Wordfence',
    'security',
    guard,
    'datadome _pxhd _px2 _px3 sucuri_cloudproxy_uuid_* wfwaf-authcookie-* wfvt_*',
  ),

  row('vanilla-cookieconsent', 'consent-record', choice, 'cc_cookie*'),
  row('Klaro', 'consent-record', choice, 'klaro*'),
  row('Orejime', 'consent-record', choice, 'orejime* eu-consent'),
  row('tarteaucitron', 'consent-record', choice, 'tarteaucitron* hasconsent'),
  row('Osano', 'consent-record', choice, 'cookieconsent_status* cookieconsent_page osano_consentmanager*'),
  row('OneTrust', 'consent-record', choice, 'optanonconsent* optanonalertboxclosed* onetrust*'),
  row(
    'Cookiebot',
    'consent-record',
    choice,
    'cookieconsent cookieconsentbulksetting* cookieconsentbulkticket',
  ),
  row(
    'IAB frameworks',
    'consent-record',
    choice,
    'eupubconsent* euconsent* usprivacy iabgpp_* iabtcf_* addtl_consent gpp_* _cmprepromptcookie',
  ),
  row(
    'Usercentrics',
    'consent-record',
    choice,
    'uc_settings uc_user_interaction uc_user_country uc_gcm uc_tcf uc_services uc_ui_version uc_gpp uc_consents* ucstring ucdata usercentrics*',
  ),
  row(
    'Didomi, Axeptio, Sirdata',
    'consent-record',
    choice,
    'didomi_* axeptio_* sddan*:cmp _sp_*consent* consentuuid',
  ),
  row('iubenda', 'consent-record', choice, '_iub_cs-* iubenda*'),
  row(
    'TrustArc and Evidon',
    'consent-record',
    choice,
    'notice_preferences* notice_gdpr_prefs* notice_behavior cmapi_* taconsentid truste.* _evidon_*',
  ),
  row(
    'consentmanager and Quantcast',
    'consent-record',
    choice,
    '__cmpc* __cmpiab* __cmpld _cmpq* noniabvendorconsent',
  ),
  row(
    'Termly, Ketch, Securiti, DataGrail, Transcend',
    'consent-record',
    choice,
    'termly_* _ketch_consent* _swb_consent* __privaci_* datagrail_consent* tcm airgap*',
  ),
  row(
    'WordPress plug-ins',
    'consent-record',
    choice,
    'cookie_notice_accepted cookielawinfo* cookieyes* viewed_cookie_policy cli_user_preference cmplz_* moove_gdpr_popup borlabs-cookie* real_cookie_banner* wpl_viewed_cookie* ct-ultimate-gdpr-cookie* catacceptcookies pressidium_cookie_consent',
  ),
  row(
    'Drupal and TYPO3 modules',
    'consent-record',
    choice,
    'cookie-agreed* cookiesjsr* cookieman_* cookie_optin*',
  ),
  row(
    'CookieFirst, CookieHub, CookieScript, Civic',
    'consent-record',
    choice,
    'cookiefirst* cookiehub* cookiescriptconsent* cookiecontrol*',
  ),
  row(
    'Mozilla, Google, Shopify, Webflow',
    'consent-record',
    choice,
    'moz-consent-pref* moz-pref-* fccdcf fcnec _tracking_consent fs-cc*',
  ),
  row(
    'home-made',
    'consent-record',
    choice,
    '*cookie*consent* *consent*cookie* *cookie*choice* *cookie*prefs* *cookie*preference* *cookie*settings* *cookie*accepted* *cookie*declined* *cookie*rejected* *cookie*dismissed* *cookie*notice* *cookie*banner* *cookies*policy* cookies_*allowed consent consent_* consent-* *_consent *-consent *.consent userconsent* privacy*choice* privacy*consent* gdpr* *tracking*consent* tracking-preferences analytics*opt*out* opt-out optout',
  ),
];
