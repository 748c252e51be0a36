import type { SkipReason, TrapReason } from '../../crawler/crawl/fetch/answer.js';
import { codeOfReason } from '../page-reason.js';

/** Why addresses were left out, by the code of the reason, for people who do not test. */
const words: Readonly<Record<Exclude<SkipReason, TrapReason> | 'represented', string>> = {
  represented: 'Another page of the same kind was opened for it',
  'off-site': 'Address of another website, which the policy does not cover',
  'redirect-off-site': 'Leads to another website, which the policy does not cover',
  'not-html': 'A file that is no page, such as a PDF',
  download: 'A file to save, not a page',
  'no-content': 'The server answers without a page',
  'not-found': 'There is no such page',
  gone: 'There is no such page any more',
  'soft-404': 'There is no such page: the server shows the same notice for any unknown address',
  robots: 'The website asks programs not to open it (robots.txt)',
  'private-address': 'Address of a machine in a private network, which the public cannot open',
  excluded: 'Left out by the settings of the check (EXCLUDE)',
  'not-included': 'Left out by the settings of the check (INCLUDE)',
  'only-pages': 'Left out by the settings of the check (ONLY_PAGES)',
  'max-depth': 'Left out by the settings of the check (MAX_DEPTH)',
  'max-pages': 'Left out by the settings of the check (MAX_PAGES)',
  'unsafe-link': 'Opening it could do something, such as log out or delete',
  'address-too-long': 'The address is too long to be followed',
};

const known: ReadonlyMap<string, string> = new Map(Object.entries(words));

/** A calendar without end, or filters in ever new order: each kind of trap says itself what it is. */
const trapWords = 'One of endlessly many addresses that show nothing new';

/** Why pages with this reason were left out, in words; the reason as it stands where its code is none that is known. */
export function skipWords(reason: string): string {
  const code = codeOfReason(reason);
  return known.get(code) ?? (code.startsWith('trap-') ? trapWords : reason);
}
