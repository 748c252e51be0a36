import { appendFileSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { claimResultAttachment } from '../policy/result.js';

/** The group in which Allure shows what judges no claim. It stands behind the policy's, by its name. */
export const developersGroup = 'Technical: crawl and visits, for developers';

/**
 * Bytes of pages and tables that a report takes in; Allure writes them as base64 beside its own 4 megabytes, and the file is to stay
 * below 20, so that it can be sent.
 */
const mostBytes = 10_000_000;

const label = z.looseObject({ name: z.string(), value: z.string().optional() });
const step = z.looseObject({ name: z.string().optional() });
const result = z.looseObject({ labels: z.array(label), steps: z.array(step).default([]) });

/** A result of Allure's as people are to see it: without what is for programs, and out of the way where it judges no claim. */
function forPeople(text: string): string {
  const parsed = result.safeParse(JSON.parse(text));
  if (!parsed.success) return text;
  const { labels, steps, ...rest } = parsed.data;
  const judges = labels.some(({ name }) => name === 'claim');
  return JSON.stringify({
    ...rest,
    labels: judges ? labels : [...labels, { name: 'epic', value: developersGroup }],
    steps: steps.filter(({ name }) => name !== claimResultAttachment),
  });
}

const picture =
  /<figure><div class="shot"[^>]*><img [^>]*src="data:image\/png;base64,[^"]*"><\/div><figcaption>([^<]*)<\/figcaption><\/figure>/g;

/** Where a picture lies that a page shows no more. */
const lies = (name: string): string => `<p class="quiet">Kept in the reports folder: ${name}</p>`;

/** A page with these of its pictures alone; of the others, and where they are named again, it says where they lie. */
function withPictures(html: string, kept: ReadonlySet<number>): string {
  const gone: string[] = [];
  let nth = -1;
  const cut = html.replace(picture, (figure, name: string) => {
    nth += 1;
    if (kept.has(nth)) return figure;
    gone.push(name);
    return lies(name);
  });
  return gone.reduce(
    (text, name) => text.replaceAll(`<p class="quiet">Shown above: ${name}</p>`, lies(name)),
    cut,
  );
}

/**
 * Pages by name with as many of their pictures as fit, beside `others` bytes, into a report: first one for each page, then a second, the
 * smallest of a round first. Their words are never cut.
 */
export function fitting(
  pages: ReadonlyMap<string, string>,
  others: number,
  most = mostBytes,
): ReadonlyMap<string, string> {
  const shown = [...pages].map(([name, html]) => {
    const sizes = Array.from(html.matchAll(picture), ([figure]) => figure.length);
    const words = Buffer.byteLength(html) - sizes.reduce((sum, size) => sum + size, 0);
    return { name, html, sizes, words, kept: new Set<number>() };
  });
  let room = shown.reduce((left, { words }) => left - words, most - others);
  const rounds = Math.max(0, ...shown.map(({ sizes }) => sizes.length));
  for (let nth = 0; nth < rounds; nth += 1) {
    const round = shown.flatMap(({ sizes, kept }) => {
      const size = sizes[nth];
      return size === undefined ? [] : [{ size, kept }];
    });
    for (const { size, kept } of round.sort((a, b) => a.size - b.size)) {
      if (size > room) break;
      kept.add(nth);
      room -= size;
    }
  }
  return new Map(shown.map(({ name, html, kept }) => [name, withPictures(html, kept)]));
}

/**
 * Copies Allure's results of a run from one folder into another, new one, as a report for people takes them in. `browser` is what is known
 * of the browsers now that they ran: Allure wrote down what stood fixed before.
 */
export function prepareResults(from: string, to: string, browser: string | undefined): void {
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  const names = readdirSync(from);
  const pages = new Map<string, string>();
  let others = 0;
  for (const name of names) {
    const path = join(from, name);
    if (name.endsWith('-result.json')) writeFileSync(join(to, name), forPeople(readFileSync(path, 'utf8')));
    else if (name.endsWith('.html')) pages.set(name, readFileSync(path, 'utf8'));
    else {
      if (name.endsWith('.csv')) others += readFileSync(path).length;
      cpSync(path, join(to, name));
    }
  }
  for (const [name, html] of fitting(pages, others)) writeFileSync(join(to, name), html);
  if (browser !== undefined)
    appendFileSync(join(to, 'environment.properties'), `\nBrowser = ${browser.replaceAll('\\', '/')}\n`);
}
