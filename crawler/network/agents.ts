import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import tls from 'node:tls';
import { connectToKey, type AcceptedKeys } from './accepted-keys.js';
import { endpointFor, connectRuleFor, type ConnectRule } from './connect-to.js';
import { publicLookup, refusePrivateLiteral } from './private-addresses.js';

/** A host that `CONNECT_TO` maps nowhere: nothing was sent. */
export class UnmappedHostError extends Error {
  readonly code = 'E_UNMAPPED_HOST';
}

export interface AgentOptions {
  /** Most sockets a host. */
  readonly maxSockets?: number;
  /** Whether connections are kept open for further requests; without more said they are. */
  readonly keepAlive?: boolean;
  /** Whether a host that no rule maps may stand in a private network. Without it every host may. */
  readonly mayBePrivate?: (host: string, port: number) => boolean;
  /** Whom encrypted connections believe: one context for all, since to read the authorities anew takes longer than a handshake. */
  readonly secureContext: tls.SecureContext;
  /** Hosts whose certificate need not be believed. Without it every certificate must be. */
  readonly accepted?: Pick<AcceptedKeys, 'keyOf'> | undefined;
}

type Created = net.Socket | undefined;
interface Target {
  readonly host?: string | null | undefined;
  readonly port?: number | string | null | undefined;
  readonly servername?: string | undefined;
}

/**
 * Where to connect for a host and port. Throws {@link UnmappedHostError} for what `CONNECT_TO` walls off, `PrivateAddressError` for a
 * private address that may not be reached; a name that leads to one fails on looking it up.
 */
export function resolveTarget(
  rules: readonly ConnectRule[],
  target: Target,
  defaultPort: number,
  mayBePrivate: AgentOptions['mayBePrivate'],
): { host: string; address: net.TcpNetConnectOpts } {
  const host = (target.host ?? 'localhost').replace(/^\[|\]$/g, '');
  const port = Number(target.port ?? defaultPort);
  const endpoint = endpointFor(rules, host, port);
  if (!endpoint) {
    throw new UnmappedHostError(
      `CONNECT_TO maps ${host}:${port} nowhere, and its * rules keep everything else out of reach`,
    );
  }
  if (connectRuleFor(rules, host, port) || !mayBePrivate || mayBePrivate(host, port))
    return { host, address: endpoint };
  refusePrivateLiteral(host);
  return { host, address: { ...endpoint, lookup: publicLookup } };
}

/**
 * Agents for got (or any node:http client) that connect where `CONNECT_TO` says while URL, Host header and TLS name stay
 * those of the real host. Destroy both when done.
 */
export function createAgents(rules: readonly ConnectRule[], options: AgentOptions) {
  const settings = { keepAlive: options.keepAlive ?? true, maxSockets: options.maxSockets ?? 64 };
  class MappedHttpAgent extends http.Agent {
    override createConnection(target: http.ClientRequestArgs): Created {
      const { address } = resolveTarget(rules, target, 80, options.mayBePrivate);
      return net.connect({ ...address, autoSelectFamily: true });
    }
  }
  class MappedHttpsAgent extends https.Agent {
    override createConnection(target: http.ClientRequestArgs & tls.ConnectionOptions): Created {
      const { host, address } = resolveTarget(rules, target, 443, options.mayBePrivate);
      const servername = target.servername ?? (net.isIP(host) ? '' : host);
      const { secureContext } = options;
      const connection = { ...target, ...address, servername, secureContext } as tls.ConnectionOptions;
      const key = options.accepted?.keyOf(host, Number(target.port ?? 443));
      return key === undefined ? tls.connect(connection) : connectToKey(connection, key);
    }
  }
  return { http: new MappedHttpAgent(settings), https: new MappedHttpsAgent(settings) };
}
