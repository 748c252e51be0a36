import type { ProxiedRequest } from '../../proxy/exchange.js';

/** The texts, numbers and truth values of a JSON value, however deep they lie: hence no recursion, which a site could overflow. */
function jsonLeaves(root: unknown): string[] {
  const leaves: string[] = [];
  const open: unknown[] = [root];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value === 'object' && value !== null)
      for (const item of Object.values(value).reverse()) open.push(item);
    else if (typeof value === 'string') leaves.push(value);
    else if (value !== null) leaves.push(JSON.stringify(value));
  }
  return leaves;
}

/** The smallest units of data in a request: path segments, parameters of address and body, leaves of a JSON body. */
export function dataUnitsOf({
  url,
  headers,
  body,
}: Pick<ProxiedRequest, 'url' | 'headers' | 'body'>): string[] {
  const { pathname, searchParams } = new URL(url);
  const leaves = [...pathname.split('/').filter(part => part !== ''), ...searchParams.values()];
  if (body.length === 0) return leaves;
  const text = Buffer.from(body).toString();
  const type = headers['content-type'] ?? '';
  if (/^\s*[[{"]/.test(text)) {
    try {
      return leaves.concat(jsonLeaves(JSON.parse(text)));
    } catch {
      // Not JSON after all: read on as text.
    }
  }
  if (type.includes('x-www-form-urlencoded') || /^[\w.[\]-]+=/.test(text))
    return leaves.concat([...new URLSearchParams(text).values()]);
  if (type.startsWith('multipart/'))
    return leaves.concat([...text.matchAll(/\r\n\r\n([^\r\n]*)\r\n--/g)].map(match => match[1] ?? ''));
  return [...leaves, text];
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
