import { z } from 'zod';
import type { Frame, Page } from 'playwright';
import type { StorageFact } from '../evidence/visit.js';
import { withDeadline } from './deadline.js';

const area = z.array(z.tuple([z.string(), z.number().int()]));
const frameStorage = z.strictObject({
  localStorage: area,
  sessionStorage: area,
  indexedDB: area,
  cacheStorage: area,
});

/** Runs in the frame: names and value lengths of what its origin has stored. Storage that refuses counts as empty. */
async function readStorage() {
  const most = 100;
  const web = (name: 'localStorage' | 'sessionStorage'): [string, number][] => {
    try {
      return Object.keys(window[name])
        .slice(0, most)
        .map(key => [key.slice(0, 200), window[name].getItem(key)?.length ?? 0]);
    } catch {
      return [];
    }
  };
  const named = async (list: () => Promise<readonly (string | undefined)[]>): Promise<[string, number][]> => {
    try {
      return (await list()).slice(0, most).map(name => [String(name).slice(0, 200), 0]);
    } catch {
      return [];
    }
  };
  return {
    localStorage: web('localStorage'),
    sessionStorage: web('sessionStorage'),
    indexedDB: await named(async () => (await indexedDB.databases()).map(database => database.name)),
    cacheStorage: await named(() => caches.keys()),
  };
}

async function storageOf(frame: Frame, limitMs: number): Promise<StorageFact[]> {
  if (!URL.canParse(frame.url())) return [];
  const { origin } = new URL(frame.url());
  if (origin === 'null') return [];
  const found = frameStorage.parse(
    await withDeadline('reading storage', limitMs, frame.evaluate(readStorage)),
  );
  const rows = (['localStorage', 'sessionStorage', 'indexedDB', 'cacheStorage'] as const).flatMap(name =>
    found[name].map(([key, valueLength]) => ({ origin, area: name, key, valueLength })),
  );
  return rows;
}

/** What the page's origins have stored, each origin once, in a stable order. Frames that vanish meanwhile are passed over. */
export async function storageFacts(page: Page, limitMs: number): Promise<StorageFact[]> {
  const byOrigin = new Map<string, Frame>();
  for (const frame of page.frames())
    if (URL.canParse(frame.url())) byOrigin.set(new URL(frame.url()).origin, frame);
  const lists = await Promise.all(
    [...byOrigin.values()].map(frame =>
      storageOf(frame, limitMs).catch(error => {
        if (frame === page.mainFrame()) throw error;
        return [];
      }),
    ),
  );
  const order = (fact: StorageFact): string => `${fact.origin}\n${fact.area}\n${fact.key}`;
  return lists.flat().sort((a, b) => (order(a) < order(b) ? -1 : 1));
}
