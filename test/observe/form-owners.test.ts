import { expect, test } from '@playwright/test';
import { formOwners } from '../../crawler/observe/form-owners.js';
import { inventoryOf } from './test-site.js';

const base = 'https://www.mpro.org/';
type Actors = { readonly loaded: string[]; readonly inline: string[] };

/** Who answers for the form `f`, given what can act on it page by page. */
function ownersOf(pages: Readonly<Record<string, Partial<Actors>>>): readonly string[] | undefined {
  const entries = Object.entries(pages).map(([path, actors]) => ({
    url: `${base}${path}`,
    forms: ['f'],
    actors: { loaded: [], inline: [], ...actors },
  }));
  return formOwners(inventoryOf(base, entries))
    .get('f')
    ?.map(url => url.slice(base.length));
}

test('a form that stands alike on many pages is filled in on the first of them', () => {
  const shared = { loaded: ['cdn', 'app'], inline: ['menu'] };
  expect(ownersOf({ a: shared, b: shared, c: shared, d: { loaded: ['app'] } })).toEqual(['a']);
});

test('a script, frame or host that one page adds makes that page answer for its own copy of the form', () => {
  const shared = { loaded: ['cdn'] };
  expect(ownersOf({ a: shared, b: shared, c: { loaded: ['cdn', 'recorder'] }, d: shared })).toEqual([
    'a',
    'c',
  ]);
  expect(ownersOf({ a: shared, b: { ...shared, inline: ['key logger'] } })).toEqual(['a', 'b']);
});

test('one page that adds much answers for what others add in part', () => {
  expect(ownersOf({ a: {}, b: { loaded: ['x'] }, c: { loaded: ['x', 'y'] }, d: { loaded: ['y'] } })).toEqual([
    'a',
    'c',
  ]);
});

test('however many differ, their number is bounded, and what is loaded goes before what is inline', () => {
  const many = Object.fromEntries(
    Array.from({ length: 40 }, (_, at) => [`p${String(at).padStart(2, '0')}`, { inline: [`own ${at}`] }]),
  );
  const owners = ownersOf({ ...many, z: { loaded: ['recorder'] } });
  expect(owners).toHaveLength(6);
  expect(owners?.slice(0, 2)).toEqual(['p00', 'z']);
});
