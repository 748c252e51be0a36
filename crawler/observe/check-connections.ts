import pLimit from 'p-limit';
import type { Connection } from '../evidence/connection.js';
import { crawledEndpoints, endpointOf, plainTwin, visitedEndpoints } from '../evidence/endpoints.js';
import { partitionOf } from '../evidence/partition.js';
import { connectRuleFor } from '../network/connect-to.js';
import { FetchError } from '../network/fetch-error.js';
import { Fetcher } from '../network/fetcher.js';
import { isFamilyHost } from '../../kernel/party.js';
import { PlainAsker } from '../tls/plain-asker.js';
import { HostAliases } from '../tls/host-aliases.js';
import { probeHost } from '../tls/probe-host.js';
import { patientLimits, visitLimits, visitPage } from '../visit/visit-page.js';
import { reserve, type PartitionRecords } from './evidence-files.js';
import type { ObserveRun } from './observe-run.js';

/** Addresses that are asked at a time where the site asks for no pauses. */
const atOnce = 4;

/**
 * The hosts that this partition connects to: of those that the crawl met, a share by name; of those that only its visits met, the ones
 * that no other partition on this machine has claimed.
 */
function endpointsOf(
  run: ObserveRun,
  partition: number,
  { pages, filled, found }: PartitionRecords,
): string[] {
  const { familyHosts, reportsDir } = run.settings;
  const isFamily = (host: string): boolean => isFamilyHost(familyHosts, host);
  const crawled = crawledEndpoints(run.inventory, isFamily);
  const own = [...crawled].filter(endpoint => partitionOf(endpoint) === partition);
  const later = found.all.flatMap(each => [...crawledEndpoints({ ...run.inventory, ...each }, isFamily)]);
  const met = [...new Set([...later, ...visitedEndpoints(pages.all, filled.all, isFamily)])].filter(
    endpoint => !crawled.has(endpoint) && reserve(reportsDir, run.inventoryId, partition, endpoint),
  );
  return [...own, ...met].sort();
}

/** Whether a host of the family sends HSTS with its root. */
async function hstsOf(fetcher: Fetcher, { host, port }: Connection): Promise<Connection['hsts']> {
  try {
    const root = port === 443 ? `https://${host}/` : `https://${host}:${port}/`;
    const { headers } = await fetcher.fetch(root, { method: 'HEAD' });
    return headers['strict-transport-security'] === undefined ? 'not-sent' : 'sent';
  } catch (error) {
    if (error instanceof FetchError) return 'unknown';
    throw error;
  }
}

async function connectToHosts(run: ObserveRun, partition: number, records: PartitionRecords): Promise<void> {
  const { settings } = run;
  const done = new Set(records.connections.all.map(({ host, port }) => `${host}:${port}`));
  const fetcher = new Fetcher(settings);
  const names = new HostAliases();
  try {
    for (const endpoint of endpointsOf(run, partition, records)) {
      if (done.has(endpoint)) continue;
      const [, host = '', port = ''] = /^(.*):(\d+)$/.exec(endpoint) ?? [];
      const found = await probeHost(settings, host, Number(port));
      const isOwn = isFamilyHost(settings.familyHosts, host);
      const asksRoot = found.outcome.ok && found.faults.length === 0 && isOwn;
      const isMapped = connectRuleFor(settings.connectTo, host, Number(port)) !== undefined;
      const aliases = isOwn && !isMapped ? await names.of(host) : undefined;
      records.connections.add({
        ...found,
        ...(asksRoot ? { hsts: await hstsOf(fetcher, found) } : {}),
        ...(aliases === undefined ? {} : { aliases }),
      });
    }
  } finally {
    fetcher.close();
  }
}

/** Where a browser ends that is sent to an address. It is sent there once more, with more time, where a busy machine may have been too slow. */
async function shownAt(run: ObserveRun, url: string): Promise<string | undefined> {
  for (const limits of [visitLimits, patientLimits]) {
    const { outcome, finalUrl } = await run.visitor.once((tab, rules) =>
      visitPage(tab, url, url, { ...rules, limits }),
    );
    if (outcome.ok) return finalUrl;
  }
  return undefined;
}

/** Asks http: of this partition's pages, those stood for by others aside, and of the roots of its hosts. */
async function askPlainTwins(run: ObserveRun, records: PartitionRecords): Promise<void> {
  const { familyHosts, crawlDelayMs } = run.settings;
  const isFamily = (address: string): boolean => isFamilyHost(familyHosts, new URL(address).hostname);
  const roots = records.connections.all.map(({ host, port }) => `https://${host}:${port}/`);
  const pages = records.pages.all.filter(visit => visit.representedBy === undefined).map(({ url }) => url);
  const addresses = [...roots, ...pages].map(address => new URL(address).href);
  const wanted = [...new Set(addresses)].filter(
    address => isFamily(address) && endpointOf(address) !== undefined,
  );
  const done = new Set(records.plain.all.map(({ url }) => url));
  const asker = new PlainAsker(run.settings, url => shownAt(run, url), run.certificates);
  const limit = pLimit(crawlDelayMs > 0 ? 1 : atOnce);
  try {
    const ask = async (address: string): Promise<void> => {
      const answer = await asker.ask(address);
      if (answer) records.plain.add(answer);
    };
    const open = wanted.filter(address => !done.has(plainTwin(address) ?? address));
    await Promise.all(open.map(address => limit(() => ask(address))));
  } finally {
    asker.close();
  }
}

/** Looks at the encryption of every connection that this partition's part of the site needs. */
export async function checkConnections(
  run: ObserveRun,
  partition: number,
  records: PartitionRecords,
): Promise<void> {
  await connectToHosts(run, partition, records);
  await askPlainTwins(run, records);
}
