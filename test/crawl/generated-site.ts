import type { Inventory } from '../../crawler/evidence/inventory.js';
import { html, type Route, type Routes } from './loopback-site.js';

/** Answers whatever `make` makes of path and parameters, and 404 where it makes nothing. */
export const generate = (
  make: (path: string, query: URLSearchParams, address: string) => Route | undefined,
): Routes => ({
  '*': (request, response) => {
    const url = new URL(request.url ?? '/', 'http://www.site.test');
    const made = make(url.pathname, url.searchParams, request.url ?? '/');
    const answer =
      made === undefined ? html('no such page', {}, 404) : typeof made === 'string' ? html(made) : made;
    if (typeof answer !== 'string') answer(request, response);
  },
});

/** A start page that leads to these addresses. */
export const start = (...hrefs: readonly string[]): string =>
  `<title>Start</title><p>The start page says something of its own.${hrefs.map(href => `<a href="${href}">go</a>`).join(' ')}`;

/** A page with a text of its own. */
export const body = (title: string, more = ''): string =>
  `<title>${title}</title><p>What the page ${title} says to its visitors.${more}`;

export const reasons = (inventory: Inventory): string[] =>
  [...new Set(inventory.skipped.map(({ reason }) => reason))].sort();

export const count = (inventory: Inventory, pattern: RegExp): number =>
  inventory.pages.filter(({ url }) => pattern.test(url)).length;

/** A number as a word of letters. */
export function wordOf(number: number): string {
  let word = '';
  for (let rest = number; rest >= 0; rest = Math.floor(rest / 26) - 1)
    word = String.fromCharCode(97 + (rest % 26)) + word;
  return `w${word}`;
}

export const pdf: Route = html('%PDF-1.7', { 'content-type': 'application/pdf' });
