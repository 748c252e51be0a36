import { z } from 'zod';
import type { Cookie, Frame, Page } from 'playwright';
import { bounds } from '../evidence/bounds.js';
import type { HandedOn } from '../evidence/handed-on.js';
import { isFamilyHost } from '../../kernel/party.js';
import { frameOrigin } from '../visit/read/storage.js';
import { callInFrame } from '../page/in-frame.js';
import type { StoredValues, ValueLimits } from '../page/read/stored-values.js';

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

/** What was read of the site's own storage, and whether that was all. */
export interface OwnStorage {
  readonly values: readonly StoredValue[];
  readonly cut: boolean;
  readonly late: boolean;
}

const storedValues: z.ZodType<StoredValues> = z.strictObject({
  rows: z.array(z.tuple([z.enum(['localStorage', 'sessionStorage', 'indexedDB']), z.string(), z.string()])),
  cut: z.boolean(),
  late: z.boolean(),
});

const limits: ValueLimits = { most: bounds.storedText.value * 1_000_000, waitMs: bounds.storageAnswer.value };

async function valuesIn(frame: Frame): Promise<OwnStorage> {
  const where = frameOrigin(frame.url());
  const read: unknown = await callInFrame(frame, 'forms', 'readStoredValues', limits).catch(() => undefined);
  const found = storedValues.safeParse(read);
  // A frame that vanished while it was read has nothing to show.
  if (!found.success) return { values: [], cut: false, late: false };
  const { rows, cut, late } = found.data;
  return { values: rows.map(([area, name, value]) => ({ area, name, where, value })), cut, late };
}

/** What the storage of the site's own origins holds. */
export async function ownStorage(page: Page, familyHosts: readonly string[]): Promise<OwnStorage> {
  const byOrigin = new Map<string, Frame>();
  for (const frame of page.frames().slice(0, bounds.frames.value + 1)) {
    const origin = frameOrigin(frame.url());
    if (origin !== '' && !byOrigin.has(origin) && isFamilyHost(familyHosts, new URL(origin).hostname))
      byOrigin.set(origin, frame);
  }
  const all = await Promise.all([...byOrigin.values()].map(valuesIn));
  return {
    values: all.flatMap(each => each.values),
    cut: all.some(each => each.cut),
    late: all.some(each => each.late),
  };
}
