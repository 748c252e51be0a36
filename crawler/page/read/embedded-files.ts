import { isVisible } from '../elements/visible.js';

/** Smaller boxes show no text to read. */
const least = { width: 200, height: 100 };
const isPdf = (address: string): boolean =>
  URL.canParse(address) && /\.pdf$/i.test(new URL(address).pathname);

/** Addresses of PDF files that a document shows in place, also those that a viewer's address names (`viewer.html?file=policy.pdf`). */
export function embeddedFiles(): string[] {
  const boxes = Array.from(document.querySelectorAll('embed[src], object[data], iframe[src]')).filter(box => {
    const { width, height } = box.getBoundingClientRect();
    return isVisible(box) && width >= least.width && height >= least.height;
  });
  const addresses = boxes.flatMap(box => {
    const given = box.getAttribute(box.localName === 'object' ? 'data' : 'src') ?? '';
    if (!URL.canParse(given, document.baseURI)) return [];
    const url = new URL(given, document.baseURI);
    if (isPdf(url.href) || box.getAttribute('type') === 'application/pdf') return [url.href];
    return [...url.searchParams.values()]
      .filter(value => URL.canParse(value, url))
      .map(value => new URL(value, url).href)
      .filter(isPdf);
  });
  return [...new Set(addresses)];
}
