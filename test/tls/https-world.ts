import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createPlain, type RequestListener } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSecureContext, type SecureContext } from 'node:tls';
import { readSettings, type Settings, type SubmitMode } from '../../crawler/settings.js';
import type { Pair } from './tls-world.js';

/** Hosts behind one address, each with a certificate of its own; http: leads to https:. */
export interface HttpsWorld {
  /** Variables that point a run at it. */
  readonly env: Readonly<Record<string, string>>;
  settings(submit?: SubmitMode): Settings;
  /** Requests over finished handshakes: method, host, path and body. */
  readonly log: string[];
  /** Gives a host another certificate for the connections to come. */
  change(host: string, pair: Pair): void;
  close(): Promise<void>;
}

const contextOf = ({ private: key, cert }: Pair): SecureContext =>
  createSecureContext({ key, cert, ciphers: 'DEFAULT:@SECLEVEL=0' });

/** What a host answers at a path: HTML; undefined for 404. */
export type Pages = (host: string, path: string, method: string) => string | undefined;

/** Serves `pages` with a certificate for each host; the first host is the site's, and runs believe `authority`. */
export async function serveHttps(
  certificates: Readonly<Record<string, Pair>>,
  authority: Pair,
  pages: Pages = () => '<title>Hello</title><h1>Hello</h1>',
): Promise<HttpsWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'https-'));
  const caFile = join(folder, 'ca.pem');
  writeFileSync(caFile, `${authority.cert.trim()}\n`);
  const contexts = new Map(Object.entries(certificates).map(([host, pair]) => [host, contextOf(pair)]));
  const log: string[] = [];
  const answer: RequestListener = (request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString('latin1')));
    request.on('end', () => {
      const { method = '', url = '/', headers } = request;
      log.push(`${method} ${headers.host ?? ''}${url} ${body}`.trim());
      const html = pages(headers.host ?? '', url.split('?')[0] ?? '/', method);
      response.writeHead(html === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' });
      response.end(method === 'HEAD' ? undefined : (html ?? '<h1>There is no such page</h1>'));
    });
  };
  const secure = createServer(
    {
      ciphers: 'DEFAULT:@SECLEVEL=0',
      SNICallback: (name, done) => {
        const context = contexts.get(name);
        if (context) done(null, context);
        else done(new Error('no such host'));
      },
    },
    answer,
  );
  secure.on('tlsClientError', () => undefined);
  const plain = createPlain((request, response) =>
    response.writeHead(301, { location: `https://${request.headers.host ?? ''}${request.url ?? '/'}` }).end(),
  );
  const servers = [secure, plain];
  await Promise.all(servers.map(each => new Promise<void>(done => each.listen(0, '127.0.0.1', done))));
  const [securePort = 0, plainPort = 0] = servers.map(each => (each.address() as AddressInfo).port);
  const main = Object.keys(certificates)[0] ?? '';
  const domain = main.replace(/^www\./, '');
  const env = {
    BASE_URL: `https://${main}/`,
    FAMILY_HOSTS: `${domain},*.${domain}`,
    CONNECT_TO: `*:443:127.0.0.1:${securePort},*:80:127.0.0.1:${plainPort}`,
    EXTRA_CA_CERTS: caFile,
  };
  return {
    env,
    settings: (submit = 'dry') => readSettings({ ...env, SUBMIT: submit }, '2026-01-01'),
    log,
    change: (host, pair) => void contexts.set(host, contextOf(pair)),
    async close() {
      for (const server of servers) {
        server.closeAllConnections();
        await new Promise(done => server.close(done));
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
