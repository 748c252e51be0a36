import { expect, test } from '@playwright/test';
import { NewPages } from '../../crawler/observe/new-pages.js';
import { readSettings } from '../../crawler/settings.js';
import { inventoryOf } from './test-site.js';

const base = 'http://www.site.test/';

test('links that only the browser sees are news where they are of the site and not known by any of their names', () => {
  const settings = readSettings({ BASE_URL: base, FAMILY_HOSTS: 'site.test' }, '2026-01-01');
  const inventory = {
    ...inventoryOf(base, [{ url: `${base}known`, fingerprint: 'a', aliases: [`${base}old`] }]),
    skipped: [{ url: `${base}calendar?month=2030-01`, reason: 'trap-calendar', detail: '' }],
    visitMarks: [{ origin: base.slice(0, -1), place: '?zz', folders: 0 }],
  };
  const pages = new NewPages(settings, inventory);
  const links = [
    'known#part',
    'old',
    'fresh',
    'known?zz=0123456789abcdef',
    'calendar?month=2030-01',
    'other?zz=1',
  ];
  expect(pages.unknown([...links.map(path => base + path), 'http://other.test/'])).toEqual([
    `${base}fresh`,
    `${base}other`,
  ]);
});
