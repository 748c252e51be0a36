import { withAcceptedKeys, type BrowserTrust } from '../browser/trust-store.js';
import type { FoundBrowsers } from '../browser/find-browser.js';
import type { ExhibitExtension } from '../evidence/exhibits.js';
import type { Settings } from '../settings.js';
import type { BrokenCertificates } from '../tls/broken-certificates.js';

/** What every profile (a way to visit) gets: the run's settings, browsers it may launch, and a place for evidence files. */
export interface ProfileContext {
  readonly settings: Settings;
  readonly browsers: FoundBrowsers;
  readonly trust: BrowserTrust;
  /** Hosts that are looked at in spite of their certificate; without it none is. */
  readonly certificates?: BrokenCertificates;
  /** Writes an evidence file (screenshot, text) once and gives its path relative to the reports folder. `name` is any text: it is made safe. */
  keep(name: string, extension: ExhibitExtension, content: Uint8Array | string): Promise<string>;
  /** Progress for the terminal. */
  say(line: string): void;
}

/** What a browser believes that is launched now: the extra authorities, and the keys of hosts that are looked at in spite of their certificate. */
export const trustNow = ({ trust, certificates }: ProfileContext): BrowserTrust => ({
  ...trust,
  args: withAcceptedKeys(trust.args, certificates?.keys ?? []),
});
