import { webEntries } from './web-storage.js';

/** How many characters are wanted at most, and how long databases may take, in milliseconds. */
export interface ValueLimits {
  readonly most: number;
  readonly waitMs: number;
}

/** What an origin has stored. */
export interface StoredValues {
  readonly rows: [area: 'localStorage' | 'sessionStorage' | 'indexedDB', name: string, value: string][];
  /** There was more than was wanted. */
  readonly cut: boolean;
  /** The browser did not say in time what its databases hold. */
  readonly late: boolean;
}

/** What its origin has stored, the records of a database's store in one. Storage that refuses counts as empty. */
export async function readStoredValues({ most, waitMs }: ValueLimits): Promise<StoredValues> {
  const rows: StoredValues['rows'] = [];
  let left = most;
  let cut = false;
  let isOver = false;
  const add = (area: StoredValues['rows'][number][0], name: string, value: string): void => {
    if (isOver) return;
    cut ||= value.length > left;
    if (left > 0) rows.push([area, name.slice(0, 200), value.slice(0, left)]);
    left -= Math.min(left, value.length);
  };
  for (const area of ['localStorage', 'sessionStorage'] as const)
    for (const [key, value] of webEntries(area)) add(area, key, value);

  /** Numbers of a binary value, with commas between them; no more than is wanted. */
  const numbersOf = (bytes: Uint8Array): string => {
    const most = Math.ceil(left / 2);
    cut ||= bytes.length > most;
    return bytes.subarray(0, most).join();
  };
  const inWords = (value: unknown): string => {
    if (typeof value === 'string') return value;
    try {
      const text: string | undefined = JSON.stringify(value, (_, part: unknown) => {
        if (typeof part === 'bigint') return String(part);
        if (part instanceof Map || part instanceof Set) return [...(part as Iterable<unknown>)];
        if (part instanceof ArrayBuffer) return numbersOf(new Uint8Array(part));
        return ArrayBuffer.isView(part)
          ? numbersOf(new Uint8Array(part.buffer, part.byteOffset, part.byteLength))
          : part;
      });
      return text ?? '';
    } catch {
      // What refers to itself is no text.
      return '';
    }
  };
  /** All records of a store as one text, for what they are found by may be a visitor's own; up to what is left. */
  const recordsOf = (store: IDBObjectStore): Promise<string> =>
    new Promise(resolve => {
      const lines: string[] = [];
      let length = 0;
      const asked = store.openCursor();
      const end = (): void => resolve(lines.join('\n'));
      asked.onerror = end;
      asked.onsuccess = () => {
        const cursor = asked.result;
        if (cursor === null || isOver || length > left) return end();
        const line = `${inWords(cursor.key)}\n${inWords(cursor.value)}`;
        length += line.length;
        lines.push(line);
        cursor.continue();
      };
    });
  const opened = (name: string): Promise<IDBDatabase | undefined> =>
    new Promise(resolve => {
      const asked = indexedDB.open(name);
      asked.onerror = () => resolve(undefined);
      // Gone since it was listed: it is not made anew.
      asked.onupgradeneeded = () => asked.transaction?.abort();
      asked.onsuccess = () => {
        const database = asked.result;
        // Who looks on stands in nobody's way.
        database.onversionchange = () => database.close();
        resolve(database);
      };
    });
  const readDatabases = async (): Promise<void> => {
    for (const { name } of await indexedDB.databases()) {
      const database = name === undefined || isOver ? undefined : await opened(name);
      if (database === undefined) continue;
      try {
        for (const name of Array.from(database.objectStoreNames)) {
          const text = await recordsOf(database.transaction(name).objectStore(name));
          if (text !== '') add('indexedDB', `${database.name}/${name}`, text);
        }
      } finally {
        database.close();
      }
    }
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<boolean>(resolve => {
    timer = setTimeout(() => resolve(true), waitMs);
  });
  const late = await Promise.race([
    readDatabases().then(
      () => false,
      // A browser without databases, or one that refuses, holds none.
      () => false,
    ),
    tooLate,
  ]).finally(() => clearTimeout(timer));
  isOver = true;
  return { rows, cut, late };
}
