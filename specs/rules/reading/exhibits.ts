import { exhibitPath, type ExhibitExtension } from '../../../crawler/evidence/exhibits.js';
import {
  childPicture,
  documentPicture,
  documentSheet,
  formPicture,
  linkPicture,
  pagePicture,
  refusedPicture,
  refusedSheet,
} from '../../../crawler/evidence/pictures.js';
import type { PageVisit } from '../../../crawler/evidence/page-visit.js';
import type { PolicyDocument } from '../../../crawler/evidence/policy-document.js';
import type { Evidence } from '../../../crawler/evidence/evidence.js';

const sets = new WeakMap<readonly string[], ReadonlySet<string>>();

function setOf(exhibits: readonly string[]): ReadonlySet<string> {
  const known = sets.get(exhibits) ?? new Set(exhibits);
  sets.set(exhibits, known);
  return known;
}

/** The exhibit of that name, if one was kept. */
function kept(evidence: Evidence, name: string, extension: ExhibitExtension): string[] {
  const path = exhibitPath(name, extension);
  return setOf(evidence.exhibits).has(path) ? [path] : [];
}

/** The screenshot of a form, outlined as it stands on a page; of a page that was not visited itself, on the one that stands for it. */
export function pictureOfForm(evidence: Evidence, signature: string, page: string): string[] {
  const { representedBy } = evidence.pages.find(visit => visit.url === page) ?? {};
  return kept(evidence, formPicture(signature, representedBy ?? page), 'png');
}

/** The screenshot of what showed after a child had filled a form in. */
export const pictureOfChild = (evidence: Evidence, signature: string): string[] =>
  kept(evidence, childPicture(signature), 'png');

/** The screenshot of a link to a privacy policy, outlined on a page that shows it. */
export const pictureOfLink = (evidence: Evidence, href: string): string[] =>
  kept(evidence, linkPicture(href), 'png');

/** The screenshot of a page; of one that was not visited itself, that of the page which stands for it. */
export const pictureOfPage = (
  evidence: Evidence,
  { url, representedBy }: Pick<PageVisit, 'url' | 'representedBy'>,
): string[] => kept(evidence, pagePicture(representedBy ?? url), 'png');

/** What a link to a privacy policy led to: its text as it was read, and its screenshot. */
export const exhibitsOfDocument = (evidence: Evidence, { url }: Pick<PolicyDocument, 'url'>): string[] => [
  ...kept(evidence, documentSheet(url), 'txt'),
  ...kept(evidence, documentPicture(url), 'png'),
];

/** A page as it is shown without cookies, and what it says with cookies and without. */
export const exhibitsWithoutCookies = (evidence: Evidence, page: string): string[] => [
  ...kept(evidence, refusedSheet(page), 'txt'),
  ...kept(evidence, refusedPicture(page), 'png'),
];
