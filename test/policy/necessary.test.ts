import { expect, test } from '@playwright/test';
import { necessaryEntry, necessaryList, readNecessary, type Stored } from '../../policy/necessary.js';

const purposeOf = (item: Partial<Stored> & { readonly name: string }): string | undefined =>
  necessaryEntry({ area: 'cookie', party: 'first', days: 0, ...item })?.purpose;

const necessary: readonly (readonly [string, string, number?])[] = [
  ['JSESSIONID', 'session'],
  ['PHPSESSID', 'session'],
  ['ASP.NET_SessionId', 'session'],
  ['connect.sid', 'session'],
  ['laravel_session', 'session', 0.1],
  ['_shibsession_64656661756c74', 'session'],
  ['wordpress_test_cookie', 'session'],
  ['__Host-session', 'session'],
  ['__Secure-next-auth.session-token', 'session'],
  ['_mysite_session', 'session'],
  ['csrftoken', 'csrf', 364],
  ['XSRF-TOKEN', 'csrf'],
  ['__RequestVerificationToken_L2FwcA2', 'csrf'],
  ['.AspNetCore.Antiforgery.w5W7x28NAIs', 'csrf'],
  ['__Host-csrf', 'csrf'],
  ['AWSALB', 'load-balancing', 7],
  ['ARRAffinity', 'load-balancing'],
  ['BIGipServerpool_www', 'load-balancing'],
  ['INGRESSCOOKIE', 'load-balancing'],
  ['__cf_bm', 'security', 0.02],
  ['cc_cookie', 'consent-record', 182],
  ['klaro', 'consent-record', 120],
  ['orejime', 'consent-record', 120],
  ['tarteaucitron', 'consent-record', 365],
  ['cookieconsent_status', 'consent-record', 365],
  ['OptanonConsent', 'consent-record', 365],
  ['OptanonAlertBoxClosed', 'consent-record', 365],
  ['CookieConsent', 'consent-record', 365],
  ['euconsent-v2', 'consent-record', 390],
  ['cookieyes-consent', 'consent-record', 365],
  ['cmplz_marketing', 'consent-record', 365],
  ['my_cookie_consent', 'consent-record', 365],
  ['cookiesAccepted', 'consent-record', 3650],
  ['cookie_consent_analytics', 'consent-record', 365],
  ['tracking-preferences', 'consent-record', 365],
  ['consent_id', 'consent-record', 365],
  ['mpro_session', 'session'],
  ['fasttrack_session', 'session'],
  ['status_session', 'session'],
];
for (const [name, purpose, days = 0] of necessary)
  test(`necessary: ${name} (${purpose})`, () => expect(purposeOf({ name, days })).toBe(purpose));

const unnecessary: readonly string[] = [
  '_ga',
  '_ga_ABC123',
  '_gid',
  '_gat',
  '_gcl_au',
  '_fbp',
  '_fbc',
  'fr',
  'IDE',
  'NID',
  'test_cookie',
  '_hjSession_123',
  '_hjSessionUser_123',
  '_pk_id.1.1fff',
  '_pk_ses.1.1fff',
  'MUID',
  '_clck',
  '_clsk',
  '_uetsid',
  '_uetvid',
  'ajs_anonymous_id',
  'amplitude_id_mpro.org',
  'mp_token_mixpanel',
  'ph_phc_abc_posthog',
  'analytics_session_id',
  'analytics_session',
  'visitor_session',
  'mp_session',
  'ga_session',
  'stats.sid',
  'consent_tracking_id',
  'hubspotutk',
  '__hstc',
  '__hssc',
  'visitor_id',
  'visitorId',
  'uid',
  'uuid',
  'guest_id',
  'bcookie',
  'li_gc',
  'intercom-id-abc',
  'optimizelyEndUserId',
  's_vi',
  'AMCV_X',
  '_mkto_trk',
  'client_id',
  'personalization_id',
  'VISITOR_INFO1_LIVE',
  'YSC',
  'tracker',
  'tk_ai',
];
for (const name of unnecessary)
  test(`not necessary: ${name}`, () =>
    expect(purposeOf({ name, days: 400 }) ?? purposeOf({ name, days: 0 })).toBe(undefined));

test('a session that outlives the visit recognises people', () => {
  expect(purposeOf({ name: 'sessionid', days: 1 })).toBe('session');
  expect(purposeOf({ name: 'sessionid', days: 2 })).toBe(undefined);
  expect(purposeOf({ name: 'rl_session', days: 365 })).toBe(undefined);
});

test("a third party's session is not the site's", () => {
  expect(purposeOf({ name: 'JSESSIONID', party: 'third' })).toBe(undefined);
  expect(purposeOf({ name: 'csrftoken', party: 'third' })).toBe(undefined);
  expect(purposeOf({ name: '__cf_bm', party: 'third' })).toBe('security');
  expect(purposeOf({ name: 'AWSALBCORS', party: 'third' })).toBe('load-balancing');
});

test('storage: consent records and forgery tokens, not sessions', () => {
  expect(purposeOf({ name: 'klaro', area: 'localStorage', days: 36_500 })).toBe('consent-record');
  expect(purposeOf({ name: 'csrf', area: 'sessionStorage' })).toBe('csrf');
  expect(purposeOf({ name: 'sessionid', area: 'localStorage', days: 36_500 })).toBe(undefined);
  expect(purposeOf({ name: 'klaro', area: 'serviceWorker' })).toBe(undefined);
});

test('the list is well-formed, and one that is not is refused', () => {
  expect(necessaryList.length).toBeGreaterThan(40);
  const row = {
    names: ['abc'],
    purpose: 'session',
    setBy: 'x',
    areas: ['cookie'],
    party: 'first',
    maxDays: 1,
  };
  expect(readNecessary([row])).toEqual([row]);
  expect(() => readNecessary([{ ...row, names: ['*'] }])).toThrow(
    'policy/necessary-names.ts: x: names.0: expected a pattern of three characters or more, got "*"',
  );
  expect(() => readNecessary([{ ...row, purpose: 'marketing' }])).toThrow(
    'policy/necessary-names.ts: x: purpose: expected',
  );
  expect(() => readNecessary([row, row])).toThrow('expected each entry once, got a second "x (session)"');
});
