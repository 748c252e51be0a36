import type { FormFact } from '../../evidence/form.js';
import { channelOf } from './channel.js';
import { ownerOf } from '../../../kernel/owner.js';
import { looksLikeTelemetry } from '../../trackers/telemetry-looks.js';
import { getsReports } from '../traffic/telemetry.js';
import type { RequestOrigin } from './page-watch.js';
import type { InterceptedRequest } from '../traffic/intercepted-request.js';
import { withoutQuery } from '../../../kernel/addresses.js';

const sendsData = (method: string): boolean => !['GET', 'HEAD', 'OPTIONS'].includes(method);

/**
 * Of all that left after the button was pressed, the request that a person means by submitting: a navigation to where the form
 * submits; else what a script sends in its place: the first request with data to that address, with typed values, or with data at
 * all, telemetry aside; undefined where nothing was sent. `from` is the first of `all` that left after the button was pressed. `origins`:
 * what the browser's events say of them; by its headers a fetch whose answer is not read cannot be told from a beacon.
 */
export function submissionAmong(
  all: readonly InterceptedRequest[],
  from: number,
  form: FormFact,
  origins: ReadonlyMap<InterceptedRequest, RequestOrigin>,
): InterceptedRequest | undefined {
  const isReport = getsReports(all);
  const channel = (intercepted: InterceptedRequest): string =>
    channelOf(intercepted.request, origins.get(intercepted)?.resourceType || undefined);
  const isTelemetry = (intercepted: InterceptedRequest): boolean =>
    isReport(intercepted.request) ||
    looksLikeTelemetry(
      intercepted.request,
      channel(intercepted),
      ownerOf(new URL(intercepted.request.url).hostname).category,
    );
  const sent = all
    .slice(from)
    .filter(intercepted => intercepted.moment === 'submit' && intercepted.kind === 'request');
  const targets = new Set([form.action, ...form.formActions].map(withoutQuery));
  const navigations = sent.filter(intercepted => /^(navigation|frame)$/.test(channel(intercepted)));
  const meant = sent.filter(intercepted => !isTelemetry(intercepted));
  return (
    navigations.find(({ request }) => targets.has(withoutQuery(request.url)) || sendsData(request.method)) ??
    // Data for the form's own address, whatever it looks like: to a third party a script can only send what looks like a beacon.
    sent.find(
      ({ request }) => sendsData(request.method) && targets.has(withoutQuery(request.url)) && !form.formless,
    ) ??
    meant.find(({ request, sightings }) => sendsData(request.method) && sightings.length > 0) ??
    meant.find(({ request }) => sendsData(request.method)) ??
    meant.find(({ sightings }) => sightings.length > 0) ??
    navigations.find(({ request }) => request.url !== 'about:blank')
  );
}
