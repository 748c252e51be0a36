import { z } from 'zod';
import type { BrowserContext, Frame, Page } from 'playwright';
import { callInFrame } from '../page/in-frame.js';
import { withDeadline } from '../visit/deadline.js';

/** A stored value as it is, in memory only: what goes into evidence holds no values. */
export interface RawItem {
  readonly area: 'cookie' | 'localStorage' | 'sessionStorage' | 'indexedDB' | 'cacheStorage';
  readonly name: string;
  /** Cookie domain without leading dot, or storage origin. */
  readonly where: string;
  readonly value: string;
  readonly days: number;
  readonly httpOnly: boolean;
}

/** Identity of an item: one cookie or entry, whatever its value. */
export const itemKey = (item: Pick<RawItem, 'area' | 'where' | 'name'>): string =>
  `${item.area}\n${item.where}\n${item.name}`;

const limitMs = 10_000;
const foreverDays = 36_500;
const entries = z.array(z.tuple([z.string(), z.string()]));
const frameStorage = z.strictObject({
  localStorage: entries,
  sessionStorage: entries,
  indexedDB: entries,
  cacheStorage: entries,
});

async function storageOf(frame: Frame): Promise<RawItem[]> {
  if (!/^https?:/.test(frame.url())) return [];
  const { origin } = new URL(frame.url());
  const items = callInFrame(frame, 'prompts', 'readStoredItems');
  const found = frameStorage.parse(await withDeadline('reading storage', limitMs, items));
  return (['localStorage', 'sessionStorage', 'indexedDB', 'cacheStorage'] as const).flatMap(area =>
    found[area].map(([name, value]) => ({
      area,
      name,
      where: origin,
      value,
      days: area === 'sessionStorage' ? 0 : foreverDays,
      httpOnly: false,
    })),
  );
}

/** Everything that a visitor's browser holds now: the whole cookie jar, and the storage of every origin that the page has a frame of. */
export async function readStoredItems(context: BrowserContext, page: Page): Promise<Map<string, RawItem>> {
  const now = Date.now() / 1000;
  const cookies = (await context.cookies()).map((cookie): RawItem => ({
    area: 'cookie',
    name: cookie.name,
    where: cookie.domain.replace(/^\./, ''),
    value: cookie.value,
    days: cookie.expires === -1 ? 0 : Math.max(0, Math.round((cookie.expires - now) / 86_400)),
    httpOnly: cookie.httpOnly,
  }));
  const stored = await Promise.all(
    page.frames().map(frame =>
      storageOf(frame).catch(error => {
        // A frame that vanished while it was read has nothing to show; the page itself must be readable.
        if (frame === page.mainFrame()) throw error;
        return [];
      }),
    ),
  );
  return new Map([...cookies, ...stored.flat()].map(item => [itemKey(item), item]));
}
