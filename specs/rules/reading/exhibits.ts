import { formPicture, pagePicture } from '../../../crawler/evidence/pictures.js';
import type { PageVisit } from '../../../crawler/evidence/page-visit.js';
import type { Evidence } from '../../../crawler/evidence/evidence.js';

/** The readable part under which pictures are kept; a hash follows it. */
const slug = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);

const kept = /^(?:.*\/)?(.+)-[0-9a-f]{10}\.png$/;

const indexes = new WeakMap<readonly string[], ReadonlyMap<string, readonly string[]>>();

function indexOf(exhibits: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const known = indexes.get(exhibits);
  if (known !== undefined) return known;
  const index = new Map<string, string[]>();
  for (const path of exhibits) {
    const name = kept.exec(path)?.[1];
    if (name !== undefined) index.set(name, [...(index.get(name) ?? []), path]);
  }
  indexes.set(exhibits, index);
  return index;
}

/** The picture of that name, if one was kept. Where names are alike in their readable part, none is better than the wrong one. */
function picture(evidence: Evidence, name: string): string[] {
  const found = indexOf(evidence.exhibits).get(slug(name)) ?? [];
  return found.length === 1 ? [...found] : [];
}

/** The screenshot of a form, outlined on its page. */
export const pictureOfForm = (evidence: Evidence, signature: string): string[] =>
  picture(evidence, formPicture(signature));

/** The screenshot of a page. */
export const pictureOfPage = (evidence: Evidence, visit: Pick<PageVisit, 'url' | 'screenshot'>): string[] =>
  visit.screenshot === undefined ? picture(evidence, pagePicture(visit.url)) : [visit.screenshot];
