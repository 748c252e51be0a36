import { rmSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { crawlSite } from '../../crawler/crawl/crawl.js';
import type { Inventory } from '../../crawler/evidence/inventory.js';
import { serveHttps } from '../tls/https-world.js';
import { makeAuthority, makeCertificate } from '../tls/tls-world.js';
import { newReportsDir } from './crawl-of.js';

const main = 'www.site.test';
const learn = 'learn.site.test';
const page = (links: string): string => `<title>Site</title><h1>Site</h1>${links}`;

/** Crawls a site twice into one folder; the first crawl is broken off when `until` is asked for. */
async function crawlTwice(until: string | undefined): Promise<{ second: Inventory; says: string[] }> {
  const authority = await makeAuthority('Test authority');
  const certificates = {
    [main]: await makeCertificate(authority, { names: [main] }),
    [learn]: await makeCertificate(authority, { names: [learn], until: -1 }),
  };
  let interruption: AbortController | undefined = new AbortController();
  const world = await serveHttps(certificates, authority, (host, path) => {
    if (`${host}${path}` === until) interruption?.abort();
    if (path === '/')
      return page(host === main ? `<a href="https://${learn}/">Learn</a>` : '<a href="/ask">Ask</a>');
    return path === '/ask' && host === learn ? page('Ask us.') : undefined;
  });
  const reportsDir = newReportsDir();
  const says: string[] = [];
  const crawl = (): Promise<Inventory> =>
    crawlSite(
      { ...world.settings(), reportsDir },
      { say: line => says.push(line), signal: interruption?.signal },
    );
  try {
    if (until === undefined) await crawl();
    else await expect(crawl()).rejects.toMatchObject({ code: 'E_INTERRUPTED' });
    interruption = undefined;
    return { second: await crawl(), says };
  } finally {
    await world.close();
    rmSync(reportsDir, { recursive: true, force: true });
  }
}

const note = `${learn} was looked at all the same although its certificate has expired.`;

for (const [name, until] of [
  ['a finished crawl', undefined],
  ['a crawl that was broken off', `${learn}/ask`],
] as const)
  test(`a crawl after ${name} still tells of a host with a broken certificate`, async () => {
    const { second, says } = await crawlTwice(until);
    expect(second.pages.map(({ url }) => url)).toEqual([
      `https://${learn}/`,
      `https://${learn}/ask`,
      `https://${main}/`,
    ]);
    expect(second.failed).toEqual([]);
    expect(second.notes).toEqual([note]);
    expect(second.brokenCertificates).toMatchObject([{ host: learn, port: 443, faults: ['expired'] }]);
    expect(says).toContain(`crawl: ${note}`);
  });
