import { mkdirSync, readFileSync } from 'node:fs';
import { createServer as createHttp } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createAuthority } from '../../fixtures/replica/certificates.js';

/** A small site that shares nothing with the replica but the policy's words. */
export interface SecondSite {
  /** The variables that point a run at it. */
  readonly env: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

const host = 'www.quality-alliance.test';
const policyWords = readFileSync('policy/privacy-policy.txt', 'utf8');

const page = (
  title: string,
  body: string,
  footer = '<a href="/legal/privacy.html">Privacy statement</a>',
): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body>
  <nav><a href="/">Start</a> <a href="/sign-up.html">Sign up</a> <a href="/talk.html">Talk to us</a> <a href="/about.html">About</a></nav>
  <main><h1>${title}</h1>${body}</main><footer>${footer}</footer></body></html>`;

const policyPage = page(
  'Privacy Policy',
  policyWords
    .split('\n')
    .slice(1)
    .map(line => `<p>${line}</p>`)
    .join('\n'),
);

const signUp = `<form method="post" action="/sign-up.html"><p>Fields marked with * are required.</p>
  <p><label>Name * <input name="full_name" autocomplete="name" required></label></p>
  <p><label>E-mail * <input type="email" name="mail" required></label></p>
  <p><label>Organization <input name="org"></label></p><button>Create account</button></form>`;

const talk = (
  action: string,
): string => `<form method="post" action="${action}"><p><label>Your e-mail <input type="email" name="mail"></label></p>
  <p><label>Message <textarea name="text"></textarea></label></p><button>Send</button></form>`;

/** Serves the site under its own name on loopback: sound, or with a form that posts to http and a page without a link to the policy. */
export async function serveSecondSite(folder: string, kind: 'sound' | 'faulty'): Promise<SecondSite> {
  const faulty = kind === 'faulty';
  const pages: Readonly<Record<string, string>> = {
    '/': page('Quality Alliance', '<p>We improve care.</p>'),
    '/about.html': page('About us', '<p>Who we are.</p>', faulty ? '<p>© Alliance</p>' : undefined),
    '/sign-up.html': page('Sign up', signUp),
    '/talk.html': page('Talk to us', talk(faulty ? `http://${host}/talk.html` : '/talk.html')),
    '/legal/privacy.html': policyPage,
  };
  mkdirSync(folder, { recursive: true });
  const authority = await createAuthority(folder, [[host]]);
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    const html = request.method === 'POST' ? page('Thank you', '<p>We have it.</p>') : pages[path];
    response.writeHead(html === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(html ?? page('Not found', '<p>No such page.</p>'));
  };
  const secure = createHttps(authority.fallback, answer);
  const plain = createHttp((request, response) => {
    response.writeHead(308, { location: `https://${host}${request.url ?? '/'}` }).end();
  });
  const servers = [secure, plain];
  await Promise.all(servers.map(server => new Promise<void>(done => server.listen(0, '127.0.0.1', done))));
  const [securePort, plainPort] = servers.map(server => (server.address() as AddressInfo).port);
  return {
    env: {
      BASE_URL: `https://${host}/`,
      CONNECT_TO: `*:443:127.0.0.1:${securePort},*:80:127.0.0.1:${plainPort}`,
      EXTRA_CA_CERTS: authority.caFile,
      FAMILY_HOSTS: `quality-alliance.test,*.quality-alliance.test`,
    },
    close: async () => {
      for (const server of servers) {
        server.closeAllConnections();
        await new Promise<void>(done => server.close(() => done()));
      }
    },
  };
}
