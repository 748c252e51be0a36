import type { Evidence } from './evidence.js';
import type { FilledForm } from './filled.js';
import { withoutFragment } from '../../kernel/addresses.js';

/** Where a frame shows a page of the site. */
interface Shown {
  readonly page: string;
  readonly frame: string;
}

/** For each page that only frames show, the first page that was seen to show it. */
function showers({ inventory, pages }: Pick<Evidence, 'inventory' | 'pages'>): ReadonlyMap<string, Shown> {
  const framed = new Map<string, string>();
  for (const page of inventory.pages)
    if (page.framed)
      for (const url of [page.url, ...page.aliases]) framed.set(withoutFragment(url), page.url);
  if (framed.size === 0) return new Map();
  for (const { url, finalUrl } of pages) {
    const inner = framed.get(withoutFragment(url));
    if (inner !== undefined) framed.set(withoutFragment(finalUrl), inner);
  }
  const shown = new Map<string, Shown>();
  for (const visit of pages)
    for (const { url: frame } of visit.frames) {
      const inner = framed.get(withoutFragment(frame));
      if (inner !== undefined && inner !== visit.url && !shown.has(inner))
        shown.set(inner, { page: visit.url, frame });
    }
  return shown;
}

/**
 * The evidence with the forms of documents that only frames show where a visitor meets them: on the page that shows the frame. What
 * came of a form that was filled in with its document standing alone counts there, unless it was filled in there as well. A document
 * that no page was seen to show keeps what it holds.
 */
export function shownInFrames<T extends Pick<Evidence, 'inventory' | 'pages' | 'filled'>>(evidence: T): T {
  const shown = showers(evidence);
  if (shown.size === 0) return evidence;
  const place = ({ page, signature, frame }: FilledForm): string =>
    [page, signature, withoutFragment(frame)].join('\n');
  const filledInFrames = new Set(evidence.filled.map(place));
  return {
    ...evidence,
    pages: evidence.pages.map(visit => (shown.has(visit.url) ? { ...visit, forms: [] } : visit)),
    filled: evidence.filled.flatMap(filled => {
      const at = filled.frame === '' ? shown.get(filled.page) : undefined;
      if (at === undefined) return [filled];
      const there = { ...filled, ...at };
      return filledInFrames.has(place(there)) ? [] : [there];
    }),
  };
}
