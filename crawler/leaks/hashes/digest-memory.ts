/** Bytes of digests that are kept: the values of some hundred controls, each hashed in some thousand ways. */
const mostBytes = 32 * 2 ** 20;

const kept = new Map<string, Uint32Array>();
let bytes = 0;

/**
 * What `make` gives under a key, made once while it is kept; what was asked for longest ago goes first. Equal forms are filled in with
 * equal values, several times on each of their pages, and to hash them anew each time takes longer than to search what was sent.
 */
export function remembered(key: string, make: () => Uint32Array): Uint32Array {
  const known = kept.get(key);
  const facts = known ?? make();
  kept.delete(key);
  kept.set(key, facts);
  if (!known) bytes += facts.byteLength;
  for (const [oldest, { byteLength }] of kept) {
    if (bytes <= mostBytes) break;
    kept.delete(oldest);
    bytes -= byteLength;
  }
  return facts;
}
