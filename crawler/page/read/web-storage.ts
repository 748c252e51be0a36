/** Keys and values of a web storage of the document's origin, the first `most`. Storage that refuses holds nothing. */
export function webEntries(area: 'localStorage' | 'sessionStorage', most = Infinity): [string, string][] {
  try {
    const storage = window[area];
    return Array.from({ length: Math.min(storage.length, most) }, (_, index) => {
      const key = storage.key(index) ?? '';
      return [key, storage.getItem(key) ?? ''];
    });
  } catch {
    return [];
  }
}
