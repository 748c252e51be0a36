import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { planClaim, readNewClaim, ScaffoldError } from './plan-claim.js';

/** Writes what a new claim is made of below `root` and gives the files' paths, relative to it. */
export async function scaffoldClaim(root: string, id?: string, section?: string): Promise<readonly string[]> {
  const files = planClaim(root, readNewClaim(id, section));
  for (const { path, content } of files) {
    const file = join(root, path);
    const style = await resolveConfig(file);
    writeFileSync(file, await format(content, { ...style, parser: 'typescript' }));
  }
  return files.map(({ path }) => path);
}

const isCommand = process.argv[1]?.endsWith('new-claim.ts') ?? false;
if (isCommand) {
  try {
    const written = await scaffoldClaim(process.cwd(), ...process.argv.slice(2));
    process.stdout.write(
      `${written.map(path => `wrote ${path}`).join('\n')}\nNow write the entry's words, the rule, its cases and the defect. "npm test" names what is still missing.\n`,
    );
  } catch (error) {
    if (!(error instanceof ScaffoldError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
