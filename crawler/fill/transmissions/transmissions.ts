import { bounds, type BoundName } from '../../evidence/bounds.js';
import type { Transmission } from '../../evidence/filled.js';
import { channelOf } from './channel.js';
import { shorten } from './hops.js';
import { ownerOf } from '../../../kernel/owner.js';
import type { RequestOrigin, PageWatch } from './page-watch.js';
import { looksLikeTelemetry } from '../../trackers/telemetry-looks.js';
import { bodyReportsOnVisitor, getsReports, isBlindPost } from '../traffic/telemetry.js';
import type { InterceptedRequest } from '../traffic/intercepted-request.js';
import type { TrafficGate } from '../traffic/traffic-gate.js';

const mostTransmissions = bounds.transmissions.value;

/** The bound that what a form sent reached, if it did. */
export const transmissionBounds = (sent: readonly Transmission[]): readonly BoundName[] =>
  sent.length >= mostTransmissions ? ['transmissions'] : [];

/** Says the same of the same sender: many messages that give away one thing are one transmission. */
const sameness = (sent: Transmission): string =>
  JSON.stringify([
    sent.scheme,
    sent.host,
    sent.url.split('?')[0],
    sent.method,
    sent.channel,
    sent.moment,
    sent.isSubmission,
    sent.stopped,
    sent.opaque,
    sent.sightings.map(({ field, part, encoding, where }) => [field, part, encoding, where]),
  ]);

const moments: readonly Transmission['moment'][] = ['typing', 'blur', 'submit', 'leaving'];
const place = (sent: Transmission): string =>
  [moments.indexOf(sent.moment), sent.host, sent.url, sent.method, sent.channel, sameness(sent)].join(' ');

/** By moment, then by address: requests that are made at once arrive in any order. */
const inOrder = (one: Transmission, two: Transmission): number => (place(one) < place(two) ? -1 : 1);

/** What the browser's events say of each intercepted request. */
export function originsOf(
  interceptedRequests: readonly InterceptedRequest[],
  watch: PageWatch,
): ReadonlyMap<InterceptedRequest, RequestOrigin> {
  const seen = new Map<string, number>();
  return new Map(
    interceptedRequests.map(intercepted => {
      const { method, url } = intercepted.request;
      const nth = seen.get(`${method} ${url}`) ?? 0;
      if (intercepted.kind === 'request') seen.set(`${method} ${url}`, nth + 1);
      return [intercepted, watch.originOf(method, url, nth)];
    }),
  );
}

const unknownOrigin: RequestOrigin = { resourceType: '', frame: '', script: '', madeAt: undefined };

/**
 * What left, or tried to, with traces of typed values: one entry for each distinct thing that a sender gives away.
 * `from`: how many intercepted requests belong to the forms before this one.
 */
export function transmissionsOf(
  gate: TrafficGate,
  watch: PageWatch,
  submission: InterceptedRequest | undefined,
  pageUrl: string,
  from = 0,
): Transmission[] {
  const origins = originsOf(gate.interceptedRequests, watch);
  const isReport = getsReports(gate.interceptedRequests);
  const all: Transmission[] = [];
  for (const intercepted of gate.interceptedRequests.slice(from)) {
    const { request, sightings, opaque } = intercepted;
    // What is handed to the visitor's own program goes where the visitor sends it: to no third party by the page's doing.
    const isFirst = intercepted.kind === 'hand-over' || gate.isFirstParty(request.url);
    if (intercepted.moment === 'before' || (sightings.length === 0 && !(opaque && !isFirst))) continue;
    const { protocol, hostname } = new URL(request.url);
    const origin = origins.get(intercepted) ?? unknownOrigin;
    const made =
      origin.madeAt === undefined || !/^(request|canceled)$/.test(intercepted.kind)
        ? intercepted.moment
        : gate.moments.at(origin.madeAt);
    const moment = made === 'before' ? intercepted.moment : made;
    const { owner, category } = ownerOf(hostname);
    const channel =
      intercepted.kind === 'frame-message'
        ? 'post-message'
        : intercepted.kind === 'hand-over'
          ? 'hand-over'
          : intercepted.kind === 'peer'
            ? 'webrtc'
            : channelOf(request, origin.resourceType || undefined);
    const isSubmission = intercepted === submission;
    all.push({
      url: shorten(request.url),
      scheme: protocol.slice(0, -1),
      host: hostname,
      party: isFirst ? 'first' : 'third',
      owner,
      category,
      method: request.method,
      channel,
      moment,
      sightings: [...sightings],
      opaque,
      isSubmission,
      isTelemetry:
        !isSubmission &&
        (looksLikeTelemetry(request, channel, category) ||
          bodyReportsOnVisitor(request) ||
          (isBlindPost(request) && (moment !== 'submit' || isReport(request)))),
      stopped: intercepted.stopped,
      // A request that no event tells of was made by a page on its way out.
      frame: shorten(origin.frame || request.headers['referer'] || pageUrl),
      script: shorten(origin.script === pageUrl ? '' : origin.script),
    });
  }
  return joined([all]);
}

/** What several trials sent, each distinct thing once, in order. */
export function joined(lists: readonly (readonly Transmission[])[]): Transmission[] {
  const kept = new Map<string, Transmission>();
  for (const sent of lists.flat()) {
    const same = sameness(sent);
    if (!kept.has(same) && kept.size < mostTransmissions) kept.set(same, sent);
  }
  return [...kept.values()].sort(inOrder);
}
