import type { Cookie, Frame, Page } from 'playwright';
import { z } from 'zod';
import { bounds } from '../evidence/bounds.js';
import type { HandedOn } from '../evidence/handed-on.js';
import { isFamilyHost } from '../network/party.js';
import { frameOrigin } from '../visit/storage.js';

/** A value that the site stored, in memory only. */
export interface StoredValue extends Pick<HandedOn, 'area' | 'name' | 'where'> {
  readonly value: string;
}

/** The same item for every visitor: numbers in its name may be a visitor's own. */
export const itemOf = ({ area, name, where }: Pick<StoredValue, 'area' | 'name' | 'where'>): string =>
  `${area}\n${where}\n${name.replace(/[0-9a-f]{8,}|\d{5,}/gi, '#')}`;

/** The cookies of the site's own domains. */
export const ownCookies = (cookies: readonly Cookie[], familyHosts: readonly string[]): StoredValue[] =>
  cookies
    .map(({ name, domain, value }) => ({
      area: 'cookie' as const,
      name: name.slice(0, 200),
      where: domain.replace(/^\./, ''),
      value,
    }))
    .filter(({ where }) => isFamilyHost(familyHosts, where) || isFamilyHost(familyHosts, `www.${where}`));

const stored = z.strictObject({
  rows: z.array(z.tuple([z.enum(['localStorage', 'sessionStorage']), z.string(), z.string()])),
  cut: z.boolean(),
});

/** Runs in a frame: what its origin has stored, up to so many characters. */
function readValues(most: number): z.infer<typeof stored> {
  const rows: z.infer<typeof stored>['rows'] = [];
  let left = most;
  let cut = false;
  for (const area of ['localStorage', 'sessionStorage'] as const) {
    try {
      const storage = window[area];
      for (let index = 0; index < storage.length; index += 1) {
        const key = storage.key(index) ?? '';
        const value = storage.getItem(key) ?? '';
        cut ||= value.length > left;
        if (left > 0) rows.push([area, key.slice(0, 200), value.slice(0, left)]);
        left -= Math.min(left, value.length);
      }
    } catch {
      // Storage that refuses holds nothing.
    }
  }
  return { rows, cut };
}

async function valuesIn(frame: Frame): Promise<{ values: StoredValue[]; cut: boolean }> {
  const where = frameOrigin(frame.url());
  const read: unknown = await frame
    .evaluate(readValues, bounds.storedText.value * 1_000_000)
    .catch(() => undefined);
  const found = stored.safeParse(read);
  // A frame that vanished while it was read has nothing to show.
  if (!found.success) return { values: [], cut: false };
  return {
    values: found.data.rows.map(([area, name, value]) => ({ area, name, where, value })),
    cut: found.data.cut,
  };
}

/** What the storage of the site's own origins holds, and whether that was all. */
export async function ownStorage(
  page: Page,
  familyHosts: readonly string[],
): Promise<{ readonly values: readonly StoredValue[]; readonly cut: boolean }> {
  const byOrigin = new Map<string, Frame>();
  for (const frame of page.frames().slice(0, bounds.frames.value + 1)) {
    const origin = frameOrigin(frame.url());
    if (origin !== '' && !byOrigin.has(origin) && isFamilyHost(familyHosts, new URL(origin).hostname))
      byOrigin.set(origin, frame);
  }
  const all = await Promise.all([...byOrigin.values()].map(valuesIn));
  return { values: all.flatMap(each => each.values), cut: all.some(each => each.cut) };
}
