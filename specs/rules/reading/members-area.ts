import type { Evidence } from '../../../crawler/evidence/evidence.js';
import { urlGlob } from '../../../crawler/evidence/url-globs.js';

/** Tells whether an address belongs to what the scope settings name as for members only (MEMBERS_AREA). */
export function membersArea({ site }: Pick<Evidence, 'site'>): (url: string) => boolean {
  const globs = site.membersArea.map(urlGlob);
  return url => URL.canParse(url) && globs.some(matches => matches(new URL(url)));
}
