import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Peers are measured, not used: they stand outside the project's lock file. */
const versions = { '@crawlee/cheerio': '3.18.1', linkinator: '7.6.1' };
const folder = resolve('.cache/bench');

/** Installs the peers where they are not yet, and gives the folder to run them in. */
export function installPeers(): string {
  mkdirSync(folder, { recursive: true });
  const marker = join(folder, 'installed.json');
  if (!existsSync(marker)) {
    const manifest = { name: 'bench-peers', private: true, type: 'module', dependencies: versions };
    writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    const { status } = spawnSync(npm, ['install', '--no-audit', '--no-fund', '--no-package-lock'], {
      cwd: folder,
      stdio: 'inherit',
    });
    if (status !== 0) throw new Error(`npm could not install the peers into ${folder}`);
    writeFileSync(marker, JSON.stringify(versions));
  }
  cpSync(resolve('test/bench/peers'), folder, { recursive: true });
  return folder;
}
