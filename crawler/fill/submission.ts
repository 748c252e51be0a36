import type { FormFact } from '../evidence/form.js';
import { channelOf } from './channel.js';
import { ownerOf } from './owner.js';
import { getsReports, looksLikeTelemetry } from './telemetry.js';
import type { Origin } from './page-watch.js';
import type { Passage } from './passage.js';

const bare = (url: string): string => url.split(/[?#]/)[0] ?? url;
const sendsData = (method: string): boolean => !['GET', 'HEAD', 'OPTIONS'].includes(method);

/**
 * Of all that left after the button was pressed, the request that a person means by submitting: a navigation to where the form
 * submits; else what a script sends in its place: the first request with data to that address, with typed values, or with data at
 * all, telemetry aside; undefined where nothing was sent. `from` is the first of `all` that left after the button was pressed. `origins`:
 * what the browser's events say of them; by its headers a fetch whose answer is not read cannot be told from a beacon.
 */
export function submissionAmong(
  all: readonly Passage[],
  from: number,
  form: FormFact,
  origins: ReadonlyMap<Passage, Origin>,
): Passage | undefined {
  const isReport = getsReports(all);
  const channel = (passage: Passage): string =>
    channelOf(passage.request, origins.get(passage)?.resourceType || undefined);
  const isTelemetry = (passage: Passage): boolean =>
    isReport(passage.request) ||
    looksLikeTelemetry(
      passage.request,
      channel(passage),
      ownerOf(new URL(passage.request.url).hostname).category,
    );
  const sent = all.slice(from).filter(passage => passage.moment === 'submit' && passage.kind === 'request');
  const targets = new Set([form.action, ...form.formActions].map(bare));
  const navigations = sent.filter(passage => /^(navigation|frame)$/.test(channel(passage)));
  const meant = sent.filter(passage => !isTelemetry(passage));
  return (
    navigations.find(({ request }) => targets.has(bare(request.url)) || sendsData(request.method)) ??
    // Data for the form's own address, whatever it looks like: to a third party a script can only send what looks like a beacon.
    sent.find(
      ({ request }) => sendsData(request.method) && targets.has(bare(request.url)) && !form.formless,
    ) ??
    meant.find(({ request, sightings }) => sendsData(request.method) && sightings.length > 0) ??
    meant.find(({ request }) => sendsData(request.method)) ??
    meant.find(({ sightings }) => sightings.length > 0) ??
    navigations.find(({ request }) => request.url !== 'about:blank')
  );
}
