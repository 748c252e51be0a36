import { createServer } from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { findBrowsers } from '../../crawler/browser/find-browser.js';
import { launchBrowser } from '../../crawler/browser/launch.js';

const portOf = (server: net.Server): number => (server.address() as AddressInfo).port;

for (const kind of ['light', 'full'] as const) {
  test(`${kind}: a link to http stays one, and nothing can be sent that no observer sees`, async () => {
    const choice = findBrowsers(process.env['CHROMIUM_PATH'])[kind];
    test.skip(choice === undefined, 'full Chromium is not installed');
    const plain = createServer((_, response) => {
      response.setHeader('content-type', 'text/html').end('<title>Plain</title>');
    });
    let tlsConnections = 0;
    const tls = net.createServer(socket => {
      tlsConnections += 1;
      socket.destroy();
    });
    for (const server of [plain, tls])
      await new Promise<void>(done => server.listen(0, '127.0.0.1', () => done()));
    const host = 'www.site.example';
    const browser = await launchBrowser({
      choice: choice ?? {},
      connectTo: [
        { host, port: 80, toHost: '127.0.0.1', toPort: portOf(plain) },
        { host, port: 443, toHost: '127.0.0.1', toPort: portOf(tls) },
        { host: 'first.localhost', port: 80, toHost: '127.0.0.1', toPort: portOf(plain) },
      ],
      trust: { env: {}, args: [] },
    });
    try {
      const page = await browser.newPage();
      await page.goto(`http://${host}/`);
      expect(page.url()).toBe(`http://${host}/`);
      expect(tlsConnections).toBe(0);
      // Only a secure context ever has it, and *.localhost is one.
      await page.goto('http://first.localhost/');
      expect(await page.evaluate(() => [isSecureContext, 'fetchLater' in window])).toEqual([true, false]);
    } finally {
      await browser.close();
      for (const server of [plain, tls]) server.close();
    }
  });
}
