import type { HtmlFacts } from './html-facts.js';

/** Fewer links within the site than this are none to speak of. */
export const fewLinks = 3;
/** Pages that say less may leave it to scripts to say anything. */
const sayingSomething = 40;
/** What is shown while scripts load is shorter than this. */
const sayingMuch = 200;

/**
 * Whether a page's HTML may be a shell that scripts fill by its address. Equal shells may be any number of pages: nothing is
 * concluded from what such HTML has in common. `insideLinks` counts links to other pages of the site, as far as {@link fewLinks}.
 */
export function isScriptShell(
  { hasScripts, textLength, forms }: Pick<HtmlFacts, 'hasScripts' | 'textLength' | 'forms'>,
  insideLinks: number,
): boolean {
  if (!hasScripts) return false;
  return (
    textLength < sayingSomething || (insideLinks < fewLinks && forms.length === 0 && textLength < sayingMuch)
  );
}
