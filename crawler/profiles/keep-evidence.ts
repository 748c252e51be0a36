import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import type { ProfileContext } from './profile.js';

/** A file name made of any text: a readable part and a hash, so that no site's words can name another folder or file. */
export function safeFileName(name: string, extension: string): string {
  const readable = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return `${readable || 'evidence'}-${createHash('sha256').update(name).digest('hex').slice(0, 10)}.${extension}`;
}

/** Writes evidence files into `folder` below the reports folder; the same name is written once. */
export function evidenceKeeper(reportsDir: string, folder: string): ProfileContext['keep'] {
  return async (name, extension, content) => {
    const path = posix.join(folder.replaceAll('\\', '/'), safeFileName(name, extension));
    const file = join(reportsDir, path);
    if (existsSync(file)) return path;
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
    return path;
  };
}
