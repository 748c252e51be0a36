import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { writeWhole } from '../../crawler/evidence/write-whole.js';

test('a file is written whole, its folder made where it is missing', ({}, info) => {
  const path = info.outputPath('new', 'result.json');
  writeWhole(path, 'first');
  writeWhole(path, 'second');
  expect(readFileSync(path, 'utf8')).toBe('second');
  expect(readdirSync(info.outputPath('new'))).toEqual(['result.json']);
});

test('what cannot be written leaves what was there', ({}, info) => {
  const folder = info.outputPath('kept');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'result.json'), 'first');
  // The next one is written under this name before it takes the other's place.
  mkdirSync(join(folder, 'result.json.new'));
  expect(() => writeWhole(join(folder, 'result.json'), 'second')).toThrow('EISDIR');
  expect(readFileSync(join(folder, 'result.json'), 'utf8')).toBe('first');
});
