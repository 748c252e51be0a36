import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import got, { type Got } from 'got';
import type { Browser, BrowserContext, Page } from 'playwright';
import { findBrowsers } from '../../crawler/browser/find-browser.js';
import { launchBrowser, newVisitorContext } from '../../crawler/browser/launch.js';
import { prepareBrowserTrust } from '../../crawler/browser/trust-store.js';
import { createAgents } from '../../crawler/network/agents.js';
import { parseConnectTo } from '../../crawler/network/connect-to.js';
import { believing } from '../../crawler/network/trust.js';
import { startReplica, type Replica } from '../../fixtures/replica/replica.js';

/** A replica with what a test looks at it with. */
export interface World {
  readonly replica: Replica;
  /** GETs and posts without following redirects; certificates are really checked. */
  readonly client: Got;
  /** A fresh visitor's page; a fresh one each time. */
  visit(url: string): Promise<Page>;
  close(): Promise<void>;
}

/** Starts a replica, and a browser when the first visit wants one. */
export async function openWorld(defects: readonly string[] = []): Promise<World> {
  const dir = mkdtempSync(join(tmpdir(), 'replica-test-'));
  const replica = await startReplica({ defects, dir });
  const connectTo = parseConnectTo(replica.connectTo);
  const agents = createAgents(connectTo, { secureContext: believing(replica.caFile) });
  const client = got.extend({
    agent: { http: agents.http, https: agents.https },
    followRedirect: false,
    throwHttpErrors: false,
    retry: { limit: 0 },
    timeout: { request: 20_000 },
  });
  let browser: Promise<Browser> | undefined;
  const contexts: BrowserContext[] = [];

  const launch = async (): Promise<Browser> => {
    const trust = await prepareBrowserTrust(replica.caFile, dir, [], connectTo);
    return launchBrowser({ choice: findBrowsers(process.env['CHROMIUM_PATH']).light, connectTo, trust });
  };
  return {
    replica,
    client,
    async visit(url) {
      browser ??= launch();
      const context = await newVisitorContext(await browser);
      contexts.push(context);
      const page = await context.newPage();
      await page.goto(url, { waitUntil: 'load' });
      await page.waitForFunction(promptHasSettled);
      return page;
    },
    async close() {
      await Promise.all(contexts.map(context => context.close()));
      await (await browser)?.close();
      agents.http.destroy();
      agents.https.destroy();
      await replica.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** The consent prompt takes the focus twice while it appears: keys typed before that are lost. Runs in the page. */
function promptHasSettled(): boolean {
  const prompt = document.querySelector('#cc-main .cm');
  if (!('CookieConsent' in window) || document.querySelector('dialog[open]')) return true;
  return (
    prompt !== null &&
    getComputedStyle(prompt).opacity === '1' &&
    prompt.getAnimations().length === 0 &&
    prompt.contains(document.activeElement)
  );
}
