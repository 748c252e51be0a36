const least = 2;

/** Texts that a unit of data may be read as: itself, and what it is in base64 or hex. */
function readings(leaf: string): string[] {
  const texts = [leaf];
  if (/^[A-Za-z0-9+/_-]{3,}={0,2}$/.test(leaf)) texts.push(Buffer.from(leaf, 'base64').toString());
  if (/^([0-9a-f]{2})+$/i.test(leaf)) texts.push(Buffer.from(leaf, 'hex').toString());
  return texts.map(text => text.trim().toLowerCase()).filter(text => text !== '');
}

/**
 * Whether a unit of data is the beginning of a typed value, as senders pass it on while it grows, or the whole of one that is too
 * short or too common to be searched for. It may be chance: enough to hold a request back, not to accuse anybody.
 */
export function isBeginning(leaf: string, values: readonly string[]): boolean {
  const texts = readings(leaf.slice(0, 500));
  return values.some(value =>
    texts.some(text => text === value || (text.length >= least && value.startsWith(text))),
  );
}
