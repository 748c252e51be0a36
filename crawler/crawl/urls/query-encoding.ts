import iconv from 'iconv-lite';

/** Encodings whose pages ask in UTF-8 all the same (Encoding §4.3, "get an output encoding"). */
const asksInUtf8 = /^(utf-|replacement|x-user-defined)/;

/** One character as the bytes of an encoding; those that it lacks are sent as references to them (URL §1.3). */
function escaped(character: string, encoding: string): string {
  const bytes = iconv.encode(character, encoding);
  if (iconv.decode(bytes, encoding) !== character) return `%26%23${character.codePointAt(0)}%3B`;
  return [...bytes].map(byte => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
}

/** An address on a page of this encoding as browsers ask for it: the query goes in the page's encoding, all else in UTF-8 (URL §4.4). */
export function inPageEncoding(href: string, encoding: string): string {
  const start = href.indexOf('?');
  if (start < 0 || asksInUtf8.test(encoding) || !iconv.encodingExists(encoding)) return href;
  const [query = ''] = href.slice(start).split('#', 1);
  const asked = query.replace(/\P{ASCII}/gu, character => escaped(character, encoding));
  return href.slice(0, start) + asked + href.slice(start + query.length);
}
