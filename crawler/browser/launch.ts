import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type LaunchOptions,
} from 'playwright';
import { watchDocuments } from '../page/bundle.js';
import { brandHint } from './common-brands.js';
import type { ConnectRule } from '../network/connect-to.js';
import type { BrowserChoice } from './find-browser.js';
import { hostResolverRules } from './resolver-rules.js';
import type { Viewport } from '../settings.js';
import type { BrowserTrust } from './trust-store.js';

/** What a launch depends on. `proxy` replaces the resolver rules: then the proxy alone decides where connections go. */
export interface LaunchRequest {
  readonly choice: BrowserChoice;
  readonly connectTo: readonly ConnectRule[];
  readonly trust: BrowserTrust;
  readonly proxy?: { readonly server: string };
  readonly args?: readonly string[];
  /** Whose screen the browser's visitors have; a desktop's where it is not said. */
  readonly viewport?: Viewport;
}

/**
 * Features of Chromium that are switched off. The switch takes the place of Playwright's own, so all that Playwright switches off stands
 * here too, but for the partitioning of third parties' storage, which visitors' browsers have.
 */
const withoutFeatures = [
  // Addresses are visited as they stand: a link to http stays one.
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  // Nothing but the site is asked for anything.
  'OptimizationHints',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'PreconnectToSearch',
  'AimEnabled',
  // What is on its way or shown is not held up, nor broken off.
  'PaintHolding',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  // Parts of a person's browser.
  'DestroyProfileOnBrowserClose',
  'LensOverlay',
  'msForceBrowserSignIn',
  'msEdgeUpdateLaunchServicesPreferredVersion',
  // Ours: with it, each page of a site costs half as much time again; no page can tell whether it is there.
  'RenderDocument',
];

const steadyArgs = [
  // Consent managers hide from bots: a harness that looks like one tests another site. What `fetchLater` sends, no observer sees.
  '--disable-blink-features=AutomationControlled,FetchLaterAPI',
  // UDP would slip past every observer.
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--disable-quic',
  '--disable-shared-workers',
  `--disable-features=${withoutFeatures.join(',')}`,
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
];

/** Playwright launch options for a request; usable in `use.launchOptions` of a config and in `chromium.launch`. */
export function launchOptions(request: LaunchRequest): LaunchOptions {
  const rules = request.proxy ? [] : [`--host-resolver-rules=${hostResolverRules(request.connectTo)}`];
  return {
    ...request.choice,
    headless: true,
    // Chromium refuses its sandbox to root, the usual user in CI containers.
    chromiumSandbox: process.platform !== 'linux' || process.getuid?.() !== 0 ? undefined : false,
    args: [...steadyArgs, ...rules, ...request.trust.args, ...(request.args ?? [])],
    env: { ...process.env, ...request.trust.env },
    ...(request.proxy ? { proxy: { ...request.proxy, bypass: '<-loopback>' } } : {}),
    timeout: 60_000,
  } as LaunchOptions;
}

/** Whose screen the visitors of a browser have. */
const screens = new WeakMap<Browser, Viewport>();

/** Has the visitors of a browser come with this screen. */
export function withViewport(browser: Browser, viewport: Viewport = 'desktop'): Browser {
  screens.set(browser, viewport);
  return browser;
}

export const launchBrowser = async (request: LaunchRequest): Promise<Browser> =>
  withViewport(await chromium.launch(launchOptions(request)), request.viewport);

/** The User-Agent of a common visitor: the browser's own without the word that marks it as headless. */
export const visitorUserAgent = (version: string): string =>
  `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${version.split('.')[0]}.0.0.0 Safari/537.36`;

/** The same of a telephone: Chrome on Android as it reduces its own. */
const mobileUserAgent = (version: string): string =>
  `Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${version.split('.')[0]}.0.0.0 Mobile Safari/537.36`;

/** Sizes of visitors' screens in CSS pixels: a desktop's and a telephone's. */
export const screenSizes = {
  desktop: { width: 1280, height: 900 },
  mobile: { width: 412, height: 839 },
} as const satisfies Record<Viewport, { width: number; height: number }>;

/** What sets a screen apart: its size, fingers or a mouse, and what the browser says of itself. */
function screenOf(browser: Browser): BrowserContextOptions {
  const version = browser.version();
  const hints = { 'sec-ch-ua': brandHint(version) };
  if (screens.get(browser) !== 'mobile')
    return {
      userAgent: visitorUserAgent(version),
      viewport: screenSizes.desktop,
      extraHTTPHeaders: hints,
    };
  return {
    userAgent: mobileUserAgent(version),
    viewport: screenSizes.mobile,
    isMobile: true,
    hasTouch: true,
    extraHTTPHeaders: { ...hints, 'sec-ch-ua-mobile': '?1', 'sec-ch-ua-platform': '"Android"' },
  };
}

/** Context options every profile shares: a common visitor who reads English, on a desktop's or a telephone's screen. */
export const visitorContext = (browser: Browser): BrowserContextOptions => ({
  ...screenOf(browser),
  locale: 'en-US',
  timezoneId: 'America/Detroit',
  acceptDownloads: false,
  permissions: [],
});

/** A fresh, isolated context of a common visitor. */
export async function newVisitorContext(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({ ...visitorContext(browser), ...options });
  await watchDocuments(context, 'brands');
  await watchDocuments(context, 'shadow-roots');
  return context;
}
