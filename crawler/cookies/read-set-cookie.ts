import { getPublicSuffix } from 'tldts';
import { Cookie } from 'tough-cookie';
import type { CookieSetting } from '../evidence/cookie-setting.js';

/** Who gave the browser the cookie. */
export interface CookieSource {
  readonly by: CookieSetting['by'];
  /** Address of the answer, or of the document that the script ran in. */
  readonly url: string;
  /** Address of the script; the answer's own for answers. */
  readonly setter: string;
}

const dayMs = 86_400_000;
const longest = { name: 200, address: 300 };
const sameSites = { strict: 'Strict', lax: 'Lax', none: 'None' } as const;

const withoutQuery = (address: string): string => (address.split(/[?#]/)[0] ?? '').slice(0, longest.address);

/** Milliseconds that a cookie is kept; `undefined` for one that ends with the session. */
function lifeOf({ maxAge, expires }: Cookie, now: number): number | undefined {
  if (typeof maxAge === 'number') return maxAge * 1000;
  if (maxAge !== null) return maxAge === 'Infinity' ? Infinity : -1;
  return expires instanceof Date ? expires.getTime() - now : undefined;
}

function faultOf(domain: string, host: string): CookieSetting['fault'] {
  if (domain === host) return '';
  if (!host.endsWith(`.${domain}`)) return 'foreign-domain';
  return getPublicSuffix(domain, { allowPrivateDomains: true }) === domain ? 'public-suffix' : '';
}

/** Browsers keep a cookie no longer than 400 days, whatever it asks for. */
const longestDays = 400;

/**
 * What a `Set-Cookie` header, or what is assigned to `document.cookie`, asks for; `undefined` where it is no cookie. `now` is the time
 * of the answer in milliseconds.
 */
export function readSetCookie(text: string, source: CookieSource, now: number): CookieSetting | undefined {
  const cookie = Cookie.parse(text, { loose: true });
  if (cookie === undefined || !URL.canParse(source.url)) return undefined;
  const { hostname: host } = new URL(source.url);
  // A host that is a public suffix itself may name itself as the domain: then the cookie stays with it.
  const asked = cookie.domain === null || cookie.domain === '' ? undefined : cookie.domain.toLowerCase();
  const domain = asked ?? host;
  const life = lifeOf(cookie, now);
  const fault = faultOf(domain, host);
  return {
    name: cookie.key.slice(0, longest.name),
    domain,
    wide: asked !== undefined && getPublicSuffix(domain, { allowPrivateDomains: true }) !== domain,
    by: source.by,
    setter: withoutQuery(source.setter),
    host,
    days: life === undefined || life <= 0 ? 0 : Math.max(1, Math.min(longestDays, Math.round(life / dayMs))),
    removes: life !== undefined && life <= 0,
    secure: cookie.secure,
    httpOnly: cookie.httpOnly,
    sameSite: sameSites[cookie.sameSite as keyof typeof sameSites] ?? 'unset',
    partitioned: (cookie.extensions ?? []).some(
      extension => extension.trim().toLowerCase() === 'partitioned',
    ),
    valueLength: cookie.value.length,
    fault,
  };
}
