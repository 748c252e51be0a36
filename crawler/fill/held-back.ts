import type { HeldBack } from '../evidence/filled.js';
import { channelOf } from './channel.js';
import { shorten } from './hops.js';
import type { Passage } from './passage.js';

/** What several trials held back: each address once, sorted. */
export function joinedHeldBack(lists: readonly (readonly HeldBack[])[]): HeldBack[] {
  const held = new Map(lists.flat().map(each => [`${each.channel} ${each.url}`, each]));
  return [...held].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
}

/** Of all that left, the frames and scripts that were stopped after the first key, the submission itself aside. */
export function heldBackAmong(passages: readonly Passage[], submission: Passage | undefined): HeldBack[] {
  const held = passages.flatMap((passage): HeldBack[] => {
    if (passage.moment === 'before' || !passage.stopped || passage.kind !== 'request') return [];
    const channel = channelOf(passage.request, undefined);
    if (passage === submission || (channel !== 'frame' && channel !== 'script')) return [];
    return [{ channel, url: shorten(passage.request.url.split(/[?#]/)[0] ?? '') }];
  });
  return joinedHeldBack([held]);
}
