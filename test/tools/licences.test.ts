import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { licensedPackages, renderLicences } from '../../tools/licences/licences-doc.js';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const installed = licensedPackages(JSON.parse(read('package-lock.json')));

/** Licences under which a package may be used, changed and passed on beside code under Apache-2.0; MPL-2.0 binds its own files alone. */
const compatible =
  /^\(?(?:Apache-2\.0|MIT|ISC|0BSD|BSD-[23]-Clause|BlueOak-1\.0\.0|MPL-2\.0|Python-2\.0|CC0-1\.0|CC-BY-4\.0)(?: (?:AND|OR) (?:Apache-2\.0|MIT|CC0-1\.0))?\)?$/;

/** Their package.json names no licence; the text beside it does. */
const namedByTextOnly = ['png-js'];

const isCompatible = (licence: string | undefined): boolean =>
  licence !== undefined && compatible.test(licence);

test('the list of licences is what the lockfile says', () => {
  expect(
    read('docs/licences.md') === renderLicences(installed),
    'docs/licences.md is stale: run "npm run licences" and commit it',
  ).toBe(true);
});

test('every installed package may be used beside Apache-2.0', () => {
  const others = installed.filter(
    ({ name, licence }) =>
      !isCompatible(licence) && !(licence === undefined && namedByTextOnly.includes(name)),
  );
  expect(others).toEqual([]);
});

test('a licence that binds the whole program, and a missing one, are not let through', () => {
  const lock = {
    packages: {
      '': { version: '1.0.0' },
      'node_modules/a': { version: '1.0.0', license: 'GPL-3.0-only' },
      'node_modules/b/node_modules/@x/c': { version: '2.0.0', dev: true },
      'node_modules/d': { version: '3.0.0', license: '(MIT OR CC0-1.0)', dev: true },
      'node_modules/e/node_modules/d': { version: '3.0.0', license: '(MIT OR CC0-1.0)' },
    },
  };
  const packages = licensedPackages(lock);
  expect(packages).toEqual([
    { name: '@x/c', version: '2.0.0', licence: undefined, isDevelopment: true },
    { name: 'a', version: '1.0.0', licence: 'GPL-3.0-only', isDevelopment: false },
    { name: 'd', version: '3.0.0', licence: '(MIT OR CC0-1.0)', isDevelopment: false },
  ]);
  expect(packages.filter(({ licence }) => !isCompatible(licence)).map(({ name }) => name)).toEqual([
    '@x/c',
    'a',
  ]);
});
