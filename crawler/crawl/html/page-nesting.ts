const tag = /<(\/?)([a-z][a-z0-9-]*)|<!--[\s\S]*?-->/gi;
const selfClosing = new Set(
  'area base br col embed hr img input link meta source track wbr p li dt dd td th tr tbody thead option optgroup'.split(
    ' ',
  ),
);
/** Parsing time grows with the square of the depth; smaller documents cannot get deep enough to matter. */
const worthCounting = 100_000;

/** A lower bound of how deep a document nests; 0 where it is too small for that to matter. */
export function nestingDepth(html: string): number {
  if (html.length < worthCounting) return 0;
  let depth = 0;
  let deepest = 0;
  for (const [, slash, name] of html.matchAll(tag)) {
    if (name === undefined || selfClosing.has(name.toLowerCase())) continue;
    depth += slash === '' ? 1 : depth > 0 ? -1 : 0;
    if (depth > deepest) deepest = depth;
  }
  return deepest;
}
