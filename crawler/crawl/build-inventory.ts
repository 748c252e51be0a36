import type { Inventory, InventoryMiss, InventoryPage } from '../evidence/inventory.js';
import type { Answer, PageAnswer } from './fetch/answer.js';
import { byCodeUnits, type FoundPage } from './dedupe/found-page.js';
import type { Entry } from './frontier/frontier.js';
import { mergeDuplicates } from './dedupe/merge-duplicates.js';
import { saidAndSent } from './dedupe/same-page.js';
import type { UrlRefusal } from './frontier/scope.js';

export interface CrawlOutcome {
  readonly asked: ReadonlyMap<string, Entry>;
  readonly answers: ReadonlyMap<string, Answer>;
  readonly refused: readonly { readonly entry: Entry; readonly refusal: UrlRefusal }[];
  readonly notes: readonly string[];
  /** Whether frames alone lead to what goes by these addresses. */
  readonly isOnlyFramed: (keys: readonly string[]) => boolean;
  /** The key of an address by what has been learnt of ids in addresses since it was asked. */
  nameOf(key: string): string;
  readonly visitMarks: Inventory['visitMarks'];
}

const byUrl = (a: { url: string }, b: { url: string }): number => byCodeUnits(a.url, b.url);

const miss = (
  url: string,
  reason: string,
  detail: string,
  foundOn: string | undefined,
  to?: string,
): InventoryMiss => ({
  url,
  reason,
  detail,
  ...(foundOn === undefined ? {} : { foundOn }),
  ...(to === undefined ? {} : { to }),
});

/** Where a redirect ends: the page's key; `undefined` where it runs in a circle. */
export function endOf(key: string, answers: ReadonlyMap<string, Answer>): string | undefined {
  const seen = new Set<string>();
  let current = key;
  for (;;) {
    const answer = answers.get(current);
    if (answer?.kind !== 'redirect') return current;
    if (seen.has(current)) return undefined;
    seen.add(current);
    current = answer.to;
  }
}

/** Puts together what a crawl found: the same list for the same answers, in whatever order they came. */
export function buildInventory(
  outcome: CrawlOutcome,
  head: Pick<Inventory, 'baseUrl' | 'startedAt' | 'finishedAt' | 'complete'>,
): Inventory {
  const { asked, answers } = outcome;
  const found = new Map<string, FoundPage>();
  const skipped: InventoryMiss[] = offSite(outcome.refused);
  const failed: InventoryMiss[] = [];
  const redirects: Entry[] = [];
  for (const entry of asked.values()) {
    const answer = answers.get(entry.key);
    if (answer?.kind === 'page') addPage(found, entry, answer, outcome.nameOf(entry.key));
    else if (answer?.kind === 'redirect') redirects.push(entry);
    else if (answer) {
      const list = answer.kind === 'skipped' ? skipped : failed;
      const to = answer.kind === 'skipped' ? answer.to : undefined;
      list.push(miss(entry.key, answer.reason, answer.detail, entry.foundOn, to));
    }
  }
  for (const entry of redirects) {
    const end = endOf(entry.key, answers);
    if (end === undefined)
      failed.push(miss(entry.key, 'redirect-loop', 'its redirects lead in a circle', entry.foundOn));
    else found.get(end)?.aliases.add(entry.key);
  }
  const pages = mergeDuplicates(found, key => endOf(key, answers));
  return {
    schemaVersion: 1,
    ...head,
    pages: listPages(pages, outcome).sort(byUrl),
    skipped: skipped.sort(byUrl),
    failed: failed.sort(byUrl),
    notes: [...new Set(outcome.notes)].sort(),
    ...(outcome.visitMarks === undefined || outcome.visitMarks.length === 0
      ? {}
      : { visitMarks: [...outcome.visitMarks] }),
  };
}

/** Adds a page under the name that it goes by. */
function addPage(found: Map<string, FoundPage>, entry: Entry, answer: PageAnswer, name: string): void {
  const known = found.get(name);
  if (known) known.aliases.add(entry.key);
  else found.set(name, { entry: { ...entry, key: name }, answer, aliases: new Set([entry.key]) });
}

/** Refusals as they stand, except that links out of the site are told once a host. */
function offSite(refused: CrawlOutcome['refused']): InventoryMiss[] {
  const list: InventoryMiss[] = [];
  const hosts = new Set<string>();
  for (const { entry, refusal } of refused) {
    if (refusal.reason === 'off-site') {
      const { host } = new URL(entry.key);
      if (hosts.has(host)) continue;
      hosts.add(host);
    }
    list.push(miss(entry.key, refusal.reason, refusal.detail, entry.foundOn));
  }
  return list;
}

function pageOf(
  { entry, answer, aliases }: FoundPage,
  original: string | undefined,
  isFramed: boolean,
): InventoryPage {
  const { facts } = answer;
  return {
    url: entry.key,
    depth: entry.depth,
    foundBy: entry.foundBy,
    ...(entry.foundOn === undefined ? {} : { foundOn: entry.foundOn }),
    ...(isFramed ? { framed: true as const } : {}),
    status: answer.status,
    contentType: answer.contentType,
    title: facts.title,
    contentHash: facts.contentHash,
    aliases: [...aliases].filter(alias => alias !== entry.key).sort(byCodeUnits),
    ...(original === undefined ? {} : { sameContentAs: original }),
    fingerprint: facts.fingerprint,
    forms: [...facts.forms],
  };
}

/** The pages as they are listed; for pages of the same content, with the one nearest to the entry page. Equal shells may be filled with anything. */
function listPages(pages: readonly FoundPage[], { isOnlyFramed }: CrawlOutcome): InventoryPage[] {
  const first = new Map<string, string>();
  const nearestFirst = [...pages].sort(
    (a, b) => a.entry.depth - b.entry.depth || byCodeUnits(a.entry.key, b.entry.key),
  );
  const toPage = (page: FoundPage, original: string | undefined): InventoryPage => {
    const isFramed = page.entry.foundBy !== 'seed' && isOnlyFramed([page.entry.key, ...page.aliases]);
    return pageOf(page, original, isFramed);
  };
  return nearestFirst.map(page => {
    const { facts } = page.answer;
    if (facts.isShell) return toPage(page, undefined);
    const original = first.get(saidAndSent(facts));
    if (original === undefined) first.set(saidAndSent(facts), page.entry.key);
    return toPage(page, original);
  });
}
