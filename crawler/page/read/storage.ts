import { webEntries } from './web-storage.js';

/** How many entries of an area are read at most, and how long an answer may take, in milliseconds. */
export interface StorageLimits {
  readonly most: number;
  readonly waitMs: number;
}

/** Names and value lengths of what its origin has stored. Storage that refuses counts as empty. */
export async function readStorage({ most, waitMs }: StorageLimits) {
  const reached = new Set<'storageEntries' | 'storageAnswer'>();
  const web = (area: 'localStorage' | 'sessionStorage'): [string, number][] => {
    const entries = webEntries(area, most + 1);
    if (entries.length > most) reached.add('storageEntries');
    return entries
      .slice(0, most)
      .filter(([key]) => key !== '')
      .map(([key, value]) => [key.slice(0, 200), value.length]);
  };
  const named = async (list: () => Promise<readonly (string | undefined)[]>): Promise<[string, number][]> => {
    try {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const late = new Promise<undefined>(resolve => {
        timer = setTimeout(() => resolve(undefined), waitMs);
      });
      const names = await Promise.race([list(), late]).finally(() => clearTimeout(timer));
      if (names === undefined) {
        reached.add('storageAnswer');
        return [];
      }
      if (names.length > most) reached.add('storageEntries');
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
    reached: Array.from(reached),
  };
}
