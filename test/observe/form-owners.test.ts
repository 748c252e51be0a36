import { expect, test } from '@playwright/test';
import type { FormFact } from '../../crawler/evidence/form.js';
import { formOwners, formTasks } from '../../crawler/observe/form-owners.js';
import { form, page, topic } from '../rules/evidence-builders.js';
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

test('however many differ, each answers for its own copy of the form', () => {
  const many = Object.fromEntries(
    Array.from({ length: 40 }, (_, at) => [`p${String(at).padStart(2, '0')}`, { inline: [`own ${at}`] }]),
  );
  const owners = ownersOf({ ...many, z: { loaded: ['recorder'] } });
  expect(owners?.slice(0, 2)).toEqual(['p00', 'z']);
  expect(owners).toHaveLength(41);
});

/** What is filled in on which page, and how, of visits that show these forms. */
function tasksOf(
  shown: Readonly<Record<string, readonly FormFact[]>>,
  owners: Readonly<Record<string, readonly string[]>>,
  visits: 'all' | 'distinct',
): string[] {
  const made = Object.entries(shown).map(([path, forms]) => page({ url: base + path, forms: [...forms] }));
  const known = Object.entries(owners).map(
    ([signature, paths]) => [signature, paths.map(path => base + path)] as const,
  );
  return formTasks(made, new Map(known), { familyHosts: ['www.mpro.org'], visits }).map(
    task => `${task.page.slice(base.length)} ${task.form.signature} ${task.depth}`,
  );
}

const contact = form({ signature: 'contact' });
const scripted = form({ signature: 'scripted' });
const search = form({ signature: 'search', fields: [topic()] });

test('every page that shows a form fills it in, the first of the site with every trial', () => {
  const shown = { b: [contact], c: [contact, search], d: [scripted], e: [scripted, search] };
  expect(tasksOf(shown, { contact: ['a'], search: ['c'] }, 'all')).toEqual([
    'c search thorough',
    'd scripted thorough',
    'b contact light',
    'c contact light',
    'e scripted light',
  ]);
});

test('with VISITS=distinct only the pages that answer for a form do', () => {
  const shown = { a: [contact], b: [contact], c: [contact] };
  expect(tasksOf(shown, { contact: ['a', 'c'] }, 'distinct')).toEqual([
    'a contact thorough',
    'c contact light',
  ]);
});
