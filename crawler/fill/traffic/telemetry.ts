import { unwrapped } from '../../leaks/codecs/content-encoding.js';
import type { ProxiedRequest } from '../../proxy/exchange.js';
import type { InterceptedRequest } from './intercepted-request.js';
import { withoutQuery } from '../../../kernel/addresses.js';

/**
 * Whether a script posts data whose answer it may not read: that is there to be collected. Of what leaves when a form is submitted
 * this says nothing, for forms are sent to other services in the same way.
 */
export const isBlindPost = ({ method, headers }: Pick<ProxiedRequest, 'method' | 'headers'>): boolean =>
  method === 'POST' && headers['sec-fetch-mode'] === 'no-cors' && headers['sec-fetch-dest'] === 'empty';

/** Tells of a request whether it goes to an address that was posted to unseen before anything was typed: that gets reports, whatever a form adds to them. */
export function getsReports(
  interceptedRequests: readonly Pick<InterceptedRequest, 'moment' | 'request'>[],
): (request: Pick<ProxiedRequest, 'url'>) => boolean {
  const before = interceptedRequests.filter(
    ({ moment, request }) => moment === 'before' && isBlindPost(request),
  );
  const addresses = new Set(before.map(({ request }) => withoutQuery(request.url)));
  return ({ url }) => addresses.has(withoutQuery(url));
}

/** Names by which reports on visitors go: of events, of visitors and sessions, of browsers and times. */
const reportedNames =
  /"(?:\$?(event|events|event_?name|properties|distinct_?id|anonymous_?id|session_?id|visitor_?id|device_?id|user_?agent|current_?url|page_?url|referrer|timestamp|sent_?at|viewport|screen(?:_width)?|lib|token))"\s*:/gi;

/** Whether a JSON body, compressed or not, is made up as reports on visitors are: with three of their usual names at least. */
export function bodyReportsOnVisitor({ body, headers }: Pick<ProxiedRequest, 'body' | 'headers'>): boolean {
  if (body.length === 0) return false;
  const gzip = body[0] === 0x1f && body[1] === 0x8b ? 'gzip' : headers['content-encoding'];
  const text = Buffer.from(unwrapped(body, gzip).plain.subarray(0, 20_000)).toString();
  const names = [...text.matchAll(reportedNames)].map(match => (match[1] ?? '').toLowerCase());
  return new Set(names).size >= 3;
}
