import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findBrowsers, BrowserNotFoundError, type FoundBrowsers } from './find-browser.js';

const downloadLimitMs = 300_000;

function run(command: string, args: readonly string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(command, args, { stdio: 'inherit', timeout: downloadLimitMs, env }).status === 0;
}

const mayUseApt = (): boolean => process.getuid?.() === 0 && existsSync('/etc/debian_version');

/**
 * Finds the browsers; where there are none, installs one: Playwright's own download, or, where that cannot be reached and the
 * user is root on Debian or Ubuntu, the `chromium` package. Throws {@link BrowserNotFoundError} with the commands otherwise.
 */
export function ensureBrowsers(chromiumPath: string | undefined, say: (line: string) => void): FoundBrowsers {
  try {
    return findBrowsers(chromiumPath);
  } catch (error) {
    if (!(error instanceof BrowserNotFoundError) || (chromiumPath !== undefined && chromiumPath !== ''))
      throw error;
    say("No browser found: downloading Playwright's own Chromium.");
    if (!run(process.execPath, ['node_modules/playwright/cli.js', 'install', 'chromium']) && mayUseApt()) {
      say("That download cannot be reached: installing the system's chromium package.");
      if (run('apt-get', ['update', '-qq'])) run('apt-get', ['install', '-y', '-qq', 'chromium']);
    }
    return findBrowsers(chromiumPath);
  }
}
