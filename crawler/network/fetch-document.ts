import type { Settings } from '../settings.js';
import { FetchError } from './fetch-error.js';
import { Fetcher, type FetchLimits } from './fetcher.js';

/** An answer with the way to it: every hop from the address asked for to the one that answered. */
export interface FetchedDocument {
  readonly chain: readonly { readonly url: string; readonly status: number }[];
  readonly finalUrl: string;
  readonly status: number;
  readonly contentType: string;
  readonly body: Buffer;
}

const maxHops = 10;
const documentBytes = 32 * 1024 * 1024;
const redirectStatus = new Set([301, 302, 303, 307, 308]);

/** A header's letters are bytes (RFC 9110 §5.5); browsers take an address there for UTF-8, and bytes that are none for themselves. */
function addressInHeader(value: string): string {
  if (!/[\x80-\xff]/.test(value)) return value;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(value, 'latin1'));
  } catch {
    return value.replace(/[\x80-\xff]/g, letter => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
  }
}

/** The absolute http(s) address that an answer redirects to, if it does. */
export function redirectTarget(
  status: number,
  location: string | undefined,
  from: string,
): string | undefined {
  if (!redirectStatus.has(status) || location === undefined) return undefined;
  const address = addressInHeader(location);
  if (!URL.canParse(address, from)) return undefined;
  const next = new URL(address, from);
  return /^https?:$/.test(next.protocol) ? next.href : undefined;
}

/**
 * GETs documents (policy pages, PDFs) as the crawler does, following redirects by hand so that each hop is known. What it gives
 * throws {@link FetchError}. Connections it keeps open do not hold the process up.
 */
export function createDocumentFetcher(
  settings: Settings,
  limits: Partial<FetchLimits> = {},
): (url: string) => Promise<FetchedDocument> {
  const fetcher = new Fetcher(settings, { maxBytes: documentBytes, ...limits });
  return async address => {
    const chain: { url: string; status: number }[] = [];
    const seen = new Set<string>();
    let url = address;
    while (chain.length <= maxHops) {
      if (seen.has(url))
        throw new FetchError('redirect-loop', `${address} redirects in a circle over ${url}`);
      seen.add(url);
      const answer = await fetcher.fetch(url);
      chain.push({ url, status: answer.status });
      const next = redirectTarget(answer.status, answer.headers.location, url);
      if (next === undefined) {
        return {
          chain,
          finalUrl: url,
          status: answer.status,
          contentType: answer.headers['content-type'] ?? '',
          body: answer.body ?? Buffer.alloc(0),
        };
      }
      url = next;
    }
    throw new FetchError('too-many-redirects', `${address} redirects more than ${maxHops} times`);
  };
}
