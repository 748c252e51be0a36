import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { z } from 'zod';
import { bounds } from '../../crawler/evidence/bounds.js';
import { readSettings } from '../../crawler/settings.js';

const read = (path: string): string => readFileSync(path, 'utf8');
const readme = read('README.md');
const both = `${readme}\n${read('CONTRIBUTING.md')}`;
const all = (text: string, pattern: RegExp): string[] => [
  ...new Set(Array.from(text.matchAll(pattern), match => match[1] ?? '')),
];
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(read('package.json')));

/** Last cell of the row that begins with these names. */
const defaultOf = (names: string): string =>
  readme
    .split('\n')
    .find(line => line.startsWith(`| ${names} `))
    ?.split(' | ')
    .at(-1)
    ?.replace(/ *\|$/, '')
    .trim() ?? '';

test('the table of settings names every variable, and no other', () => {
  const known = all(read('crawler/settings.ts'), /^ {2}([A-Z][A-Z_]+):/gm);
  const table = readme.slice(
    readme.indexOf('| variable'),
    readme.indexOf('\n\n', readme.indexOf('| variable')),
  );
  const named = table
    .split('\n')
    .slice(2)
    .flatMap(line => all(line.split(' | ')[0] ?? '', /`([A-Z_]+)`/g));
  expect(named.sort()).toEqual([...known, 'DEFECTS'].sort());
});

test('the defaults in the table are those of the settings', () => {
  const settings = readSettings({ BASE_URL: 'https://www.example.org/' }, '2026-01-01');
  expect(defaultOf('`MAX_PAGES`, `MAX_DEPTH`')).toBe(`${settings.maxPages}, ${settings.maxDepth}`);
  expect(defaultOf('`FAMILY_HOSTS`').match(/[^`, ]+/g)).toEqual(settings.familyHosts.slice(1));
  expect(defaultOf('`SUBMIT`')).toMatch(new RegExp(`^\`${settings.submit}\`;`));
  expect(defaultOf('`VISITS`')).toBe(`\`${settings.visits}\``);
  expect(defaultOf('`REPORTS_DIR`')).toBe(`\`${settings.reportsDir}\``);
  const polite = new RegExp(`^${settings.crawlDelayMs} .*, ${settings.respectRobots}$`);
  expect(defaultOf('`CRAWL_DELAY_MS`, `RESPECT_ROBOTS`')).toMatch(polite);
});

test('the commands and files that are named exist', () => {
  const commands = all(both, /npm run (?:--silent )?([a-z:-]+)/g);
  expect(commands.length).toBeGreaterThan(5);
  expect(commands.filter(name => scripts[name] === undefined)).toEqual([]);
  const linked = all(both, /\]\(([^)#:]+)\)/g);
  const run = all(both, /npx (?:tsx|playwright test) ([\w./-]+\.ts)/g);
  const quoted = all(both, /`((?:crawler|fixtures|policy|reporters|specs|test)\/[\w./-]*)`/g);
  expect([linked.length, run.length, quoted.length].every(count => count > 1)).toBe(true);
  expect([...linked, ...run, ...quoted].filter(path => !existsSync(path))).toEqual([]);
});

test('the version of Node is the one that is asked for', () => {
  const { engines } = z
    .object({ engines: z.object({ node: z.string() }) })
    .parse(JSON.parse(read('package.json')));
  expect(readme).toContain(`Node ${engines.node.replace('>=', '')} or newer`);
});

test('the table of bounds names every bound, with its number, and no other', () => {
  const table = readme.slice(readme.indexOf('### Bounds'), readme.indexOf('Nothing that the harness types'));
  const rows = table
    .split('\n')
    .filter(line => line.startsWith('|'))
    .slice(2)
    .map(line => line.split('|').map(cell => cell.trim()));
  expect(rows.map(([, most, beyond]) => [most, beyond])).toEqual(
    Object.values(bounds).map(({ value, unit, then }) => [`${value.toLocaleString('en-US')} ${unit}`, then]),
  );
});
