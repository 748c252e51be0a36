import { createServer } from 'node:http';
import { generatedAddresses, generatedPage } from './generated-site.js';

/** Serves the generated site in a process of its own, so that its work is not counted as the crawler's. Argument: number of pages. */
const size = Number(process.argv[2] ?? '2000');
const cache = new Map<string, Buffer>();

const server = createServer((request, response) => {
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
  let body = cache.get(path);
  if (!body) {
    const html = generatedPage(path, size);
    if (html !== undefined) cache.set(path, (body = Buffer.from(html)));
  }
  if (path === '/all-addresses') return response.end(generatedAddresses(size).join('\n'));
  if (/^\/assets\/.*\.(js|css)$/.test(path)) {
    response.writeHead(200, { 'content-type': path.endsWith('js') ? 'text/javascript' : 'text/css' });
    return response.end('/* nothing */');
  }
  if (!body) return response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
  const etag = `"${path.length}-${body.length}"`;
  if (request.headers['if-none-match'] === etag) return response.writeHead(304).end();
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'content-length': body.length,
    etag,
  });
  return response.end(request.method === 'HEAD' ? undefined : body);
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.(typeof address === 'object' ? (address?.port ?? 0) : 0);
});
process.once('disconnect', () => process.exit(0));
