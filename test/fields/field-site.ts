import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test as base, type Page } from '@playwright/test';
import { chromium } from 'playwright';
import { findBrowsers } from '../../crawler/browser/find-browser.js';

/** A server on loopback that answers each path with the HTML it was given. */
export interface FieldSite {
  readonly show: (html: string, path?: string) => Promise<Page>;
  readonly serve: (path: string, html: string) => string;
}

/** A page of the worker's browser and the server that it visits. */
interface Stage {
  readonly page: Page;
  readonly origin: string;
  /** What the server answers with, by path. */
  readonly pages: Map<string, string>;
}

/** `site`: shows HTML in a real browser, served over HTTP from loopback. A worker's tests share one tab: each shows documents of its own. */
export const test = base.extend<{ site: FieldSite }, { stage: Stage }>({
  stage: [
    async ({}, use) => {
      const { light } = findBrowsers(process.env['CHROMIUM_PATH']);
      const browser = await chromium.launch({ ...light, headless: true, args: ['--no-sandbox'] });
      const pages = new Map<string, string>();
      const server = createServer((request, response) => {
        const html = pages.get(request.url ?? '');
        const status = html === undefined ? 404 : 200;
        response.writeHead(status, {
          'content-type': 'text/html; charset=utf-8',
          'cache-control': 'no-store',
        });
        response.end(html ?? '');
      });
      await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
      const address: AddressInfo | string | null = server.address();
      if (address === null || typeof address === 'string') throw new Error('expected a TCP address');
      const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
      await use({ page, origin: `http://127.0.0.1:${address.port}`, pages });
      await browser.close();
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
    { scope: 'worker' },
  ],
  site: async ({ stage: { page, origin, pages } }, use) => {
    const serve = (path: string, html: string): string => {
      pages.set(path, html);
      return `${origin}${path}`;
    };
    await use({
      serve,
      show: async (html, path = '/') => {
        await page.goto(serve(path, html));
        return page;
      },
    });
    pages.clear();
    await page.goto('about:blank');
    await page.context().clearCookies();
  },
});
export { expect } from '@playwright/test';
