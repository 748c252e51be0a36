import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { exhibitsFolder } from './paths.js';

/** Kinds of exhibits: what a person can open and look at. */
export type ExhibitExtension = 'png' | 'txt' | 'html' | 'json';

/**
 * Where the exhibit of a name is kept, relative to the reports folder. The name may be any text: a readable part and a hash make up the
 * file's, so that no site's words can name another folder or file, and that names which read alike stay apart.
 */
export function exhibitPath(name: string, extension: ExhibitExtension): string {
  const readable = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 10);
  return posix.join(exhibitsFolder, `${readable || 'exhibit'}-${hash}.${extension}`);
}
