import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import tls from 'node:tls';
import { endpointFor, type ConnectRule } from './connect-to.js';

/** A host that `CONNECT_TO` maps nowhere: nothing was sent. */
export class UnmappedHostError extends Error {
  readonly code = 'E_UNMAPPED_HOST';
}

type Created = net.Socket | undefined;
interface Target {
  readonly host?: string | null | undefined;
  readonly port?: number | string | null | undefined;
  readonly servername?: string | undefined;
}

function resolve(rules: readonly ConnectRule[], target: Target, defaultPort: number) {
  const host = target.host ?? 'localhost';
  const port = Number(target.port ?? defaultPort);
  const endpoint = endpointFor(rules, host, port);
  if (!endpoint) {
    throw new UnmappedHostError(
      `CONNECT_TO maps ${host}:${port} nowhere, and its * rules keep everything else out of reach`,
    );
  }
  return { host, endpoint };
}

/**
 * Agents for got (or any node:http client) that connect where `CONNECT_TO` says while URL, Host header and TLS name stay
 * those of the real host. Destroy both when done.
 */
export function createAgents(rules: readonly ConnectRule[], options: { readonly maxSockets?: number } = {}) {
  const settings = { keepAlive: true, maxSockets: options.maxSockets ?? 64 };
  class MappedHttpAgent extends http.Agent {
    override createConnection(target: http.ClientRequestArgs): Created {
      const { endpoint } = resolve(rules, target, 80);
      return net.connect({ ...endpoint, autoSelectFamily: true });
    }
  }
  class MappedHttpsAgent extends https.Agent {
    override createConnection(target: http.ClientRequestArgs & tls.ConnectionOptions): Created {
      const { host, endpoint } = resolve(rules, target, 443);
      const servername = target.servername ?? (net.isIP(host) ? '' : host);
      return tls.connect({ ...target, ...endpoint, servername } as tls.ConnectionOptions);
    }
  }
  return { http: new MappedHttpAgent(settings), https: new MappedHttpsAgent(settings) };
}
