/** Letters of HTML that are read of a rendered page at most. */
const maxLength = 8_000_000;

const kept = new Set(
  'href xlink:href src data-src srcdoc data data-href download onclick onchange value label alt title aria-label aria-haspopup role rel http-equiv content action method type name id form'.split(
    ' ',
  ),
);
const unseen = new Set(['script', 'style', 'template', 'noscript']);
const empty = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');

/**
 * The rendered document as HTML in the order in which it is shown: open shadow trees in the place of what they hide, what is slotted in its
 * slot. Only elements, text, and the attributes that lead elsewhere or name what does.
 */
export function readShownHtml(): string {
  let html = '';
  const left: (Node | string)[] = [document.documentElement];
  for (let node = left.pop(); node !== undefined && html.length < maxLength; node = left.pop()) {
    if (typeof node === 'string') html += node;
    else if (node instanceof Text) html += escaped(node.data);
    else if (
      node instanceof Element &&
      !unseen.has(node.localName) &&
      /^[a-z][\w.-]*$/.test(node.localName)
    ) {
      const attributes = Array.from(node.attributes).filter(({ name }) => kept.has(name));
      html += `<${node.localName}${attributes.map(({ name, value }) => ` ${name}="${escaped(value)}"`).join('')}>`;
      if (empty.has(node.localName)) continue;
      left.push(`</${node.localName}>`);
      const slotted = node instanceof HTMLSlotElement ? node.assignedNodes({ flatten: true }) : [];
      const shown = slotted.length > 0 ? slotted : Array.from((node.shadowRoot ?? node).childNodes);
      left.push(...shown.reverse());
    }
  }
  return html;
}
