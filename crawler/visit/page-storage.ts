import { z } from 'zod';

const area = z.array(z.tuple([z.string(), z.number().int()]));

/** What a frame's origin has stored: names and lengths of values, an area each. */
export const frameStorage = z.strictObject({
  localStorage: area,
  sessionStorage: area,
  indexedDB: area,
  cacheStorage: area,
  serviceWorker: area,
});
export type FrameStorage = z.infer<typeof frameStorage>;

/** Runs in the frame: names and value lengths of what its origin has stored. Storage that refuses, or does not answer soon, counts as empty. */
export async function readStorage(): Promise<FrameStorage> {
  const most = 100;
  const waitMs = 2_000;
  const web = (name: 'localStorage' | 'sessionStorage'): [string, number][] => {
    try {
      const stored = window[name];
      return Array.from({ length: Math.min(stored.length, most) }, (_, index) => stored.key(index) ?? '')
        .filter(key => key !== '')
        .map(key => [key.slice(0, 200), stored.getItem(key)?.length ?? 0]);
    } catch {
      return [];
    }
  };
  const named = async (list: () => Promise<readonly (string | undefined)[]>): Promise<[string, number][]> => {
    try {
      const late = new Promise<undefined[]>(resolve => setTimeout(() => resolve([]), waitMs));
      const names = await Promise.race([list(), late]);
      return names.slice(0, most).map(name => [String(name).slice(0, 200), 0]);
    } catch {
      return [];
    }
  };
  const [indexed, cached, workers] = await Promise.all([
    named(async () => (await indexedDB.databases()).map(database => database.name)),
    named(() => caches.keys()),
    named(async () => (await navigator.serviceWorker.getRegistrations()).map(worker => worker.scope)),
  ]);
  return {
    localStorage: web('localStorage'),
    sessionStorage: web('sessionStorage'),
    indexedDB: indexed,
    cacheStorage: cached,
    serviceWorker: workers,
  };
}
