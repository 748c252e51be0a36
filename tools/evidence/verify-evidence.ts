import { runSettings } from '../../fixtures/run-settings.js';
import {
  changedFiles,
  evidenceManifest,
  ManifestError,
  manifestHash,
  readManifest,
  reportManifest,
  type FileDifference,
} from '../../reporters/evidence-hash/manifest.js';
import { printable } from '../../reporters/printable.js';
import { plural } from '../../reporters/tally.js';

const lineOf = ({ is, path }: FileDifference): string => `${is.padEnd(8)} ${printable(path)}`;

/** Checks evidence and reports against what was written with them: `npm run verify-evidence`. Gives the exit code. */
async function verify(reportsDir: string): Promise<number> {
  const evidence = await changedFiles(reportsDir, evidenceManifest);
  const hasReports = readManifest(reportsDir, reportManifest) !== undefined;
  const reports = hasReports ? await changedFiles(reportsDir, reportManifest) : [];
  const found = [...evidence, ...reports];
  const count =
    (readManifest(reportsDir, evidenceManifest)?.size ?? 0) +
    (readManifest(reportsDir, reportManifest)?.size ?? 0);
  const hash = (await manifestHash(reportsDir, evidenceManifest)) ?? '';
  process.stdout.write(found.map(each => `${lineOf(each)}\n`).join(''));
  process.stdout.write(
    found.length === 0
      ? `All ${plural(count, 'file')} are as they were written. SHA-256 of ${evidenceManifest.file}: ${hash}\n`
      : `${plural(found.length, 'file')} not as written.\n`,
  );
  return found.length === 0 ? 0 : 1;
}

try {
  process.exitCode = await verify(runSettings().reportsDir);
} catch (error) {
  if (!(error instanceof ManifestError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
