import type { Transmission } from '../evidence/filled.js';
import { channelOf } from './channel.js';
import { shorten } from './hops.js';
import { ownerOf } from './owner.js';
import type { PageWatch } from './page-watch.js';
import { looksLikeTelemetry } from './telemetry.js';
import type { Passage, TrafficGate } from './traffic-gate.js';

const mostTransmissions = 200;

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

/** What left, or tried to, with traces of typed values: one entry for each distinct thing that a sender gives away, in order of time. */
export function transmissionsOf(
  gate: TrafficGate,
  watch: PageWatch,
  submission: Passage | undefined,
  pageUrl: string,
): Transmission[] {
  const seen = new Map<string, number>();
  const kept = new Map<string, Transmission>();
  for (const passage of gate.passages) {
    const { request, moment, sightings, opaque } = passage;
    const key = `${request.method} ${request.url}`;
    const nth = seen.get(key) ?? 0;
    if (!passage.isMessage) seen.set(key, nth + 1);
    const isFirst = gate.isFirstParty(request.url);
    if (moment === 'before' || (sightings.length === 0 && !(opaque && !isFirst))) continue;
    const { protocol, hostname } = new URL(request.url);
    const origin = watch.originOf(request.method, request.url, nth);
    const { owner, category } = ownerOf(hostname);
    const channel = channelOf(request, origin.resourceType || undefined);
    const isSubmission = passage === submission;
    const sent: Transmission = {
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
      isTelemetry: !isSubmission && looksLikeTelemetry(request, channel, category),
      stopped: passage.stopped,
      // A request that no event tells of was made by a page on its way out.
      frame: shorten(origin.frame || request.headers['referer'] || pageUrl),
      script: shorten(origin.script === pageUrl ? '' : origin.script),
    };
    const same = sameness(sent);
    if (!kept.has(same) && kept.size < mostTransmissions) kept.set(same, sent);
  }
  return [...kept.values()];
}
