import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { z } from 'zod';

/** What is read of dependency-cruiser's answer. */
const cruised = z.object({
  summary: z.object({
    violations: z.array(z.object({ rule: z.object({ name: z.string() }), from: z.string() })),
  }),
});

/** Which rules a tree of files breaks, each with the file that does, by the configuration of `npm run arrows`. */
function broken(folder: string, files: Readonly<Record<string, string>>): string[] {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [
      resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
      '--config',
      resolve('.dependency-cruiser.js'),
      '--output-type',
      'json',
      'crawler',
    ],
    { cwd: folder, encoding: 'utf8' },
  );
  expect(stderr).toBe('');
  return cruised
    .parse(JSON.parse(stdout))
    .summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`)
    .sort();
}

const aVisit = "import type { Record } from '../evidence/record.js';\nexport const visit: Record = 1;\n";

test('a room that imports what its row names breaks nothing', ({}, info) => {
  expect(
    broken(info.outputPath('tree'), {
      'crawler/evidence/record.ts': 'export type Record = number;\n',
      'crawler/visit/visit.ts': aVisit,
      'crawler/visit/read/part.ts':
        "import { world } from '../isolated-world.js';\nexport const part = world;\n",
      'crawler/visit/isolated-world.ts': 'export const world = 3;\n',
      'crawler/settings.ts':
        "import type { Record } from './evidence/record.js';\nexport const value: Record = 2;\n",
    }),
  ).toEqual([]);
});

test('an arrow upwards is told, though it is of a type alone', ({}, info) => {
  const found = broken(info.outputPath('tree'), {
    'crawler/visit/visit.ts': 'export type Visit = number;\n',
    'crawler/evidence/record.ts':
      "import type { Visit } from '../visit/visit.js';\nexport type Record = Visit;\n",
  });
  expect(found).toEqual(['crawler/evidence may import settings.ts: crawler/evidence/record.ts']);
});

test('a circle of types is told', ({}, info) => {
  const found = broken(info.outputPath('tree'), {
    'crawler/visit/a.ts': "import type { B } from './b.js';\nexport type A = B | 1;\n",
    'crawler/visit/b.ts': "import type { A } from './a.js';\nexport type B = A[];\n",
  });
  expect(found).toEqual(['no import cycles: crawler/visit/a.ts']);
});

test('a new room needs a row before it may import another, and no room may import it without', ({}, info) => {
  const found = broken(info.outputPath('tree'), {
    'crawler/evidence/record.ts': 'export type Record = number;\n',
    'crawler/annex/annex.ts':
      "import type { Record } from '../evidence/record.js';\nexport const annex: Record = 1;\n",
    'crawler/observe/observe.ts': "import { annex } from '../annex/annex.js';\nexport const run = annex;\n",
  });
  expect(found.map(line => line.replace(/ may import .*: /, ': '))).toEqual([
    'crawler/observe: crawler/observe/observe.ts',
    'every room of crawler has a row in .dependency-cruiser.js: crawler/annex/annex.ts',
  ]);
});
