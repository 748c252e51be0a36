import { escapedHtml, htmlText } from '../printable.js';

/**
 * An address of the site as a link that opens in a tab of its own and tells nobody where it stood; as plain text where it is none that a
 * browser opens by http: or https:. `name` is what the link is called, the address where it is left out.
 */
export function pageLink(address: string, name = address): string {
  const text = htmlText(name, 500);
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) return text;
  // Control characters and spaces are escaped by the URL itself.
  return `<a href="${escapedHtml(url.href)}" target="_blank" rel="noopener noreferrer">${text}</a>`;
}
