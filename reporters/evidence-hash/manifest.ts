import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { evidenceFolder, inventoryFile, partEnding } from '../../crawler/evidence/paths.js';
import { rehearsalFile } from '../../crawler/evidence/rehearsal.js';
import { reportPaths } from '../report-paths.js';
import { writeWhole } from '../../crawler/evidence/write-whole.js';

/** A manifest that cannot be used; the message is one line. */
export class ManifestError extends Error {
  readonly code = 'E_MANIFEST';
}

/** SHA-256 (hex) by path, relative to the reports folder. */
export type Manifest = ReadonlyMap<string, string>;

/** A manifest, and which files it speaks for: those of these names, and all below these folders. */
export interface ManifestKind {
  readonly file: string;
  readonly files: readonly string[];
  readonly folders: readonly string[];
  /** A file that is older than this one belongs to an earlier run, and is left out. */
  readonly since?: string;
}

/** What a run saw, and what was made of it; written as the run ends. */
export const evidenceManifest: ManifestKind = {
  file: reportPaths.evidenceManifest,
  files: [
    inventoryFile,
    rehearsalFile,
    reportPaths.conformance,
    reportPaths.sarif,
    reportPaths.summary,
    reportPaths.findings,
    reportPaths.run,
  ],
  folders: [evidenceFolder],
};

/** What is made for people afterwards, and the manifest of the evidence that it rests on. */
export const reportManifest: ManifestKind = {
  file: reportPaths.reportManifest,
  files: [reportPaths.evidenceManifest, reportPaths.allureReport, reportPaths.statement],
  folders: [],
  since: reportPaths.evidenceManifest,
};

/** SHA-256 of a file as hex, whatever its size. */
async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** The files that a manifest of this kind speaks for and that exist, in the order of their names. */
function filesOf(reportsDir: string, { files, folders, since }: ManifestKind): readonly string[] {
  const below = folders.flatMap(folder =>
    existsSync(join(reportsDir, folder))
      ? readdirSync(join(reportsDir, folder), { recursive: true, withFileTypes: true })
          .filter(entry => entry.isFile() && !entry.name.endsWith(partEnding))
          .map(entry => join(entry.parentPath, entry.name).slice(join(reportsDir, '/').length))
      : [],
  );
  const timeOf = (file: string): number =>
    statSync(join(reportsDir, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const first = since === undefined ? 0 : timeOf(since);
  const own = files.filter(file => existsSync(join(reportsDir, file)) && timeOf(file) >= first);
  const all = [...own, ...below];
  return all.map(path => path.replaceAll('\\', '/')).sort();
}

/** Hashes files of the reports folder; those that are not there have no hash. */
async function hashesOf(reportsDir: string, paths: readonly string[]): Promise<Manifest> {
  const manifest = new Map<string, string>();
  for (const path of paths)
    if (existsSync(join(reportsDir, path))) manifest.set(path, await hashOf(join(reportsDir, path)));
  return manifest;
}

/** Writes a manifest as `sha256sum` does, so that `sha256sum -c` checks it as well, and gives its own SHA-256. */
export async function writeManifest(reportsDir: string, kind: ManifestKind): Promise<string> {
  const lines = [...(await hashesOf(reportsDir, filesOf(reportsDir, kind)))].map(
    ([path, hash]) => `${hash}  ${path}\n`,
  );
  const text = lines.join('');
  writeWhole(join(reportsDir, kind.file), text);
  return createHash('sha256').update(text).digest('hex');
}

/** Reads a manifest; undefined where there is none. Throws {@link ManifestError} on a line that is none of a manifest's. */
export function readManifest(reportsDir: string, kind: ManifestKind): Manifest | undefined {
  const file = join(reportsDir, kind.file);
  if (!existsSync(file)) return undefined;
  const rows = readFileSync(file, 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .map((line, index): [string, string] => {
      const [, hash = '', path = ''] = /^([0-9a-f]{64}) [ *](.+)$/.exec(line) ?? [];
      if (path === '' || path.startsWith('/') || path.split('/').includes('..'))
        throw new ManifestError(`${file}:${index + 1}: expected "<sha256>  <path below the reports folder>"`);
      return [path, hash];
    });
  return new Map(rows);
}

/** How a file differs from what the manifest says of it. */
export interface FileDifference {
  readonly path: string;
  readonly is: 'changed' | 'missing' | 'added';
}

/** Every file that is not as the manifest says, by path. Throws {@link ManifestError}; there has to be a manifest. */
export async function changedFiles(
  reportsDir: string,
  kind: ManifestKind,
): Promise<readonly FileDifference[]> {
  const written = readManifest(reportsDir, kind);
  if (written === undefined)
    throw new ManifestError(
      `expected ${join(reportsDir, kind.file)}, which a run writes as it ends: run "npx playwright test" first`,
    );
  // What is made for people has no folder of its own: nothing can be added to it.
  const now = await hashesOf(
    reportsDir,
    kind.folders.length === 0 ? [...written.keys()] : filesOf(reportsDir, kind),
  );
  const paths = [...new Set([...written.keys(), ...now.keys()])].sort();
  return paths.flatMap((path): FileDifference[] => {
    const [was, is] = [written.get(path), now.get(path)];
    if (was === undefined) return [{ path, is: 'added' }];
    if (is === undefined) return [{ path, is: 'missing' }];
    return was === is ? [] : [{ path, is: 'changed' }];
  });
}

/** SHA-256 of a manifest's own file: one number that stands for everything it names. Undefined where there is none. */
export const manifestHash = async (reportsDir: string, kind: ManifestKind): Promise<string | undefined> =>
  existsSync(join(reportsDir, kind.file)) ? hashOf(join(reportsDir, kind.file)) : undefined;
