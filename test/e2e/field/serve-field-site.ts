import { createAuthority } from '../../../fixtures/replica/certificates.js';
import { htmlType, respond, type ReplicaAnswer, type Exchange } from '../../../fixtures/replica/exchange.js';
import { ReplicaLog } from '../../../fixtures/replica/request-log.js';
import { listen } from '../../../fixtures/replica/server.js';
import type { FieldSite } from './field-site.js';

/** A field site on loopback. */
export interface Served {
  /** The variables that point a run at it. */
  readonly env: Readonly<Record<string, string>>;
  readonly log: ReplicaLog;
  close(): Promise<void>;
}

const hostsOf = ({ host, contents, routes = [] }: FieldSite): string[] => [
  ...new Set([
    host,
    ...Object.keys(contents).flatMap(key => (key.startsWith('//') ? [new URL(`https:${key}`).hostname] : [])),
    ...routes.map(route => route.host),
  ]),
];

/** Serves a site and the third parties that it names under their own names; `folder` takes the authority's certificate. */
export async function serveFieldSite(site: FieldSite, folder: string): Promise<Served> {
  const hosts = hostsOf(site);
  const authority = await createAuthority(folder, [hosts]);
  const log = new ReplicaLog();

  const answer = async (exchange: Exchange): Promise<ReplicaAnswer> => {
    const { url, method } = exchange;
    const own = url.hostname === site.host;
    if (url.protocol === 'http:' && !(own && site.plain?.includes(url.pathname)))
      return { status: 301, headers: { location: url.href.replace('http:', 'https:') }, body: '' };
    const route = site.routes?.find(each => each.host === url.hostname && each.path === url.pathname);
    if (route) return route.answer(exchange);
    const content = site.contents[own ? url.pathname : `//${url.hostname}${url.pathname}`];
    if (content === undefined) return respond(htmlType, '<h1>Not found</h1>', {}, 404);
    const made = typeof content === 'function' ? await content(exchange) : content;
    if (typeof made !== 'string') return made;
    return method === 'GET' || method === 'HEAD' || typeof content === 'function'
      ? respond(htmlType, made)
      : respond(htmlType, '<h1>Method not allowed</h1>', {}, 405);
  };
  const listening = await listen(authority, answer, log);
  return {
    env: {
      BASE_URL: `https://${site.host}/`,
      CONNECT_TO: `*:443:127.0.0.1:${listening.httpsPort},*:80:127.0.0.1:${listening.httpPort}`,
      EXTRA_CA_CERTS: authority.caFile,
      FAMILY_HOSTS: `${site.domain},*.${site.domain}`,
    },
    log,
    close: () => listening.close(),
  };
}
