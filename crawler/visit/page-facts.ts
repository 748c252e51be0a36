import { z } from 'zod';

/** Facts that one look at a document's DOM gives; what the page returned is checked against this. */
export const pageFacts = z.strictObject({
  title: z.string(),
  textLength: z.number().int(),
  links: z.array(z.string()),
  insecureResources: z.array(z.string()),
});

/** Runs in the page: title, amount of visible text, links and `http:` sub-resources. Bounded, and wary of pages that rewrite built-ins. */
export function readPageFacts() {
  const most = 5_000;
  const links = new Set<string>();
  const insecure = new Set<string>();
  const roots: (Document | ShadowRoot)[] = [document];
  for (let root = roots.shift(); root && links.size < most; root = roots.shift()) {
    for (const element of Array.from(root.querySelectorAll('*')).slice(0, 50_000)) {
      if (element.shadowRoot) roots.push(element.shadowRoot);
      const isLink = element instanceof HTMLAnchorElement || element instanceof HTMLAreaElement;
      if (isLink && links.size < most && /^https?:/.test(element.href))
        links.add(element.href.split('#')[0] ?? '');
      if (location.protocol !== 'https:' || isLink) continue;
      const source =
        element.getAttribute('src') ?? element.getAttribute('data') ?? element.getAttribute('poster');
      const sheet =
        element instanceof HTMLLinkElement && /stylesheet|icon|preload|manifest/i.test(element.rel)
          ? element.href
          : null;
      for (const address of [source, sheet])
        if (address !== null && /^http:\/\//i.test(address)) insecure.add(address.slice(0, 300));
    }
  }
  const main = document.querySelector('main, [role=main]') ?? document.body;
  const text = main instanceof HTMLElement ? main.innerText : '';
  return {
    title: String(document.title).slice(0, 200),
    textLength: text.replace(/\s+/g, ' ').trim().length,
    links: Array.from(links),
    insecureResources: Array.from(insecure).sort().slice(0, 50),
  };
}
