import { findBrowsers } from '../browser/find-browser.js';
import { readSettings } from '../settings.js';
import { evidenceKeeper } from './keep-evidence.js';
import { preparedTrust } from './prepared-trust.js';
import type { ProfileContext } from './profile.js';

/** The context of this run's profiles, from the environment that its global setup completed. */
export function profileContext(env: NodeJS.ProcessEnv): ProfileContext {
  const settings = readSettings(env, new Date().toISOString().slice(0, 10));
  return {
    settings,
    browsers: findBrowsers(settings.chromiumPath),
    trust: preparedTrust(env),
    keep: evidenceKeeper(settings.reportsDir),
    say: line => void process.stdout.write(`${line}\n`),
  };
}
