import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Plugin } from 'esbuild';
import type { BrowserContext } from 'playwright';
import type * as api from './page-api.js';

/** All that can be asked in a page: what each function takes and gives is plain data, or elements. */
export type PageApi = typeof api;

const here = dirname(fileURLToPath(import.meta.url));
const project = join(here, '../..');
const cacheFolder = join(project, '.cache/page');

/** All that a bundle may be made of: what runs in the page, and the kernel. */
async function sources(): Promise<string[]> {
  const folders = [here, join(project, 'kernel')];
  const names = await Promise.all(folders.map(folder => readdir(folder, { recursive: true })));
  return folders
    .flatMap((folder, at) => (names[at] ?? []).map(name => join(folder, name)))
    .filter(path => path.endsWith('.ts'))
    .sort();
}

let known: Promise<string> | undefined;
/** Changes with any source. */
const stamp = (): Promise<string> =>
  (known ??= sources().then(async paths => {
    const texts = await Promise.all(paths.map(path => readFile(path, 'utf8')));
    const all = paths.map((path, at) => [relative(project, path), texts[at]]);
    return createHash('sha256').update(JSON.stringify(all)).digest('hex').slice(0, 16);
  }));

/** Source of a value: of an expression, a text, or a list or record of these. Throws for anything else, which would be lost without a word. */
function sourceOf(value: unknown): string {
  if (value instanceof RegExp)
    return `new RegExp(${JSON.stringify(value.source)}, ${JSON.stringify(value.flags)})`;
  if (typeof value === 'string') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(sourceOf).join()}]`;
  if (typeof value !== 'object' || value === null)
    throw new TypeError(`expected words or expressions in a list of words, got ${typeof value}`);
  return `{${Object.entries(value)
    .map(([name, each]) => `${JSON.stringify(name)}:${sourceOf(each)}`)
    .join()}}`;
}

/** Gives the bundle what a list of words comes to, without its rows: their languages and examples are for people, and some 30 KB. */
const wordLists: Plugin = {
  name: 'word-lists',
  setup(build) {
    build.onLoad({ filter: /[\\/]kernel[\\/]words[\\/][\w-]+-words\.ts$/ }, async ({ path }) => {
      const list = (await import(pathToFileURL(path).href)) as Readonly<Record<string, unknown>>;
      const exported = Object.entries(list).map(
        ([name, value]) => `export const ${name} = ${sourceOf(value)};`,
      );
      return { contents: exported.join('\n') };
    });
  },
};

/** Bundles a module into one expression whose value is what the module exports. */
async function build(entry: string): Promise<string> {
  const { build: bundle } = await import('esbuild');
  const { outputFiles } = await bundle({
    entryPoints: [join(here, entry)],
    bundle: true,
    plugins: [wordLists],
    write: false,
    format: 'iife',
    globalName: 'exported',
    platform: 'browser',
    target: 'es2023',
    charset: 'utf8',
    // What it costs to put it into a document goes by its length.
    minify: true,
    // What a source needs stands here, whatever loads it in Node.
    tsconfigRaw: {},
  });
  return `(() => { ${outputFiles[0]?.text ?? ''} return exported; })()`;
}

/** The same, kept on disk from run to run: to start the bundler takes longer than to look at a page. */
async function kept(entry: string): Promise<string> {
  const path = join(cacheFolder, `${entry.replace(/\W+/g, '-')}-${await stamp()}.js`);
  try {
    return await readFile(path, 'utf8');
  } catch {
    const text = await build(entry);
    // Workers start side by side: none may read what another has half written. Where nothing can be written, nothing is kept.
    const part = `${path}.${process.pid}`;
    await mkdir(cacheFolder, { recursive: true })
      .then(() => writeFile(part, text))
      .then(() => rename(part, path))
      .catch(() => undefined);
    return text;
  }
}

const bundles = new Map<string, Promise<string>>();

/** Source of an expression that gives, in a page, what a module of this folder exports. Made once a process. */
export function bundled(entry: string): Promise<string> {
  const bundle = bundles.get(entry) ?? kept(entry);
  bundles.set(entry, bundle);
  return bundle;
}

/** Has every document of a context run an exported function of a module in `watches/` before the document's own scripts. */
export async function watchDocuments(
  context: BrowserContext,
  watch: 'brands' | 'peer-connections' | 'script-cookies' | 'shadow-roots' | 'timers',
  ...args: readonly number[]
): Promise<void> {
  const exported = await bundled(`watches/${watch}.ts`);
  await context.addInitScript({ content: `${exported}.watch(${args.join()})` });
}
