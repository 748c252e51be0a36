import type { PageVisit } from './page-visit.js';

/** Characters; a value that is shorter tells nobody apart. */
const fewest = 8;

/** Something that a first visit to a page leaves in the browser and that is long enough to tell visitors apart. */
export interface KeptItem {
  readonly area: 'cookie' | 'localStorage' | 'sessionStorage';
  readonly name: string;
  /** Host of the origin, or domain of the cookie without leading dot. */
  readonly where: string;
  /** 0 for what ends with the session, 1 for what lasts longer. */
  readonly days: number;
}

/** A server's own session, which ends with the visit and which no script can read, is left out: it serves the visit alone. */
export const keptItems = ({
  cookies,
  storage,
}: Pick<PageVisit, 'cookies' | 'storage'>): readonly KeptItem[] => [
  ...cookies
    .filter(({ valueLength, session, httpOnly }) => valueLength >= fewest && !(session && httpOnly))
    .map(({ name, domain, session }): KeptItem => ({
      area: 'cookie',
      name,
      where: domain.replace(/^\./, ''),
      days: session ? 0 : 1,
    })),
  ...storage.flatMap(({ area, key, origin, valueLength }): KeptItem[] =>
    (area === 'localStorage' || area === 'sessionStorage') && valueLength >= fewest
      ? [{ area, name: key, where: URL.canParse(origin) ? new URL(origin).hostname : '', days: 0 }]
      : [],
  ),
];

/** Tells one thing that is kept from others; names that are numbered by page or visit are one name. */
export const keptKey = ({ area, name, where }: KeptItem): string =>
  [area, where, name.toLowerCase().replace(/[0-9a-f]{8,}|\d+/g, '#')].join('\n');
