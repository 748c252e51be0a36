import type { IncomingMessage } from 'node:http';
import type { Http2ServerRequest } from 'node:http2';
import type { ProxiedRequest } from './exchange.js';

const maxBody = 32 * 1024 * 1024;
const bodyLimitMs = 20_000;

/** Headers that speak of one connection only (RFC 9110, section 7.6.1), or of the proxy. */
const hopByHop =
  /^(connection|proxy-connection|keep-alive|proxy-authorization|te|trailer|transfer-encoding|upgrade|http2-settings)$/;

/** Headers to hand on to the next hop. */
export function endToEnd(headers: IncomingMessage['headers']): Record<string, string | string[]> {
  const kept: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined && !name.startsWith(':') && !hopByHop.test(name)) kept[name] = value;
  return kept;
}

/** The request's absolute URL. A request in proxy form names it; inside a tunnel the scheme and the host's header do. */
export function requestUrl(
  { url = '/', headers }: IncomingMessage | Http2ServerRequest,
  scheme: 'http' | 'https' | 'ws' | 'wss',
): string | undefined {
  const text = /^https?:\/\//i.test(url)
    ? url
    : `${scheme}://${String(headers[':authority'] ?? headers.host ?? '')}${url}`;
  if (!URL.canParse(text)) return undefined;
  const parsed = new URL(text);
  if (scheme === 'ws') parsed.protocol = 'ws:';
  return parsed.href;
}

/** Reads a request to its end; a body beyond the bounds is cut and marked. Rejects when the browser breaks off. */
export async function readRequest(
  incoming: IncomingMessage | Http2ServerRequest,
  id: number,
  url: string,
): Promise<ProxiedRequest> {
  const headers = Object.fromEntries(
    Object.entries(endToEnd(incoming.headers)).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : value.join(name === 'cookie' ? '; ' : ', '),
    ]),
  );
  headers['host'] ??= new URL(url).host;
  const chunks: Uint8Array[] = [];
  const isCut = await new Promise<boolean>((resolve, reject) => {
    let size = 0;
    const timer = setTimeout(() => resolve(true), bodyLimitMs);
    const settle = (act: () => void) => (): void => {
      clearTimeout(timer);
      act();
    };
    incoming.on('data', (chunk: Uint8Array) => {
      if (size > maxBody) return;
      size += chunk.length;
      chunks.push(chunk);
      if (size > maxBody) settle(() => resolve(true))();
    });
    incoming.once(
      'end',
      settle(() => resolve(false)),
    );
    incoming.once(
      'error',
      settle(() => reject(new Error('the browser broke off'))),
    );
    incoming.once(
      'aborted',
      settle(() => resolve(true)),
    );
    incoming.once(
      'close',
      settle(() => resolve(true)),
    );
  });
  return { id, method: incoming.method ?? 'GET', url, headers, body: Buffer.concat(chunks), isCut };
}
