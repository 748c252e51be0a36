import { canStandTogether, pagesTouchedBy, type Variation } from '../../fixtures/replica/replica.js';

/** Defects that can be switched on together, since no claim is broken by two of them: then each verdict tells of one defect. */
export type Batch = readonly Variation[];

const breaks = ({ flips }: Variation): readonly string[] => flips;

/** Cuts variations into batches, each into the first batch that breaks none of its claims and changes none of its places. */
export function batchesOf(variations: readonly Variation[]): Batch[] {
  const batches: Variation[][] = [];
  for (const variation of variations) {
    const free = batches.find(
      batch =>
        !batch.some(other => breaks(other).some(claim => breaks(variation).includes(claim))) &&
        canStandTogether(variation, batch),
    );
    if (free) free.push(variation);
    else batches.push([variation]);
  }
  return batches;
}

/** The claims that a batch must turn to violated, sorted. */
export const flippedBy = (batch: Batch): string[] =>
  [...new Set(batch.flatMap(defect => defect.flips))].sort();

/** Pages that every run looks at: what changes the site as a whole shows on them. */
const alwaysLookedAt = [
  'www.mpro.org/',
  'www.mpro.org/privacy-policy',
  'www.mpro.org/contact',
  'www.mpro.org/news',
  'www.mpro.org/resources',
  'learn.mpro.org/',
  'events.mpro.org/',
];

const withoutQuery = (page: string): string => page.split('?')[0] ?? page;
const touchedBy = (variation: Variation): string[] =>
  pagesTouchedBy(variation)
    .filter(page => page !== '*')
    .map(withoutQuery);

/** The page above: a further step (`…/register/options`) shows only to those who submit the one before it. */
const above = (page: string): string => page.replace(/(?<=\/.+)\/[^/]*$/, '');
const withFirstSteps = (pages: readonly string[]): string[] => pages.flatMap(page => [page, above(page)]);

/** ONLY_PAGES for a run that looks at the pages which a batch touches, and at a few others. */
export const pagesFor = (batch: Batch): string[] =>
  [...new Set([...alwaysLookedAt, ...withFirstSteps(batch.flatMap(touchedBy))])].map(
    page => `https://${page}`,
  );

/** Variations that change certain pages, none of which is among those that a run looked at: their verdict would say nothing. */
export const unseenOf = (batch: Batch, seen: readonly string[]): string[] => {
  const pages = new Set(seen.map(url => withoutQuery(url.replace(/^https?:\/\//, ''))));
  return batch
    .filter(variation => {
      // Documents are no pages: they are read wherever a page links to them.
      const touched = touchedBy(variation).filter(page => !page.endsWith('.pdf'));
      return touched.length > 0 && !withFirstSteps(touched).some(page => pages.has(page));
    })
    .map(({ name }) => name);
};
