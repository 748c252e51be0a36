import type { TrackerRequest } from '../../../crawler/evidence/consent.js';
import { withoutQuery } from '../../../kernel/addresses.js';

const bySign: Readonly<Record<string, string>> = {
  identifier: 'carries what tells visitors apart',
  'page-report': 'reports the page',
  'consent-mode-hit': 'reports the visit and what was consented to',
  'vendor-hit': "reports the visit to a vendor, by way of the site's own host",
  'tracking-host': 'goes to a host named for tracking',
  'tracking-endpoint': 'goes to an address named for tracking',
};
const categorySign = /^category:(.+)$/;

const wordsOf = (sign: string): string => {
  const category = categorySign.exec(sign)?.[1];
  return category === undefined ? (bySign[sign] ?? sign) : `goes to a known vendor of ${category} services`;
};

/** A tracking request and what gives it away. Its query is left out: time stamps and random numbers in it differ from run to run. */
export const trackerWords = ({ type, url, signs }: TrackerRequest): string =>
  `${type} ${withoutQuery(url)}: ${signs.map(wordsOf).join(', ')}`;
