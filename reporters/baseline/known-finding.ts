import { z } from 'zod';
import type { Inventory } from '../../crawler/evidence/inventory.js';
import { isOfTemplate, saidOfSite, type Finding } from './finding.js';

/** Findings of one claim and subject on the pages of one template. */
export const knownFinding = z.strictObject({
  kind: z.enum(['violated', 'undetermined', 'unseen']),
  claim: z.string(),
  subject: z.string(),
  /** The pages' fingerprint in the inventory; absent where they have none, or where each page counts by itself. */
  template: z.string().optional(),
  /** What is said of a thing of the whole site, which is met on any page; absent where the page counts. */
  says: z.string().optional(),
  pages: z.array(z.string()).min(1),
});
export type KnownFinding = z.infer<typeof knownFinding>;

/** The template of a page; undefined for pages that the crawl does not know. */
export type TemplateOf = (page: string) => string | undefined;

/** Templates by the pages of an inventory, their other addresses included. */
export function templatesOf(inventory: Inventory | undefined): TemplateOf {
  const templates = new Map<string, string>();
  for (const { aliases, fingerprint } of inventory?.pages ?? [])
    for (const alias of aliases) templates.set(alias, fingerprint);
  for (const { url, fingerprint } of inventory?.pages ?? []) templates.set(url, fingerprint);
  return page => templates.get(page);
}

/** Findings as they are kept: each once for its claim, subject and template. */
export function knownFindings(findings: readonly Finding[], templateOf: TemplateOf): readonly KnownFinding[] {
  const rows = new Map<string, { readonly row: KnownFinding; readonly pages: Set<string> }>();
  for (const finding of findings) {
    const { kind, claim, subject, page } = finding;
    const says = saidOfSite(finding);
    const template = isOfTemplate(finding) && says === undefined ? templateOf(page) : undefined;
    const where = says === undefined && template === undefined ? page : '';
    const key = JSON.stringify([claim, kind, subject, template ?? '', where, says ?? '']);
    const { pages } = rows.get(key) ?? { pages: new Set() };
    const row = {
      kind,
      claim,
      subject,
      ...(template === undefined ? {} : { template }),
      ...(says === undefined ? {} : { says }),
      pages: [],
    };
    rows.set(key, { row, pages: pages.add(page) });
  }
  return [...rows]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { row, pages }]) => ({ ...row, pages: [...pages].sort() }));
}

type Marks = Pick<KnownFinding, 'kind' | 'claim' | 'subject'>;
const keyOf = ({ kind, claim, subject }: Marks, where: 'page' | 'template' | 'site', which: string): string =>
  JSON.stringify([kind, claim, subject, where, which]);

/**
 * What makes a finding the same in two runs, for everything that compares them: claim, kind, subject, and the page or another page of its
 * template, or, of a thing of the whole site, what is said of it. Gives the rows that a finding is the same as. A template is that of the crawl behind this result or behind the rows, so that
 * new scripts on all pages make nothing new.
 */
export function sameAs<Row extends KnownFinding>(
  rows: readonly Row[],
  templateOf: TemplateOf,
): (finding: Finding) => readonly Row[] {
  const byKey = new Map<string, Set<Row>>();
  const add = (key: string, row: Row): void => void byKey.set(key, (byKey.get(key) ?? new Set()).add(row));
  for (const row of rows) {
    if (row.says !== undefined) add(keyOf(row, 'site', row.says), row);
    for (const page of row.pages) add(keyOf(row, 'page', page), row);
    for (const template of new Set([row.template, ...row.pages.map(templateOf)]))
      if (template !== undefined) add(keyOf(row, 'template', template), row);
  }
  return finding => {
    const template = isOfTemplate(finding) ? templateOf(finding.page) : undefined;
    const says = saidOfSite(finding);
    return [
      ...new Set([
        ...(byKey.get(keyOf(finding, 'page', finding.page)) ?? []),
        ...(says === undefined ? [] : (byKey.get(keyOf(finding, 'site', says)) ?? [])),
        ...(template === undefined ? [] : (byKey.get(keyOf(finding, 'template', template)) ?? [])),
      ]),
    ];
  };
}
