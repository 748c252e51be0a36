import type { Settings } from '../settings.js';

/** The name that robots.txt may address. */
export const robotName = 'mpro-policy-conformance';

/** An honest User-Agent: what this is, whose site it checks, and where to complain (`CONTACT`, else the site's own address). */
export const userAgent = (settings: Pick<Settings, 'baseUrl' | 'contact'>): string =>
  `${robotName}/1.0 (+${settings.contact ?? new URL(settings.baseUrl).origin}; checks a privacy policy for the site's owner)`;
