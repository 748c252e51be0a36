import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** What a path answers: an HTML body, or whatever a handler does with the socket. */
export type Route = string | ((request: IncomingMessage, response: ServerResponse) => void);
/** By path with query, else by path, else by `*`. A key may begin with a host: `sub.site.test/page`. */
export type Routes = Readonly<Record<string, Route>>;

export interface LoopbackSite {
  readonly port: number;
  /** Method, host and path of each request, in order. */
  readonly requests: string[];
  /** The value of `CONNECT_TO` that leads every host on port 80 here. */
  readonly connectTo: string;
  close(): Promise<void>;
}

export const html =
  (body: string, headers: Record<string, string | string[]> = {}, status = 200): Route =>
  (_, response) =>
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body);

export const redirectTo = (location: string, status = 302, headers: Record<string, string> = {}): Route =>
  html('', { location, ...headers }, status);

/** Serves routes on loopback for any host name. What no route names is 404. */
export async function serveSite(routes: Routes): Promise<LoopbackSite> {
  const requests: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    const host = (request.headers.host ?? '').split(':')[0] ?? '';
    const address = request.url ?? '/';
    const path = address.split('?', 1)[0] ?? '/';
    requests.push(`${request.method} ${host}${address}`);
    const route =
      routes[host + address] ??
      routes[host + path] ??
      routes[address] ??
      routes[path] ??
      routes['*'] ??
      html('nothing here', {}, 404);
    if (typeof route === 'string')
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(route);
    else route(request, response);
  });
  server.on('connection', socket => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  return {
    port,
    requests,
    connectTo: `*:80:127.0.0.1:${port}`,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise(resolve => server.close(resolve));
    },
  };
}
