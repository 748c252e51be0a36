import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { z } from 'zod';
import { announcedDays } from '../../policy/endings.js';
import { testability } from '../../policy/claim.js';
import { claims } from '../../policy/claims.js';
import { verdict } from '../../policy/result.js';
import { verdictWords } from '../../reporters/pages/verdict-words.js';
import { developersGroup } from '../../reporters/prepare-results.js';
import { reportPaths } from '../../reporters/report-paths.js';

const read = (path: string): string => readFileSync(path, 'utf8');
const names = readdirSync('docs').filter(name => name.endsWith('.md'));
const all = (text: string, pattern: RegExp): string[] => [
  ...new Set(Array.from(text.matchAll(pattern), match => match[1] ?? '')),
];
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(read('package.json')));
const variables = new Set([...all(read('crawler/settings.ts'), /^ {2}([A-Z][A-Z_]+):/gm), 'DEFECTS']);

test('there are docs for both kinds of readers, and the README leads to them', () => {
  expect(names).toEqual(expect.arrayContaining(['for-developers.md', 'reading-the-report.md']));
  for (const name of names) expect(read('README.md')).toContain(`(docs/${name})`);
});

for (const name of names)
  test(`${name} names commands, variables, files and claims that exist`, () => {
    const text = read(join('docs', name));
    expect(
      all(text, /npm run (?:--silent )?([a-z:-]+)/g).filter(each => scripts[each] === undefined),
    ).toEqual([]);
    const used = all(text, /\b([A-Z][A-Z]+(?:_[A-Z]+)*)=/g);
    expect(used.filter(each => !variables.has(each))).toEqual([]);
    expect(all(text, /\]\(([^)#:]+)[^)]*\)/g).filter(path => !existsSync(join('docs', path)))).toEqual([]);
    const files = all(text, /`((?:crawler|fixtures|policy|reporters|specs|test|tools)\/[\w./-]*)`/g);
    expect(files.filter(path => !existsSync(path))).toEqual([]);
    expect(all(text, /playwright test ([\w./-]+\.ts)/g).filter(path => !existsSync(path))).toEqual([]);
    const ids = new Set(claims.map(({ id }) => id));
    expect(all(text, /--grep ([a-z0-9-]+)/g).filter(id => !ids.has(id))).toEqual([]);
    const written = new Set(Object.values(reportPaths).map(path => `reports/${path}`));
    expect(all(text, /`(reports\/[\w./-]+\.\w+)`/g).filter(path => !written.has(path))).toEqual([]);
  });

test('every verdict stands in the table, by the words that the report has for it', () => {
  const text = read('docs/reading-the-report.md');
  for (const each of verdict.options)
    expect(text).toMatch(new RegExp(`\\| ${verdictWords[each]} +\\| \`${each}\` `));
  expect(text).toContain(`${announcedDays} days ahead`);
  expect(read('docs/for-developers.md')).toContain(developersGroup);
  expect(testability.options).toContain('attestation');
});
