import { load } from 'cheerio';

/** Letters of a page that says something itself; one with fewer may be there only for what its scripts do. */
const sayingSomething = 200;

/** A script puts another address in the place of the page's own. */
const changesAddress =
  /\blocation\s*(?:\.\s*(?:href|protocol)\s*)?=(?!=)|\blocation\s*\.\s*(?:replace|assign)\s*\(/;

/** Whether scripts of an unencrypted page may send its visitors on to an encrypted one, which only a browser can tell. */
export function mayMoveOn(html: string): boolean {
  const $ = load(html);
  const inline = [
    ...$('script:not([src])').map((_, script) => $(script).text()),
    ...$('body[onload]').map((_, body) => $(body).attr('onload') ?? ''),
  ];
  if (inline.some(text => changesAddress.test(text) && text.includes('https'))) return true;
  const loads = $('script[src]').length > 0;
  $('script, style, noscript, template, head').remove();
  return loads && $.root().text().replace(/\s+/g, ' ').trim().length < sayingSomething;
}
