import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

/** A page with no more than the first `most` of its pictures; where the others lie, it says. */
function withPictures(html: string, most: number): string {
  let count = 0;
  return html.replace(picture, (figure, name: string) => {
    count += 1;
    return count <= most ? figure : `<p class="quiet">Kept in the reports folder: ${name}</p>`;
  });
}

/** Pages by name with so few pictures that they, and `others` bytes, fit into a report; their words are never cut. */
function fitting(pages: ReadonlyMap<string, string>, others: number): ReadonlyMap<string, string> {
  let fit = pages;
  for (const most of [8, 4, 2, 1, 0]) {
    const bytes = [...fit.values()].reduce((sum, html) => sum + Buffer.byteLength(html), others);
    if (bytes <= mostBytes) break;
    fit = new Map([...pages].map(([name, html]) => [name, withPictures(html, most)]));
  }
  return fit;
}

/** Copies Allure's results of a run from one folder into another, new one, as a report for people takes them in. */
export function prepareResults(from: string, to: string): void {
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
}
