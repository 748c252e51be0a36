import { expect, test } from '@playwright/test';
import { NewPages } from '../../crawler/observe/new-pages.js';
import { readSettings } from '../../crawler/settings.js';
import { inventoryOf } from './test-site.js';

const base = 'http://www.site.test/';

test('links that only the browser sees are new pages unless they are known, out of scope, or grow for ever', () => {
  const settings = readSettings({ BASE_URL: base, FAMILY_HOSTS: 'site.test' }, '2026-01-01');
  const pages = new NewPages(settings, inventoryOf(base, [{ url: `${base}known`, fingerprint: 'a' }]));
  const links = [
    'known#part',
    'fresh',
    'logout',
    'a/a/a/a',
    '2026/1/1/1/',
    'login?back=/login?back=/fresh',
    'login?back=/fresh',
  ].map(path => base + path);
  expect(pages.unknown([...links, 'http://other.test/'])).toEqual([
    `${base}2026/1/1/1/`,
    `${base}fresh`,
    `${base}login?back=/fresh`,
  ]);
});
