import type { FormFact } from '../../evidence/form.js';
import type { SubmitTrial } from '../../evidence/filled.js';
import { withoutSecrets } from '../../evidence/without-secrets.js';
import type { InterceptedRequest } from '../traffic/intercepted-request.js';
import { withoutFragment } from '../../../kernel/addresses.js';

type SubmissionHop = SubmitTrial['hops'][number];

const redirects = new Set([301, 302, 303, 307, 308]);
const keepsBody = new Set([307, 308]);
const mostHops = 20;

/** An address as evidence keeps it: without secrets of the visit, cut to 500 characters. */
export function shorten(url: string): string {
  const shown = withoutSecrets(url.slice(0, 2_000));
  return shown.length > 500 ? `${shown.slice(0, 499)}…` : shown;
}

const carries = ({ sightings, opaque }: InterceptedRequest): boolean => sightings.length > 0 || opaque;

/** The way of a submission: the request itself, then each redirect that it was answered with, as followed or as the answer says. */
export function hopsOf(
  submission: InterceptedRequest,
  interceptedRequests: readonly InterceptedRequest[],
): SubmissionHop[] {
  const hops: SubmissionHop[] = [];
  let at: InterceptedRequest | undefined = submission;
  let method = submission.request.method;
  let isCarried = carries(submission);
  while (at && hops.length < mostHops) {
    const current: InterceptedRequest = at;
    method = current.request.method;
    hops.push({
      url: shorten(current.request.url),
      method,
      status: current.status,
      carriesValues: carries(current) || isCarried,
    });
    if (!redirects.has(current.status) || current.location === undefined) break;
    if (!URL.canParse(current.location, current.request.url)) break;
    const next = new URL(current.location, current.request.url);
    isCarried = keepsBody.has(current.status) && isCarried;
    at = interceptedRequests.find(
      ({ request }) =>
        request.id > current.request.id && withoutFragment(request.url) === withoutFragment(next.href),
    );
    if (!at) {
      // Not followed: the browser held it back (a warning, a policy), or it never got that far.
      const nextMethod = keepsBody.has(current.status) ? method : 'GET';
      hops.push({ url: shorten(next.href), method: nextMethod, status: 0, carriesValues: isCarried });
    }
  }
  return hops;
}

/** The hop that a form names but that the browser did not take: warned about (https to http), or handed to another program (mailto). */
export function staticHop({ action, method }: FormFact, carriesValues: boolean): SubmissionHop {
  return { url: shorten(action), method: method === 'post' ? 'POST' : 'GET', status: 0, carriesValues };
}
