/** Shorter names stand in words that have nothing to do with them. */
const shortest = 3;

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What error pages call the address that they were asked for: its last segment, with or without file extension, as written or in words. */
export function ownNames(path: string): string[] {
  const segment = decode(path.split('/').findLast(part => part !== '') ?? '').toLowerCase();
  const bare = segment.replace(/\.[a-z]{2,5}$/, '');
  const inWords = (name: string): string => name.replace(/[-_+\s]+/g, ' ').trim();
  return [...new Set([segment, bare, inWords(segment), inWords(bare)])]
    .filter(name => name.length >= shortest)
    .sort((a, b) => b.length - a.length);
}

const isWordPart = (character: string | undefined): boolean =>
  character !== undefined && /[\p{L}\p{N}]/u.test(character);

/** Where a name stands in a text as a word of its own; -1 where it does not. */
function indexOfWord(text: string, name: string): number {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1))
    if (!isWordPart(text[at - 1]) && !isWordPart(text[at + name.length])) return at;
  return -1;
}

/** A text without the names in it, whatever their case. */
export function withoutNames(text: string, names: readonly string[]): string {
  let lower = text.toLowerCase();
  // Letters that change their length with their case would shift what is cut out.
  if (lower.length !== text.length) return text;
  let rest = text;
  for (const name of names) {
    for (let at = indexOfWord(lower, name); at >= 0; at = indexOfWord(lower, name)) {
      rest = rest.slice(0, at) + rest.slice(at + name.length);
      lower = lower.slice(0, at) + lower.slice(at + name.length);
    }
  }
  return rest;
}
