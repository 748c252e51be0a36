import type { CookieSetting } from '../evidence/cookie-setting.js';

/** By what an answer of a service's server is known, whatever name it is reached by. */
interface Signs {
  readonly owner: string;
  /** Names of headers, and what they say there. */
  readonly headers?: readonly (readonly [name: RegExp, value: RegExp])[];
  /** Cookies whose names and values nobody else writes so. */
  readonly cookies?: readonly (readonly [name: RegExp, value: RegExp])[];
}

const any = /^/;

/** Services that follow visitors and are used under names of the site's own, by aliases or relays. */
const services: readonly Signs[] = [
  {
    owner: 'Adobe Analytics',
    headers: [
      [/^server$/, /^(jag$|omniture)/i],
      [/^x-(adobe-edge|konductor)$/, any],
    ],
    cookies: [
      [/^s_vi(_\w+)?$/, /^\[CS\]v\d\|.+\[CE\]$/],
      [/^s_ecid$/, /^MCMID(\||%7C)\d{20,}/i],
      [/^kndctr_[0-9a-f]{24}_AdobeOrg_identity$/i, any],
    ],
  },
  {
    owner: 'Salesforce Account Engagement (Pardot)',
    headers: [[/^x-pardot-/, any]],
    cookies: [[/^visitor_id\d{3,}-hash$/, /^[0-9a-f]{64,}$/]],
  },
  { owner: 'Oracle Eloqua', cookies: [[/^ELOQUA$/, /^GUID=[0-9a-f]{32}/i]] },
  { owner: 'Eulerian', cookies: [[/^etuix$/, /^[\w.-]{20,}$/]] },
  { owner: 'Piano Analytics (AT Internet)', cookies: [[/^idrxvr$/, /^[0-9A-F-]{30,}$/i]] },
  { owner: 'Mapp (Webtrekk)', cookies: [[/^wteid_\d{15}$/, /^\d{10,}/]] },
];

const inWords = (text: string): string => text.replace(/[^\x20-\x7e]/g, '').slice(0, 60);

/** The service whose server an answer with this `Set-Cookie` came from, and what gives it away; `undefined` where nothing does. */
export function servedBy(
  setCookie: string,
  headers: Readonly<Record<string, string>>,
): CookieSetting['servedBy'] {
  const [, name = '', value = ''] = /^([^=;]*)=\s*"?([^;"]*)/.exec(setCookie) ?? [];
  for (const { owner, headers: said = [], cookies = [] } of services) {
    const header = Object.entries(headers).find(([key, text]) =>
      said.some(([wanted, fits]) => wanted.test(key) && fits.test(text)),
    );
    if (header) return { owner, sign: `its answers say "${inWords(header.join(': '))}"` };
    if (cookies.some(([wanted, fits]) => wanted.test(name.trim()) && fits.test(value.trim())))
      return { owner, sign: `what the cookie holds is written as only ${owner} writes it` };
  }
  return undefined;
}
