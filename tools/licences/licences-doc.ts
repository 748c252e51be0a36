import { z } from 'zod';

/** What a `package-lock.json` (version 3) says of its packages; the project itself is the one with an empty path. */
const lockfile = z.object({
  packages: z.record(
    z.string(),
    z.object({ version: z.string().optional(), license: z.string().optional(), dev: z.boolean().optional() }),
  ),
});

/** A package that is installed with the harness. `licence` is an SPDX expression; undefined where its package.json names none. */
export interface LicensedPackage {
  readonly name: string;
  readonly version: string;
  readonly licence: string | undefined;
  /** Only the harness's own tests and checks need it. */
  readonly isDevelopment: boolean;
}

/** The packages of a parsed lockfile, by name and version, each once. Throws zod's error where it is none. */
export function licensedPackages(lock: unknown): LicensedPackage[] {
  const { packages } = lockfile.parse(lock);
  const byName = new Map<string, LicensedPackage>();
  for (const [path, { version = '', license, dev = false }] of Object.entries(packages)) {
    if (path === '') continue;
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const key = `${name}@${version}`;
    // Installed twice, for use and for development: it is in use.
    const isDevelopment = dev && (byName.get(key)?.isDevelopment ?? true);
    byName.set(key, { name, version, licence: license, isDevelopment });
  }
  return [...byName.values()].sort((a, b) => (`${a.name}@${a.version}` < `${b.name}@${b.version}` ? -1 : 1));
}

const listed = (packages: readonly LicensedPackage[]): string => {
  const byLicence = new Map<string, string[]>();
  for (const { name, version, licence = 'not named' } of packages)
    byLicence.set(licence, [...(byLicence.get(licence) ?? []), `${name} ${version}`]);
  return [...byLicence]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([licence, names]) => `### ${licence} (${names.length})\n\n${names.join(', ')}\n`)
    .join('\n');
};

/** The text of `docs/licences.md`. */
export function renderLicences(packages: readonly LicensedPackage[]): string {
  const used = packages.filter(({ isDevelopment }) => !isDevelopment);
  const development = packages.filter(({ isDevelopment }) => isDevelopment);
  return `# Licences

The harness itself is under [Apache-2.0](../LICENSE). It is made with the packages below; \`npm run licences\` writes this list from \`package-lock.json\`, and a test holds it to that.
None of them is copied into this repository: \`npm ci\` installs them.

## What runs the checks: ${used.length} packages

${listed(used)}
## What only the harness's own tests and checks use: ${development.length} packages

${listed(development)}`;
}
