import type { HeldBack } from '../../evidence/filled.js';
import { channelOf } from './channel.js';
import { shorten } from './hops.js';
import type { InterceptedRequest } from '../traffic/intercepted-request.js';
import { withoutQuery } from '../../../kernel/addresses.js';

/** What several trials held back: each address once, sorted. */
export function joinedHeldBack(lists: readonly (readonly HeldBack[])[]): HeldBack[] {
  const held = new Map(lists.flat().map(each => [`${each.channel} ${each.url}`, each]));
  return [...held].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
}

/** Of all that left, the frames and scripts that were stopped after the first key, the submission itself aside. */
export function heldBackAmong(
  interceptedRequests: readonly InterceptedRequest[],
  submission: InterceptedRequest | undefined,
): HeldBack[] {
  const held = interceptedRequests.flatMap((intercepted): HeldBack[] => {
    if (intercepted.moment === 'before' || !intercepted.stopped || intercepted.kind !== 'request') return [];
    const channel = channelOf(intercepted.request, undefined);
    if (intercepted === submission || (channel !== 'frame' && channel !== 'script')) return [];
    return [{ channel, url: shorten(withoutQuery(intercepted.request.url)) }];
  });
  return joinedHeldBack([held]);
}
