import type { ProxiedRequest } from '../../proxy/exchange.js';

const maxLeaves = 400;

function jsonLeaves(value: unknown, into: string[]): void {
  if (into.length >= maxLeaves) return;
  if (Array.isArray(value)) for (const item of value) jsonLeaves(item, into);
  else if (typeof value === 'object' && value !== null)
    for (const item of Object.values(value)) jsonLeaves(item, into);
  else if (typeof value === 'string') into.push(value);
  else if (typeof value === 'number' || typeof value === 'boolean') into.push(String(value));
}

/** The smallest units of data in a request: path segments, parameters of address and body, leaves of a JSON body. At most 400. */
export function dataUnitsOf({
  url,
  headers,
  body,
}: Pick<ProxiedRequest, 'url' | 'headers' | 'body'>): string[] {
  const { pathname, searchParams } = new URL(url);
  const leaves = [...pathname.split('/').filter(part => part !== ''), ...searchParams.values()];
  if (body.length === 0 || body.length > 100_000) return leaves.slice(0, maxLeaves);
  const text = Buffer.from(body).toString();
  const type = headers['content-type'] ?? '';
  if (/^\s*[[{"]/.test(text)) {
    try {
      jsonLeaves(JSON.parse(text), leaves);
      return leaves.slice(0, maxLeaves);
    } catch {
      // Not JSON after all: read on as text.
    }
  }
  if (type.includes('x-www-form-urlencoded') || /^[\w.[\]-]+=/.test(text))
    leaves.push(...new URLSearchParams(text).values());
  else if (type.startsWith('multipart/'))
    leaves.push(...[...text.matchAll(/\r\n\r\n([^\r\n]*)\r\n--/g)].map(match => match[1] ?? ''));
  else leaves.push(text);
  return leaves.slice(0, maxLeaves);
}

/** What kind of request it is, values aside: requests of one sender have one shape. */
export function shapeOf({ method, url, body, headers }: ProxiedRequest): string {
  const { origin, pathname, searchParams } = new URL(url);
  const path = pathname.replace(/[^/]{1,3}(?=\/|$)/g, '*').replace(/\d+/g, '#');
  const names = [...new Set(searchParams.keys())].sort().join('&');
  return [method, origin, path, names, headers['content-type'] ?? '', body.length === 0 ? '' : 'body'].join(
    ' ',
  );
}
