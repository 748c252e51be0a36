import type { ConsentStep, StoredItem } from '../evidence/consent.js';
import { isFamilyHost } from '../../kernel/party.js';
import { recordsChoice } from './choice-record.js';
import { identifyingTokens } from '../trackers/identifiers.js';
import { itemKey, type RawItem } from './stored-items.js';
import { trackersIn } from '../trackers/trackers.js';
import { namedIds } from '../trackers/visitor-ids.js';
import type { RawStep } from './visitor.js';
import type { WireRequest } from '../trackers/wire-request.js';

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

/** Values that the click on "decline" sends as a visitor's id, and that the other visitor's click does not: no later request need repeat them. */
function idsOfClick(mine: readonly RawStep[], theirs: readonly RawStep[], now: number): string[] {
  const byClick = (steps: readonly RawStep[]): WireRequest[] =>
    steps.filter(({ moment }) => moment === 'declined').flatMap(({ requests }) => [...requests]);
  const others = byClick(theirs)
    .map(({ url, body }) => `${url} ${body}`)
    .join('\n');
  if (others === '') return [];
  return byClick(mine)
    .flatMap(namedIds)
    .filter(value => identifyingTokens(value, others, now).length > 0);
}

/** What the click on "decline" wrote or changed. */
function writtenByClick(steps: readonly RawStep[]): RawItem[] {
  const before = steps.find(step => step.moment === 'before')?.items;
  const after = steps.find(step => step.moment === 'declined')?.items ?? new Map<string, RawItem>();
  return [...after].filter(([key, item]) => before?.get(key)?.value !== item.value).map(([, item]) => item);
}

/** Whether a third party was sent any of the tokens. */
const isSentAway = (
  tokens: readonly string[],
  steps: readonly RawStep[],
  familyHosts: readonly string[],
): boolean =>
  steps
    .flatMap(step => step.requests)
    .filter(({ url }) => URL.canParse(url) && !isFamilyHost(familyHosts, new URL(url).hostname))
    .some(({ url, body }) => tokens.some(token => `${url} ${body}`.includes(token)));

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
  const isFirst = (item: RawItem): boolean => isFamilyHost(familyHosts, hostOf(item));
  const clicked = writtenByClick(mine).filter(isFirst);
  const records = new Set(
    clicked
      .filter(item =>
        recordsChoice({
          name: item.name,
          value: item.value,
          isShared: otherValues.has(itemKey(item)),
          identifies: tokensOf(item).length > 0,
          isAlone: clicked.length === 1,
          isSent: isSentAway(tokensOf(item), mine, familyHosts),
        }),
      )
      .map(itemKey),
  );
  const stored = (item: RawItem): StoredItem => {
    return {
      area: item.area,
      name: item.name.slice(0, 200),
      where: item.where,
      party: isFirst(item) ? 'first' : 'third',
      days: item.days,
      httpOnly: item.httpOnly,
      identifier: tokensOf(item).length > 0,
      recordsChoice: records.has(itemKey(item)),
    };
  };
  const sentByClick = idsOfClick(mine, theirs, now);
  return mine.map(step => ({
    moment: step.moment,
    page: step.page,
    outcome: step.outcome,
    bannerShown: step.bannerShown,
    stored: [...step.items].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => stored(item)),
    trackers: trackersIn(step.requests, {
      familyHosts,
      page: step.page,
      identifiers,
      ...(step.moment === 'declined' ? { sentByClick } : {}),
    }),
  }));
}
