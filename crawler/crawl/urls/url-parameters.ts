/** Query parameters that say where a visitor came from: the page is the same without them. */
const trackingNames = new Set([
  ...['gclid', 'gclsrc', 'gbraid', 'wbraid', 'dclid', 'fbclid', 'msclkid', 'yclid', 'twclid', 'ttclid'],
  ...[
    'igshid',
    'igsh',
    'li_fat_id',
    'epik',
    'rdt_cid',
    'srsltid',
    'zanpid',
    'wickedid',
    'vero_id',
    'vero_conv',
  ],
  ...['mc_cid', 'mc_eid', 'mkt_tok', '_ga', '_gl', '_hsenc', '_hsmi', 'hsctatracking', '_openstat', 's_cid'],
  ...[
    'ml_subscriber',
    'ml_subscriber_hash',
    'oly_anon_id',
    'oly_enc_id',
    '__s',
    '_branch_match_id',
    'sc_cid',
  ],
  ...['__hstc', '__hssc', '__hsfp', 'gad_source', 'gad_campaignid'],
]);
const trackingPrefix =
  /^(utm_|mtm_|pk_(campaign|kwd|source|medium|content|cid|vid)|piwik_|matomo_|hsa_|aff_)/;

/** Names of servers' own making under which they hand a session on in the address. */
const sessionNames = new Set([
  ...['jsessionid', 'phpsessid', 'aspsessionid', 'asp.net_sessionid', 'viewstateid', 'oscsid', 'zenid'],
  ...['cfid', 'cftoken', 'cfglobals', 'xtcsid', 'tsid'],
]);
const sessionPrefix = /^(aspsessionid|sess[0-9a-f]{20,})/;
/** Words that are a visitor's session only where the value looks like one: a conference has sessions, too. */
const sessionWord = /^(s|sid|ses|session|sess(ion)?[_-]?id|token|sesskey)$/;
const sessionValue = /^(?=.*\d)[a-z0-9_-]{20,128}$/i;

/** Whether a parameter of this (lower-case) name and value tells visits apart, not pages. */
export function isVisitParameter(name: string, value: string): boolean {
  if (trackingNames.has(name) || sessionNames.has(name)) return true;
  if (trackingPrefix.test(name) || sessionPrefix.test(name)) return true;
  return sessionWord.test(name) && sessionValue.test(value);
}

// `/page;jsessionid=0A1B…` (servlets) and `/(S(abc…))/page` (ASP.NET without cookies).
const sessionInPath = /;(jsessionid|phpsessid|sid|sessionid)=[^/;?]*/gi;
const cookielessSession = /\/\((?:[A-Z]\([^()/]+\))+\)(?=\/|$)/g;

/** A path without the session ids that servers write into it. */
export const withoutPathSession = (path: string): string =>
  path.includes(';') || path.includes('(')
    ? path.replace(sessionInPath, '').replace(cookielessSession, '') || '/'
    : path;
