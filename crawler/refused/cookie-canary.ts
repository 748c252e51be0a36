import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrowserContext } from 'playwright';
import type { ConnectRule } from '../network/connect-to.js';
import { withDeadline } from '../visit/deadline.js';

const limitMs = 60_000;

/** Which cookies a browser keeps: the page's own, and those of a frame of another site. */
export interface CookieHabit {
  readonly first: boolean;
  readonly third: boolean;
}

/**
 * A small site on loopback that sets a cookie of its own and one as a third party: shows what a browser really does with cookies,
 * whatever its settings say. `*.localhost` counts as secure, so `SameSite=None; Secure` cookies can be kept without TLS.
 */
export class CookieCanary {
  private constructor(
    readonly server: http.Server,
    readonly port: number,
  ) {}

  static async start(): Promise<CookieCanary> {
    const server = http.createServer((request, response) => {
      const { port } = server.address() as AddressInfo;
      const isThird = request.url === '/third';
      response.setHeader('content-type', 'text/html');
      response.setHeader('set-cookie', isThird ? 'third=1; SameSite=None; Secure' : 'first=1');
      response.end(isThird ? 'third' : `<iframe src="http://third.localhost:${port}/third"></iframe>`);
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    server.unref();
    return new CookieCanary(server, (server.address() as AddressInfo).port);
  }

  /** Rules that lead to it; they go before a run's own. */
  get rules(): ConnectRule[] {
    const { port } = this;
    return ['first.localhost', 'third.localhost'].map(host => ({
      host,
      port,
      toHost: '127.0.0.1',
      toPort: port,
    }));
  }

  /** What a context keeps. The context's own cookies are left as they were. */
  async habitOf(context: BrowserContext): Promise<CookieHabit> {
    const page = await withDeadline('opening the cookie check', limitMs, context.newPage());
    try {
      await page.goto(`http://first.localhost:${this.port}/`, { waitUntil: 'load', timeout: limitMs });
      const kept = (await context.cookies()).filter(cookie => cookie.domain.endsWith('.localhost'));
      const has = (name: string): boolean => kept.some(cookie => cookie.name === name);
      return { first: has('first'), third: has('third') };
    } finally {
      await page.close();
      await context.clearCookies({ domain: /\.localhost$/ });
    }
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise(resolve => this.server.close(resolve));
  }
}
