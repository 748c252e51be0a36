import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { load } from 'cheerio';
import { z } from 'zod';

const root = join(import.meta.dirname, '../..');
const row = z.strictObject({
  file: z.string(),
  selector: z.string(),
  kind: z.string().nullable(),
  requiredProgrammatic: z.boolean(),
  markedVisibly: z.boolean(),
});
const run = (folder: string) =>
  promisify(execFile)(process.execPath, ['--import', 'tsx', 'crawler/fields/classify-cli.ts', folder], {
    cwd: root,
  });

let folder = '';
test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'classify-'));
});
test.afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

test('one line a control; each selector finds that control alone in the source', async () => {
  const files: Record<string, string> = {
    'a.html':
      '<form><p>E-mail <input required></p><p>Phone * <input></p><input type="hidden" name="h"></form>',
    'b.html':
      '<meta http-equiv="refresh" content="0;url=https://elsewhere.test/"><script>document.write("<input>")</script><noscript><input name="zip"></noscript><p onclick="x()"><input name="city" onfocus="remove()" autofocus></p>',
    'broken.html': '<table><tr><form><td><input name="email"><td><select name="country"><option>a',
    'empty.html': '',
    'notes.txt': '<input name="email">',
  };
  for (const [name, html] of Object.entries(files)) await writeFile(join(folder, name), html);
  const { stdout } = await run(folder);
  const rows = stdout
    .split('\n')
    .filter(Boolean)
    .map(line => row.parse(JSON.parse(line)));
  expect(
    rows.map(({ file, kind, requiredProgrammatic, markedVisibly }) => [
      file,
      kind,
      requiredProgrammatic,
      markedVisibly,
    ]),
  ).toEqual([
    ['a.html', 'email', true, false],
    ['a.html', 'phone', false, true],
    ['b.html', 'postalAddress', false, false],
    ['broken.html', 'email', false, false],
    ['broken.html', 'postalAddress', false, false],
  ]);
  for (const { file, selector } of rows)
    expect(load(files[file] ?? '')(selector).length, `${file} ${selector}`).toBe(1);
});

for (const [title, argument] of [
  ['a folder that does not exist', 'no-such-folder'],
  ['a folder without HTML', ''],
] as const)
  test(`one clear line: ${title}`, async () => {
    const failure = await run(argument === '' ? folder : join(folder, argument)).then(
      () => undefined,
      (error: unknown) => z.object({ code: z.number(), stdout: z.string(), stderr: z.string() }).parse(error),
    );
    expect(failure?.code).toBe(2);
    expect(failure?.stdout).toBe('');
    expect(failure?.stderr.trim().split('\n')).toEqual([expect.stringContaining('expected')]);
  });
