import { expect, test } from '@playwright/test';
import { runSettings } from '../../fixtures/run-settings.js';
import { runReporters } from '../../reporters/run-reporters.js';

const submitOf = (env: NodeJS.ProcessEnv): string => runSettings(env).submit;

test('forms are really submitted to the replica, and to no other site unless that is asked for', () => {
  expect(submitOf({})).toBe('real');
  expect(submitOf({ BASE_URL: '', SUBMIT: '' })).toBe('real');
  expect(submitOf({ SUBMIT: 'never' })).toBe('never');
  expect(submitOf({ BASE_URL: 'https://www.mpro.org/' })).toBe('dry');
  expect(submitOf({ BASE_URL: 'https://www.mpro.org/', SUBMIT: 'real' })).toBe('real');
});

test('the report says how forms were submitted, also where nothing was set', () => {
  const told = (env: NodeJS.ProcessEnv): string => JSON.stringify(runReporters(runSettings(env)));
  expect(told({})).toContain('"Forms submitted":"real"');
  expect(told({ BASE_URL: 'https://www.mpro.org/' })).toContain('"Forms submitted":"dry"');
});
