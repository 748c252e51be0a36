import type { ConsentStep, StoredItem } from '../evidence/consent.js';
import { isFamilyHost } from '../network/party.js';
import { identifyingTokens, speaksOfChoice } from './identifiers.js';
import { itemKey, type RawItem } from './snapshot.js';
import { trackersIn } from './trackers.js';
import type { RawStep } from './visitor.js';
import type { WireRequest } from './wire.js';

const hostOf = (item: RawItem): string =>
  item.area === 'cookie' ? item.where : new URL(item.where).hostname;

/** Tokens that a visitor's requests to one host keep repeating and that the other visitor's never hold: an id, stored or not. */
function repeatedTokens(mine: readonly WireRequest[], theirs: readonly WireRequest[], now: number): string[] {
  const others = theirs.map(request => `${request.url} ${request.body}`).join('\n');
  const seen = new Map<string, number>();
  for (const request of mine) {
    const host = URL.canParse(request.url) ? new URL(request.url).host : '';
    for (const token of new Set(identifyingTokens(`${request.url} ${request.body}`, others, now)))
      seen.set(`${host}\n${token}`, (seen.get(`${host}\n${token}`) ?? 0) + 1);
  }
  return [...seen].filter(([, count]) => count >= 2).map(([key]) => key.split('\n')[1] ?? '');
}

/**
 * Evidence from two visitors who did the same: what tells them apart identifies them. `mine` is the visitor reported; `now` is the
 * time of the visits in milliseconds.
 */
export function compareVisitors(
  mine: readonly RawStep[],
  theirs: readonly RawStep[],
  familyHosts: readonly string[],
  now: number,
): ConsentStep[] {
  const otherValues = new Map<string, string>();
  for (const step of theirs) for (const [key, item] of step.items) otherValues.set(key, item.value);
  const tokensOf = (item: RawItem): string[] =>
    identifyingTokens(item.value, otherValues.get(itemKey(item)), now);
  const identifiers = [
    ...new Set([
      ...mine.flatMap(step => [...step.items.values()].flatMap(tokensOf)),
      ...repeatedTokens(
        mine.flatMap(step => step.requests),
        theirs.flatMap(step => step.requests),
        now,
      ),
    ]),
  ];
  const before = mine.find(step => step.moment === 'before')?.items ?? new Map<string, RawItem>();
  const atClick = mine.find(step => step.moment === 'declined')?.items ?? new Map<string, RawItem>();
  const stored = (item: RawItem): StoredItem => {
    const key = itemKey(item);
    const party = isFamilyHost(familyHosts, hostOf(item)) ? 'first' : 'third';
    const writtenByClick = atClick.has(key) && before.get(key)?.value !== atClick.get(key)?.value;
    return {
      area: item.area,
      name: item.name,
      where: item.where,
      party,
      days: item.days,
      httpOnly: item.httpOnly,
      identifier: tokensOf(item).length > 0,
      recordsChoice:
        writtenByClick && party === 'first' && speaksOfChoice(item.name, atClick.get(key)?.value ?? ''),
    };
  };
  return mine.map(step => ({
    moment: step.moment,
    page: step.page,
    outcome: step.outcome,
    bannerShown: step.bannerShown,
    stored: [...step.items].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => stored(item)),
    trackers: trackersIn(step.requests, { familyHosts, page: step.page, identifiers }),
  }));
}
