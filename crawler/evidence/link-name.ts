import { z } from 'zod';

/** What a link of the site is called, once for each address and name. */
export const linkName = z.strictObject({
  /** Where it leads: the canonical form of the address in the link, before any redirect. */
  to: z.string(),
  /** Its text, or what stands for it (a picture's, a label), shortened; empty where nothing says what it is. */
  name: z.string(),
  /** Canonical URL of the page that shows it: the first by URL. */
  page: z.string(),
});
export type LinkName = z.infer<typeof linkName>;

/** Equal for links of one address and name. */
export const linkNameKey = ({ to, name }: Pick<LinkName, 'to' | 'name'>): string => `${to}\n${name}`;

/** Each address and name once, with the first page by URL, in a stable order. */
export function firstLinkNames(rows: readonly LinkName[]): LinkName[] {
  const byKey = new Map<string, LinkName>();
  for (const row of rows) {
    const known = byKey.get(linkNameKey(row));
    if (known === undefined || row.page < known.page) byKey.set(linkNameKey(row), row);
  }
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}
