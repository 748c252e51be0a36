import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { exhibitPath } from '../evidence/exhibits.js';
import { partEnding } from '../evidence/paths.js';
import type { ProfileContext } from './profile.js';

/** Writes exhibits below the reports folder; the same name is written once. */
export function evidenceKeeper(reportsDir: string): ProfileContext['keep'] {
  return async (name, extension, content) => {
    const path = exhibitPath(name, extension);
    const file = join(reportsDir, path);
    if (existsSync(file)) return path;
    await mkdir(dirname(file), { recursive: true });
    // Another worker may keep the same exhibit at this moment, and a kill may come at any: the file is whole, or is not there.
    const part = `${file}.${randomUUID()}${partEnding}`;
    await writeFile(part, content);
    await rename(part, file);
    return path;
  };
}
