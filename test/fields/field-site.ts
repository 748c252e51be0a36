import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test as base, type Browser, type Page } from '@playwright/test';
import { chromium } from 'playwright';
import { findBrowsers } from '../../crawler/browser/find-browser.js';

/** A server on loopback that answers each path with the HTML it was given. */
export interface FieldSite {
  readonly show: (html: string, path?: string) => Promise<Page>;
  readonly serve: (path: string, html: string) => string;
}

/** `site`: shows HTML in a real browser, served over HTTP from loopback. */
export const test = base.extend<{ site: FieldSite }, { light: Browser }>({
  light: [
    async ({}, use) => {
      const { light } = findBrowsers(process.env['CHROMIUM_PATH']);
      const browser = await chromium.launch({ ...light, headless: true, args: ['--no-sandbox'] });
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
  site: async ({ light }, use) => {
    const pages = new Map<string, string>();
    const server = createServer((request, response) => {
      const html = pages.get(request.url ?? '');
      response.writeHead(html === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' });
      response.end(html ?? '');
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    const address: AddressInfo | string | null = server.address();
    if (address === null || typeof address === 'string') throw new Error('expected a TCP address');
    const context = await light.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    const serve = (path: string, html: string): string => {
      pages.set(path, html);
      return `http://127.0.0.1:${address.port}${path}`;
    };
    await use({
      serve,
      show: async (html, path = '/') => {
        await page.goto(serve(path, html));
        return page;
      },
    });
    await context.close();
    server.closeAllConnections();
    await new Promise(resolve => server.close(resolve));
  },
});
export { expect } from '@playwright/test';
