import { findBrowsers, type FoundBrowsers } from '../../crawler/browser/find-browser.js';
import { quietly } from '../../crawler/browser/quietly.js';
import { launchBrowser, newVisitorContext } from '../../crawler/browser/launch.js';
import { prepareBrowserTrust } from '../../crawler/browser/trust-store.js';
import type { FilledForm } from '../../crawler/evidence/filled.js';
import { collectForms } from '../../crawler/fields/collect.js';
import { openFiller } from '../../crawler/fill/fill-forms.js';
import { readSettings, type SubmitMode } from '../../crawler/settings.js';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLoggingServer, type Logged, type Site } from './logging-server.js';

export const hosts = [
  'www.mpro.org',
  'mpro.org',
  'forms.mpro.org',
  'collector.example',
  '*.collector.example',
  'cdn.example',
  'vendor.test',
] as const;

export interface FillRun {
  readonly filled: FilledForm;
  readonly requests: readonly Logged[];
  /** Everything that reached a server while the form was filled. */
  readonly raw: string;
  readonly tookMs: number;
}

/** A made-up settings object for the site behind a logging server. */
export function settingsFor(connectTo: string, caFile: string, submit: SubmitMode) {
  return readSettings(
    { BASE_URL: 'https://www.mpro.org/', CONNECT_TO: connectTo, EXTRA_CA_CERTS: caFile, SUBMIT: submit },
    '2026-01-01',
  );
}

/** What is filled, and how; without more said, the first form of the start page, submissions held back. */
export interface FillOptions {
  readonly path?: string;
  readonly submit?: SubmitMode;
  readonly frame?: string;
  readonly nth?: number;
  /** Fills the form that submitting this one leads to, in its place. */
  readonly further?: boolean;
  /** The browser that fills, in place of the one that a run takes. */
  readonly browser?: 'light' | 'full';
}

/** Serves a site, collects the forms of `path` as a first visit does, fills the one chosen, and gives what came of it. */
export const fillOn = (site: Site, options: FillOptions = {}): Promise<FillRun> =>
  quietly(() => fillIn(site, options));

async function fillIn(site: Site, options: FillOptions): Promise<FillRun> {
  const { path = '/', submit = 'dry', frame = '', nth = 0, further = false, browser = 'light' } = options;
  const server = await startLoggingServer(site, hosts);
  const folder = mkdtempSync(join(tmpdir(), 'fill-'));
  const connectTo = server.connectTo
    .map(rule => `*:${rule.port ?? ''}:${rule.toHost}:${rule.toPort}`)
    .join(',');
  const settings = settingsFor(connectTo, server.caFile, submit);
  const found = findBrowsers(process.env['CHROMIUM_PATH']);
  const browsers: FoundBrowsers = { ...found, light: found[browser] ?? found.light };
  const trust = await prepareBrowserTrust(server.caFile, folder, ['www.mpro.org'], settings.connectTo);
  const page = `https://www.mpro.org${path}`;
  try {
    const scout = await launchBrowser({ choice: browsers.light, connectTo: settings.connectTo, trust });
    const context = await newVisitorContext(scout);
    const tab = await context.newPage();
    await tab.goto(page);
    const holder = frame === '' ? tab.mainFrame() : tab.frames().find(each => each.url() === frame);
    const form = (await collectForms(holder ?? tab.mainFrame()))[nth];
    await scout.close();
    if (!form) throw new Error('the page holds no such form');
    const filler = await openFiller({
      settings,
      browsers,
      trust,
      keep: name => Promise.resolve(name),
      say: () => undefined,
    });
    server.reset();
    const began = Date.now();
    const target = { page, form, frame };
    const alone = await filler.fill(target);
    const next = further ? alone.nextForms?.[0] : undefined;
    const filled = next ? await filler.fill({ ...next, frame: '', after: target }) : alone;
    const tookMs = Date.now() - began;
    await filler.close();
    return { filled, requests: [...server.requests], raw: server.raw(), tookMs };
  } finally {
    await server.close();
  }
}

/** A page with a form and a script. */
export const formPage = (form: string, script = ''): { body: string } => ({
  body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sign up</title></head><body><h1>Sign up</h1>${form}${
    script === '' ? '' : `<script>${script}</script>`
  }</body></html>`,
});
