import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright';

/** How to launch one kind of browser: options for Playwright's `chromium.launch`. */
export interface BrowserChoice {
  readonly executablePath?: string;
  readonly channel?: 'chromium';
}

/** `light` serves most visits; `full` (new headless) is the only kind that can refuse cookies by preference. */
export interface FoundBrowsers {
  readonly light: BrowserChoice;
  readonly full: BrowserChoice | undefined;
  /** For people: what was found and where. */
  readonly summary: string;
}

/** No usable browser: names what was looked for and the commands that mend it. */
export class BrowserNotFoundError extends Error {
  readonly code = 'E_BROWSER_NOT_FOUND';
}

const fullNames = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'chrome.exe',
];
const fixedPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const onPath = (name: string): string | undefined =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter(folder => folder !== '')
    .map(folder => join(folder, name))
    .find(isExecutable);

/** What a browser is called by where it was found: Google's build has its name in every path that it is installed to. */
export function describeChoice({ executablePath, channel }: BrowserChoice): {
  readonly name: 'Chromium' | 'Google Chrome';
  readonly headlessShell: boolean;
  readonly foundAt: string;
} {
  return {
    name: /google/i.test(executablePath ?? '') ? 'Google Chrome' : 'Chromium',
    // Playwright starts its own headless shell where neither a path nor a channel is asked for.
    headlessShell: executablePath === undefined ? channel === undefined : isHeadlessShell(executablePath),
    foundAt: executablePath ?? "Playwright's own",
  };
}

const isHeadlessShell = (path: string): boolean => /headless[-_]shell/i.test(path);

/**
 * The browsers to use: `chromiumPath` (the variable CHROMIUM_PATH), else Playwright's own, else the system's Chromium or Chrome.
 * Throws {@link BrowserNotFoundError} when there is none, or when `chromiumPath` cannot be run.
 */
export function findBrowsers(chromiumPath?: string): FoundBrowsers {
  const system = fullNames.map(onPath).find(path => path !== undefined) ?? fixedPlaces.find(isExecutable);
  const own = isExecutable(chromium.executablePath());
  const full: BrowserChoice | undefined = own
    ? { channel: 'chromium' }
    : system === undefined
      ? undefined
      : { executablePath: system };
  if (chromiumPath !== undefined && chromiumPath !== '') {
    if (!isExecutable(chromiumPath)) {
      throw new BrowserNotFoundError(
        `CHROMIUM_PATH: expected a browser that can be run, got ${JSON.stringify(chromiumPath)}`,
      );
    }
    const given = { executablePath: chromiumPath };
    return {
      light: given,
      full: isHeadlessShell(chromiumPath) ? full : given,
      summary: `CHROMIUM_PATH ${chromiumPath}`,
    };
  }
  if (own) return { light: {}, full: { channel: 'chromium' }, summary: "Playwright's own Chromium" };
  const shell = onPath('chromium-headless-shell');
  const light = shell ?? system;
  if (light === undefined) {
    throw new BrowserNotFoundError(
      "no browser found (looked for CHROMIUM_PATH, Playwright's own, Chromium and Chrome of the system). " +
        'Run "npx playwright install --with-deps chromium", or on Debian and Ubuntu "sudo apt-get install chromium"',
    );
  }
  return { light: { executablePath: light }, full, summary: light };
}
