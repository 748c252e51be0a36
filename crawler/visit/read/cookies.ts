import type { Cookie } from 'playwright';
import type { CookieFact } from '../../evidence/visit.js';

const order = (fact: CookieFact): string => `${fact.domain}\n${fact.path}\n${fact.name}`;

/** Cookies as facts, in a stable order; values stay behind. */
export const cookieFacts = (cookies: readonly Cookie[]): CookieFact[] =>
  cookies
    .map(cookie => ({
      name: cookie.name.slice(0, 200),
      domain: cookie.domain,
      path: cookie.path,
      secure: cookie.secure,
      httpOnly: cookie.httpOnly,
      sameSite: cookie.sameSite,
      session: cookie.expires === -1,
      valueLength: cookie.value.length,
    }))
    .sort((a, b) => (order(a) < order(b) ? -1 : 1));
