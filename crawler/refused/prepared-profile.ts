import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright';
import { launchOptions, withViewport, type LaunchRequest } from '../browser/launch.js';

/** A browser started with a profile folder of its own; fresh contexts of it follow that profile's preferences. */
export interface ProfiledBrowser {
  readonly browser: Browser;
  close(): Promise<void>;
}

/** The browser started with a profile folder cannot make contexts of its own. */
export class ProfiledBrowserError extends Error {
  readonly code = 'E_PROFILED_BROWSER';
}

/** Chromium's content settings: 2 blocks. `cookie_controls_mode` 0 keeps third-party cookies, which some builds refuse by default. */
export const refuseAllCookies = { profile: { default_content_setting_values: { cookies: 2 } } };
export const keepAllCookies = { profile: { cookie_controls_mode: 0 } };

/** Starts full Chromium with preferences; the light headless shell does not read them. */
export async function launchWithPreferences(
  request: LaunchRequest,
  preferences: object,
): Promise<ProfiledBrowser> {
  const folder = mkdtempSync(join(tmpdir(), 'browser-profile-'));
  const forget = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  try {
    mkdirSync(join(folder, 'Default'));
    writeFileSync(join(folder, 'Default', 'Preferences'), JSON.stringify(preferences));
    const context = await chromium.launchPersistentContext(folder, launchOptions(request));
    const browser = context.browser();
    if (!browser) throw new ProfiledBrowserError('expected a browser behind the profile, got none');
    withViewport(browser, request.viewport);
    return {
      browser,
      async close() {
        await context.close();
        forget();
      },
    };
  } catch (error) {
    forget();
    throw error;
  }
}
