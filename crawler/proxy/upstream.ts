import http from 'node:http';
import https from 'node:https';
import type { AcceptedKeys } from '../network/accepted-keys.js';
import { createAgents } from '../network/agents.js';
import type { ConnectRule } from '../network/connect-to.js';
import { believing } from '../network/trust.js';
import type { ProxiedRequest } from './exchange.js';

/** The way out to real servers: `CONNECT_TO` obeyed, certificates checked against the system's and the extra authorities, those with accepted keys aside. */
export interface Upstream {
  /** A request that is ready for its body; throws `UnmappedHostError` for a host that `CONNECT_TO` walls off. */
  open(request: Pick<ProxiedRequest, 'method' | 'url' | 'headers'>): http.ClientRequest;
  close(): void;
}

/** The system's word for what went wrong, such as `ECONNREFUSED`. */
export const errorCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'E_CONNECTION';

/** RFC 9110, 9.2.2: may be sent again when the connection closed before an answer. */
export const repeatable: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

const idleLimitMs = 60_000;

export function createUpstream(
  connectTo: readonly ConnectRule[],
  extraCaCerts: string | undefined,
  accepted?: Pick<AcceptedKeys, 'keyOf'>,
): Upstream {
  const secureContext = believing(extraCaCerts);
  const kept = createAgents(connectTo, { accepted, secureContext });
  const fresh = createAgents(connectTo, { keepAlive: false, accepted, secureContext });
  return {
    open({ method, url, headers }) {
      const { protocol, hostname, port, pathname, search } = new URL(url);
      const isSecure = /^(https|wss):$/.test(protocol);
      const options = {
        method,
        hostname: hostname.replace(/^\[|\]$/g, ''),
        port: port === '' ? (isSecure ? 443 : 80) : Number(port),
        path: `${pathname}${search}`,
        headers,
        setHost: false,
        timeout: idleLimitMs,
      };
      // A server may give up an open connection just as it is used again. What may be sent only once gets one of its own.
      const agents = repeatable.has(method) ? kept : fresh;
      const request = isSecure
        ? https.request({ ...options, agent: agents.https })
        : http.request({ ...options, agent: agents.http });
      request.on('timeout', () =>
        request.destroy(Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' })),
      );
      return request;
    },
    close() {
      for (const agent of [kept.http, kept.https, fresh.http, fresh.https]) agent.destroy();
    },
  };
}
