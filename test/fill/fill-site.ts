import type { Browser } from 'playwright';
import { findBrowsers, type FoundBrowsers } from '../../crawler/browser/find-browser.js';
import { loadPage } from '../../crawler/browser/load-page.js';
import { quietly } from '../../crawler/browser/quietly.js';
import { launchBrowser, newVisitorContext } from '../../crawler/browser/launch.js';
import { prepareBrowserTrust } from '../../crawler/browser/trust-store.js';
import type { FilledForm } from '../../crawler/evidence/filled.js';
import type { FormFact } from '../../crawler/evidence/form.js';
import { collectForms } from '../../crawler/fields/collect.js';
import { openFiller, type Filler } from '../../crawler/fill/fill-forms.js';
import { goesOnWithRequired } from '../../crawler/fill/trials/steps-before.js';
import { readSettings, type SubmitMode } from '../../crawler/settings.js';
import { BrokenCertificates } from '../../crawler/tls/broken-certificates.js';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLoggingServer, type Logged, type LoggingServer, type Site } from './logging-server.js';

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
  /** The form as the first visit found it. */
  readonly form: FormFact;
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
  /** A card's fields in frames that stand in no form are part of the one that is filled in. */
  readonly takesCards?: boolean;
  /** Hosts whose certificate counts as expired. */
  readonly expired?: readonly string[];
}

/** What the fills of a test worker share: starting browsers and making certificates takes longer than most fills. */
interface Bench {
  readonly server: LoggingServer;
  /** What the server answers now. */
  readonly show: (site: Site) => void;
  /** A browser that sees the site as a first visit does. */
  readonly scout: (kind: 'light' | 'full') => Promise<Browser>;
  readonly filler: (
    submit: SubmitMode,
    kind: 'light' | 'full',
    expired: readonly string[],
  ) => Promise<Filler>;
}

let bench: Promise<Bench> | undefined;

async function openBench(): Promise<Bench> {
  let shown: Site = () => undefined;
  const server = await startLoggingServer(request => shown(request), hosts);
  const connectTo = server.connectTo
    .map(rule => `*:${rule.port ?? ''}:${rule.toHost}:${rule.toPort}`)
    .join(',');
  const found = findBrowsers(process.env['CHROMIUM_PATH']);
  const folder = mkdtempSync(join(tmpdir(), 'fill-'));
  const trust = await prepareBrowserTrust(server.caFile, folder, ['www.mpro.org'], server.connectTo);
  const browsersFor = (kind: 'light' | 'full'): FoundBrowsers => ({
    ...found,
    light: found[kind] ?? found.light,
  });
  const scouts = new Map<string, Promise<Browser>>();
  const fillers = new Map<string, Promise<Filler>>();
  const kept = <T>(known: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> => {
    const made = known.get(key) ?? make();
    known.set(key, made);
    return made;
  };
  return {
    server,
    show: site => {
      shown = site;
    },
    scout: kind =>
      kept(scouts, kind, () =>
        launchBrowser({ choice: browsersFor(kind).light, connectTo: server.connectTo, trust }),
      ),
    filler: (submit, kind, expired) =>
      kept(fillers, [submit, kind, ...expired].join(' '), () => {
        const settings = settingsFor(connectTo, server.caFile, submit);
        const broken = expired.map(host => ({
          host,
          port: 443,
          faults: ['expired' as const],
          spki: server.key,
        }));
        return openFiller({
          settings,
          browsers: browsersFor(kind),
          trust,
          certificates: new BrokenCertificates(settings, broken),
          keep: name => Promise.resolve(name),
          say: () => undefined,
        });
      }),
  };
}

/** Serves a site, collects the forms of `path` as a first visit does, fills the one chosen, and gives what came of it. */
export const fillOn = (site: Site, options: FillOptions = {}): Promise<FillRun> =>
  quietly(() => fillIn(site, options));

async function fillIn(site: Site, options: FillOptions): Promise<FillRun> {
  const {
    path = '/',
    submit = 'dry',
    frame = '',
    nth = 0,
    further = false,
    browser = 'light',
    takesCards = false,
    expired = [],
  } = options;
  bench ??= openBench();
  const { server, show, scout, filler: fillerFor } = await bench;
  show(site);
  const page = `https://www.mpro.org${path}`;
  const context = await newVisitorContext(await scout(browser));
  const tab = await context.newPage();
  await loadPage(tab, page, 1_000);
  const holder = frame === '' ? tab.mainFrame() : tab.frames().find(each => each.url() === frame);
  const form = (await collectForms(holder ?? tab.mainFrame()))[nth];
  await context.close();
  if (!form) throw new Error('the page holds no such form');
  const filler = await fillerFor(submit, browser, expired);
  server.reset();
  const began = Date.now();
  const target = { page, form, frame, ...(takesCards ? { framed: { forms: [], takesCards } } : {}) };
  const alone = await filler.fill(target);
  const next = further ? alone.nextForms?.[0] : undefined;
  const afterRequired = goesOnWithRequired(alone);
  const filled = next ? await filler.fill({ ...next, frame: '', after: target, afterRequired }) : alone;
  const tookMs = Date.now() - began;
  return { filled, form, requests: [...server.requests], raw: server.raw(), tookMs };
}

/** A page with a form and a script. */
export const formPage = (form: string, script = ''): { body: string } => ({
  body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sign up</title></head><body><h1>Sign up</h1>${form}${
    script === '' ? '' : `<script>${script}</script>`
  }</body></html>`,
});
