import { webEntries } from './web-storage.js';

const named = async (list: () => Promise<readonly (string | undefined)[]>): Promise<[string, string][]> => {
  try {
    return (await list()).map(name => [String(name), '']);
  } catch {
    // A browser without such storage, or one that refuses it, holds none.
    return [];
  }
};

/** All items that the document's origin has stored, with the values of those in web storage, for telling what came and went. */
export const readStoredItems = async () => ({
  localStorage: webEntries('localStorage'),
  sessionStorage: webEntries('sessionStorage'),
  indexedDB: await named(async () => (await indexedDB.databases()).map(database => database.name)),
  cacheStorage: await named(() => caches.keys()),
});
