import type { IncomingHttpHeaders } from 'node:http';
import got, { type Got } from 'got';
import type { Settings } from '../settings.js';
import type { AcceptedKeys } from './accepted-keys.js';
import { createAgents } from './agents.js';
import { decodeContent } from './content-encoding.js';
import { FetchError, toFetchError, type FetchErrorCode } from './fetch-error.js';
import { believing } from './trust.js';
import { userAgent } from './user-agent.js';

/** Bounds of one request: milliseconds, and bytes of the body before and after unpacking. */
export interface FetchLimits {
  readonly connectMs: number;
  readonly firstByteMs: number;
  readonly totalMs: number;
  readonly maxBytes: number;
}
export const fetchLimits: FetchLimits = {
  connectMs: 10_000,
  firstByteMs: 20_000,
  totalMs: 60_000,
  maxBytes: 16 * 1024 * 1024,
};

/** An answer's status line and headers. */
export interface FetchHead {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
}

/** One hop: redirects are answers like any other. `body` is unpacked; `undefined` where it was not asked for. */
export interface Fetched extends FetchHead {
  readonly url: string;
  readonly body: Buffer | undefined;
  /** Bytes of the body on the wire. */
  readonly wireBytes: number;
  /** Milliseconds until the first byte. */
  readonly waitedMs: number;
}

export interface FetchRequest {
  readonly method?: 'GET' | 'HEAD';
  readonly headers?: Readonly<Record<string, string>>;
  /** Decides from the head whether the body is read; without it every body is. */
  readonly wantsBody?: (head: FetchHead) => boolean;
  readonly signal?: AbortSignal | undefined;
  /** For a body that may be larger than others. */
  readonly maxBytes?: number;
}

/** Bodies nobody wants are drained up to this size, so that the connection can serve the next request. */
const drainBytes = 64 * 1024;

/** How a connection fails for the certificate that the server shows. */
const certificateCodes: ReadonlySet<FetchErrorCode> = new Set([
  'tls-expired',
  'tls-wrong-host',
  'tls-untrusted',
]);

/** The name in BASE_URL is the user's own word that this host may be looked at, wherever it stands. */
export function mayBePrivate(baseUrl: string): (host: string, port: number) => boolean {
  const base = new URL(baseUrl);
  const basePort = Number(base.port || (base.protocol === 'https:' ? 443 : 80));
  return (host, port) => host === base.hostname.replace(/^\[|\]$/g, '') && port === basePort;
}

/**
 * GETs (or HEADs) one address as the settings say: `CONNECT_TO` and `EXTRA_CA_CERTS` obeyed, every wait and every byte bounded. With
 * `accepted`, a host that is refused for its certificate is asked once more where its key is accepted.
 */
export class Fetcher {
  readonly #client: Got;
  readonly #agents: ReturnType<typeof createAgents>;
  readonly #limits: FetchLimits;

  constructor(
    settings: Settings,
    limits: Partial<FetchLimits> = {},
    readonly accepted?: AcceptedKeys,
  ) {
    this.#limits = { ...fetchLimits, ...limits };
    this.#agents = createAgents(settings.connectTo, {
      mayBePrivate: mayBePrivate(settings.baseUrl),
      accepted,
      secureContext: believing(settings.extraCaCerts),
    });
    this.#client = got.extend({
      agent: this.#agents,
      headers: { 'user-agent': userAgent(settings), 'accept-encoding': 'gzip, deflate, br' },
      followRedirect: false,
      throwHttpErrors: false,
      decompress: false,
      retry: { limit: 0 },
      timeout: {
        connect: this.#limits.connectMs,
        secureConnect: this.#limits.connectMs,
        response: this.#limits.firstByteMs,
        request: this.#limits.totalMs,
      },
    });
  }

  /** Asks once. Throws {@link FetchError} where no whole answer came. */
  async fetch(url: string, request: FetchRequest = {}): Promise<Fetched> {
    try {
      return await this.#ask(url, request);
    } catch (error) {
      const failure = toFetchError(error, url);
      if (!(await this.#isAccepted(url, failure))) throw failure;
    }
    try {
      return await this.#ask(url, request);
    } catch (error) {
      throw toFetchError(error, url);
    }
  }

  async #isAccepted(url: string, { code }: FetchError): Promise<boolean> {
    if (!this.accepted || !certificateCodes.has(code)) return false;
    const { protocol, hostname, port } = new URL(url);
    return (
      protocol === 'https:' &&
      this.accepted.meet(hostname.replace(/^\[|\]$/g, ''), Number(port === '' ? 443 : port))
    );
  }

  /** Closes the connections that wait for a next request. */
  close(): void {
    this.#agents.http.destroy();
    this.#agents.https.destroy();
  }

  #ask(url: string, request: FetchRequest): Promise<Fetched> {
    const { maxBytes } = { ...this.#limits, ...request };
    const method = request.method ?? 'GET';
    const started = performance.now();
    return new Promise((resolve, reject) => {
      const stream = this.#client.stream(url, {
        method,
        ...(request.headers ? { headers: request.headers } : {}),
        ...(request.signal ? { signal: request.signal } : {}),
      });
      let head: FetchHead | undefined;
      let waitedMs = 0;
      let wanted = false;
      let size = 0;
      const chunks: Buffer[] = [];
      const finish = (body: Buffer | undefined): void => {
        if (head) resolve({ ...head, url, body, wireBytes: size, waitedMs });
      };
      stream.once('response', (response: { statusCode: number; headers: IncomingHttpHeaders }) => {
        head = { status: response.statusCode, headers: response.headers };
        waitedMs = performance.now() - started;
        wanted = method === 'GET' && (request.wantsBody?.(head) ?? true);
        const declared = Number(response.headers['content-length'] ?? 0);
        if (wanted && declared > maxBytes) {
          reject(
            new FetchError('too-large', `${url} says that it sends ${declared} bytes, more than ${maxBytes}`),
          );
          stream.destroy();
        } else if (!wanted && (declared > drainBytes || response.headers['content-length'] === undefined)) {
          finish(undefined);
          stream.destroy();
        }
      });
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (wanted) chunks.push(chunk);
        if (size <= (wanted ? maxBytes : drainBytes)) return;
        if (wanted) reject(new FetchError('too-large', `${url} sends more than ${maxBytes} bytes`));
        else finish(undefined);
        stream.destroy();
      });
      // Errors may follow one another when a socket breaks; the first one settles the promise.
      stream.on('error', cause => {
        const error = toFetchError(cause, url);
        const isCutOff = head !== undefined && error.code === 'connection-reset';
        reject(
          isCutOff ? new FetchError('truncated-body', `${url} broke off in its body`, { cause }) : error,
        );
      });
      stream.once('close', () =>
        reject(new FetchError('truncated-body', `${url} ended before its body was whole`)),
      );
      stream.once('end', () => {
        try {
          const encoding = head?.headers['content-encoding'];
          const raw = chunks.length === 1 ? (chunks[0] ?? Buffer.alloc(0)) : Buffer.concat(chunks);
          finish(wanted ? decodeContent(raw, encoding ?? '', maxBytes) : undefined);
        } catch (error) {
          reject(toFetchError(error, url));
        }
      });
    });
  }
}
