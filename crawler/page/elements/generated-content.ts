/** What a style sheet puts before or behind an element's own content (CSS Generated Content); empty without. Of several parts the first. */
export function generatedContent(element: Element, where: '::before' | '::after'): string {
  const css = getComputedStyle(element, where);
  const said = /^"((?:[^"\\]|\\.)*)"/.exec(css.content)?.[1] ?? '';
  return css.display === 'none' ? '' : said.replaceAll(/\\(.)/g, '$1');
}
