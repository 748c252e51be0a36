import type { ProxiedRequest } from './exchange.js';

/**
 * What the browser gets in place of the server's answer to a stopped request: 204, which leaves a document where it is, ends an
 * EventSource, and keeps senders from trying again. Cross-origin headers admit the caller, so that after a stopped preflight
 * the request itself comes and is seen.
 */
export function stoppedAnswer({ headers }: ProxiedRequest): Record<string, string> {
  const wanted = headers['access-control-request-headers'];
  return {
    'cache-control': 'no-store',
    'access-control-allow-origin': headers['origin'] ?? '*',
    ...(headers['origin'] === undefined ? {} : { 'access-control-allow-credentials': 'true' }),
    'access-control-allow-methods': headers['access-control-request-method'] ?? 'GET',
    ...(wanted === undefined ? {} : { 'access-control-allow-headers': wanted }),
    'access-control-allow-private-network': 'true',
  };
}
