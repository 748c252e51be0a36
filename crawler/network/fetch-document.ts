import got, { type Got } from 'got';
import { createAgents } from './agents.js';
import { certificateAuthorities } from './trust.js';
import type { Settings } from '../settings.js';

/** An answer with the way to it: every hop from the address asked for to the one that answered. */
export interface FetchedDocument {
  readonly chain: readonly { readonly url: string; readonly status: number }[];
  readonly finalUrl: string;
  readonly status: number;
  readonly contentType: string;
  readonly body: Buffer;
}

/** A document could not be fetched whole; `code` says why in a word. */
export class FetchDocumentError extends Error {
  constructor(
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

const maxHops = 10;
const maxBytes = 30 * 1024 * 1024;
const timeout = { connect: 10_000, secureConnect: 10_000, response: 20_000, request: 60_000 };

async function readOne(
  client: Got,
  url: string,
): Promise<{ status: number; location?: string; contentType: string; body: Buffer }> {
  const request = client.stream(url, {
    followRedirect: false,
    throwHttpErrors: false,
    timeout,
    retry: { limit: 0 },
  });
  let status = 0;
  let location: string | undefined;
  let contentType = '';
  request.once(
    'response',
    (response: { statusCode: number; headers: Record<string, string | undefined> }) => {
      status = response.statusCode;
      location = response.headers['location'];
      contentType = response.headers['content-type'] ?? '';
    },
  );
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes)
      throw new FetchDocumentError('too-large', `${url} sends more than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return {
    status,
    ...(location === undefined ? {} : { location }),
    contentType,
    body: Buffer.concat(chunks),
  };
}

/** GETs documents as the crawler does (`CONNECT_TO` and `EXTRA_CA_CERTS` obeyed), following redirects by hand so that each hop is known. */
export function createDocumentFetcher(settings: Settings): (url: string) => Promise<FetchedDocument> {
  const client = got.extend({
    agent: createAgents(settings.connectTo),
    https: { certificateAuthority: certificateAuthorities(settings.extraCaCerts) },
    headers: { 'user-agent': 'mpro-policy-conformance' },
  });
  return async address => {
    const chain: { url: string; status: number }[] = [];
    let url = address;
    while (chain.length <= maxHops) {
      let answer: Awaited<ReturnType<typeof readOne>>;
      try {
        answer = await readOne(client, url);
      } catch (cause) {
        if (cause instanceof FetchDocumentError) throw cause;
        const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'fetch-failed';
        throw new FetchDocumentError(code, `${url} could not be fetched`, { cause });
      }
      chain.push({ url, status: answer.status });
      const isRedirect = [301, 302, 303, 307, 308].includes(answer.status) && answer.location !== undefined;
      const next =
        isRedirect && URL.canParse(answer.location ?? '', url)
          ? new URL(answer.location ?? '', url)
          : undefined;
      if (!next || !/^https?:$/.test(next.protocol)) {
        return {
          chain,
          finalUrl: url,
          status: answer.status,
          contentType: answer.contentType,
          body: answer.body,
        };
      }
      url = next.href;
    }
    throw new FetchDocumentError('redirect-loop', `${address} redirects more than ${maxHops} times`);
  };
}
