import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import tls from 'node:tls';
import { spkiOf } from '../network/accepted-keys.js';
import { endpointFor, type ConnectRule } from '../network/connect-to.js';
import { certificateAuthorities, readCertificates } from '../network/trust.js';

/** The trust store for `EXTRA_CA_CERTS` could not be made. */
export class TrustStoreError extends Error {
  readonly code = 'E_TRUST_STORE';
}

/** What a launch needs so that the browser trusts the extra certificate authorities: environment and arguments. */
export interface BrowserTrust {
  readonly env: Readonly<Record<string, string>>;
  readonly args: readonly string[];
}

const keySwitch = '--ignore-certificate-errors-spki-list=';

/**
 * Chromium's arguments by which it also takes certificates with these keys (SHA-256 of the SubjectPublicKeyInfo, base64), whatever else is
 * wrong with them. The switch counts once only: keys that it names already stay.
 */
export function withAcceptedKeys(args: readonly string[], keys: readonly string[]): string[] {
  const named = args
    .filter(arg => arg.startsWith(keySwitch))
    .flatMap(arg => arg.slice(keySwitch.length).split(','));
  const all = [...new Set([...named, ...keys])];
  const others = args.filter(arg => !arg.startsWith(keySwitch));
  return all.length === 0 ? others : [...others, `${keySwitch}${all.join(',')}`];
}

const hasCertutil = (): boolean =>
  process.platform === 'linux' && spawnSync('certutil', ['-H']).error === undefined;

/**
 * Makes the extra CAs known to Chromium, so that certificates are really checked (expiry and names included). On Linux with
 * NSS's `certutil` that is a certificate database in a home folder of the browser's own (in `folder`). Elsewhere the leaf keys of
 * `hosts` are admitted one by one, after Node has checked each chain against the same CAs.
 */
export async function prepareBrowserTrust(
  extraCaFile: string | undefined,
  folder: string,
  hosts: readonly string[],
  connectTo: readonly ConnectRule[],
): Promise<BrowserTrust> {
  if (extraCaFile === undefined) return { env: {}, args: [] };
  if (hasCertutil()) return { env: { HOME: makeNssHome(extraCaFile, folder) }, args: [] };
  const keys = await Promise.all(hosts.map(host => verifiedKey(host, connectTo, extraCaFile)));
  const known = keys.filter(key => key !== undefined);
  return { env: {}, args: withAcceptedKeys([], known) };
}

function makeNssHome(extraCaFile: string, folder: string): string {
  const home = join(folder, 'browser-home');
  const database = join(home, '.pki', 'nssdb');
  rmSync(home, { recursive: true, force: true });
  mkdirSync(database, { recursive: true });
  const certutil = (...args: string[]): void => {
    const { status, stderr } = spawnSync('certutil', ['-d', `sql:${database}`, ...args], {
      encoding: 'utf8',
      timeout: 30_000,
    });
    if (status !== 0)
      throw new TrustStoreError(`certutil ${args[0]} failed on ${database}: ${stderr.trim()}`);
  };
  certutil('-N', '--empty-password');
  readCertificates(extraCaFile).forEach((pem, index) => {
    const file = join(home, `extra-ca-${index}.pem`);
    writeFileSync(file, `${pem}\n`);
    certutil('-A', '-t', 'C,,', '-n', `extra-ca-${index}`, '-i', file);
  });
  return home;
}

/** The home folder that {@link prepareBrowserTrust} made in an earlier step of the same run, if it did. */
export function existingBrowserHome(folder: string): string {
  const home = join(folder, 'browser-home');
  return existsSync(home) ? home : homedir();
}

/** Base64 SHA-256 of the public key that `host` presents on 443, once Node accepts its chain; `undefined` when it does not. */
async function verifiedKey(
  host: string,
  rules: readonly ConnectRule[],
  extraCaFile: string,
): Promise<string | undefined> {
  const endpoint = endpointFor(rules, host, 443);
  if (!endpoint) return undefined;
  return new Promise(resolve => {
    const socket = tls.connect({
      ...endpoint,
      servername: host,
      ca: certificateAuthorities(extraCaFile),
      timeout: 10_000,
    });
    const finish = (key?: string): void => {
      socket.destroy();
      resolve(key);
    };
    socket.once('error', () => finish());
    socket.once('timeout', () => finish());
    socket.once('secureConnect', () => {
      const own = socket.getPeerX509Certificate();
      finish(own && spkiOf(own));
    });
  });
}
