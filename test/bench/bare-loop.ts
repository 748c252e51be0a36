import * as cheerio from 'cheerio';
import got from 'got';
import http from 'node:http';
import pLimit from 'p-limit';
import { reportSelf } from './report-self.js';

/** The shortest crawler that got, cheerio and p-limit make: no scope beyond the host, no bounds, no robots.txt, no inventory. */
const start = process.argv[2] ?? '';
const limit = pLimit(12);
const seen = new Set<string>();
const agent = { http: new http.Agent({ keepAlive: true, maxSockets: 24 }) };
let pages = 0;

async function visit(url: string): Promise<void> {
  const { body } = await limit(() => got(url, { agent, throwHttpErrors: false, retry: { limit: 0 } }));
  pages += 1;
  const $ = cheerio.load(body);
  const next: Promise<void>[] = [];
  $('a[href]').each((_, element) => {
    const target = new URL($(element).attr('href') ?? '', url);
    target.hash = '';
    if (target.origin !== new URL(start).origin || seen.has(target.href)) return;
    seen.add(target.href);
    next.push(visit(target.href));
  });
  await Promise.all(next);
}
seen.add(start);
await visit(start);
reportSelf(pages);
