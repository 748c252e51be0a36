import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { findBrowsers } from '../../crawler/browser/find-browser.js';
import { launchBrowser, newVisitorContext } from '../../crawler/browser/launch.js';

test('neither a server nor a script is told that the browser is a headless one', async () => {
  const hints: string[] = [];
  const server = createServer((request, response) => {
    hints.push([request.headers['sec-ch-ua'], request.headers['user-agent']].join(' '));
    response.setHeader('content-type', 'text/html').end('<title>Page</title>');
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const choice = findBrowsers(process.env['CHROMIUM_PATH']).light;
  const browser = await launchBrowser({
    choice,
    connectTo: [],
    trust: { env: {}, args: [] },
    proxy: { server: address },
  });
  try {
    const page = await (await newVisitorContext(browser)).newPage();
    await page.goto(address);
    const told = await page.evaluate(async () => {
      const data = Reflect.get(navigator, 'userAgentData') as {
        brands: unknown;
        toJSON(): unknown;
        getHighEntropyValues(hints: string[]): Promise<unknown>;
      };
      const values = await data.getHighEntropyValues(['fullVersionList', 'platform']);
      return JSON.stringify([data.brands, data, values, navigator.userAgent, navigator.webdriver]);
    });
    expect(told).toContain('Google Chrome');
    expect(told).toContain('"platform":"Linux"');
    expect(told).toContain('false');
    for (const words of [told, ...hints]) expect(words).not.toMatch(/headless/i);
    expect(hints[0]).toContain('"Google Chrome"');
  } finally {
    await browser.close();
    server.close();
  }
});
