import { expect, test } from '@playwright/test';
import type { FormFact } from '../../crawler/evidence/form.js';
import { firstPages, formTasks } from '../../crawler/observe/form-tasks.js';
import type { FrameFact } from '../../crawler/evidence/page-visit.js';
import { field, form, page, topic } from '../rules/evidence-builders.js';
import { inventoryOf } from './test-site.js';

const base = 'https://www.mpro.org/';

test('the first page of the site that holds a form goes through every trial of it', () => {
  const pages = [
    { url: `${base}b`, forms: ['f', 'g'] },
    { url: `${base}a`, forms: ['f'] },
  ];
  expect([...firstPages(inventoryOf(base, pages))]).toEqual([
    ['f', `${base}a`],
    ['g', `${base}b`],
  ]);
});

/** What is filled in on which page, and how, of visits that show these forms and met these actors. */
function tasksOf(
  shown: Readonly<Record<string, readonly FormFact[]>>,
  first: Readonly<Record<string, string>>,
  met?: Readonly<Record<string, readonly string[]>>,
): string[] {
  const made = Object.entries(shown).map(([path, forms]) => {
    const there = met?.[path];
    const actors = there && { met: [...there], fromScripts: false };
    return page({ url: base + path, forms: [...forms], ...(actors ? { actors } : {}) });
  });
  const known = Object.entries(first).map(([signature, path]) => [signature, base + path] as const);
  const visits = met ? 'distinct' : 'all';
  return formTasks(made, new Map(known), { familyHosts: ['www.mpro.org'], visits }).map(
    task => `${task.page.slice(base.length)} ${task.form.signature} ${task.depth}`,
  );
}

const contact = form({ signature: 'contact' });
const scripted = form({ signature: 'scripted' });
const search = form({ signature: 'search', fields: [topic()] });

test('every page that shows a form fills it in, the first of the site with every trial', () => {
  const shown = { b: [contact], c: [contact, search], d: [scripted], e: [scripted, search] };
  expect(tasksOf(shown, { contact: 'a', search: 'c' })).toEqual([
    'c search thorough',
    'd scripted thorough',
    'b contact light',
    'c contact light',
    'e scripted light',
  ]);
});

test('forms that ask for the age and name no address go through every trial on each page that titles them otherwise', () => {
  const asking = (title: string, action: string): FormFact =>
    form({
      signature: 'age',
      title,
      action,
      ages: [{ asks: 'date', whose: 'own', text: 'Date of birth', controls: [] }],
    });
  const shown = {
    a: [asking('Club', `${base}a`)],
    b: [asking('Panel', `${base}b`)],
    c: [asking('Panel', `${base}c`)],
  };
  expect(tasksOf(shown, { age: 'a' })).toEqual(['a age thorough', 'b age thorough', 'c age light']);
  const sent = { a: [asking('Club', `${base}join`)], b: [asking('Panel', `${base}join`)] };
  expect(tasksOf(sent, { age: 'a' })).toEqual(['a age thorough', 'b age light']);
});

const footer = form({ signature: 'contact', selector: '#footer' });
const inMenu = form({ signature: 'contact', selector: '#menu', visible: false });

/** The same with the selectors of what is filled in. */
const placesOf = (forms: readonly FormFact[], first: string, met?: readonly string[]): string[] =>
  formTasks(
    ['a', 'b'].map(path =>
      page({
        url: base + path,
        forms: [...forms],
        ...(met ? { actors: { met: [...met], fromScripts: false } } : {}),
      }),
    ),
    new Map([['contact', base + first]]),
    { familyHosts: ['www.mpro.org'], visits: met ? 'distinct' : 'all' },
  ).map(task => `${task.page.slice(base.length)} ${task.form.selector} ${task.depth}`);

test('equal forms of one page are all filled in, one that shows with every trial', () => {
  expect(placesOf([inMenu, contact, footer], 'a')).toEqual([
    'a #contact thorough',
    'a #footer light',
    'a #menu light',
    'b #contact light',
    'b #footer light',
    'b #menu light',
  ]);
  expect(placesOf([contact, footer], 'elsewhere')).toHaveLength(4);
  expect(placesOf([contact, footer], 'a', ['cdn'])).toEqual(['a #contact thorough', 'a #footer light']);
});

test('a form of a frame is filled in on every page that shows it', () => {
  const frame = { url: 'https://vendor.test/f?page=1', host: 'vendor.test', forms: [contact] };
  const visits = ['a', 'b'].map(path => page({ url: base + path, frames: [frame] }));
  const tasks = formTasks(visits, new Map(), { familyHosts: ['www.mpro.org'], visits: 'all' });
  expect(tasks.map(task => `${task.page} ${task.frame} ${task.depth}`)).toEqual([
    `${base}a ${frame.url} thorough`,
    `${base}b ${frame.url} light`,
  ]);
});

/** The forms of a page with two forms and a frame of a card, and what is filled in with what. */
const withCard = (around: FrameFact['around'], forms: readonly FormFact[]): string[] => {
  const fields = [field({ kind: 'paymentCard', selector: '#number' })];
  const card = form({ signature: 'card', selector: '#card', fields });
  const frame = { url: 'https://pay.test/f', host: 'pay.test', forms: [card], ...(around ? { around } : {}) };
  return formTasks([page({ url: base, forms: [...forms], frames: [frame] })], new Map(), {
    familyHosts: ['www.mpro.org'],
    visits: 'all',
  }).map(({ form: { selector }, framed }) =>
    [selector, ...(framed?.forms ?? []).map(each => each.selector)].join(' + '),
  );
};
const checkout = form({ signature: 'pay', selector: '#pay', purpose: 'payment', fields: [] });
const signUp = form({ signature: 'news', selector: '#news', purpose: 'newsletter' });

test('a frame that stands in a form is filled in with it, also where the form asks for nothing else', () => {
  expect(withCard({ document: '', form: '#pay' }, [checkout, signUp])).toEqual(['#pay + #card', '#news']);
  expect(withCard({ document: '', form: '#news' }, [checkout, signUp])).toEqual(['#news + #card']);
});

test('a card in a frame that stands in no form belongs to the one form that is paid with, and to none of several', () => {
  const loose = { document: '', form: null };
  expect(withCard(loose, [checkout, signUp])).toEqual(['#pay + #card', '#news']);
  expect(withCard(loose, [contact, signUp])).toEqual(['#contact + #card', '#news']);
  expect(withCard(loose, [checkout, { ...checkout, selector: '#other' }])).toEqual(['#card']);
  expect(withCard(loose, [signUp])).toEqual(['#news', '#card']);
});

test('a frame with a button of its own is filled in by itself', () => {
  expect(withCard(undefined, [checkout, signUp])).toEqual(['#news', '#card']);
});

test('with VISITS=distinct one page of those on which the same acts on a form fills it in; one of which that is not known does too', () => {
  const shown = { a: [contact], b: [contact], c: [contact], d: [contact], e: [contact] };
  const met = { a: ['cdn'], b: ['cdn'], c: ['cdn', 'recorder'], d: ['cdn', 'recorder'] };
  expect(tasksOf(shown, { contact: 'a' }, met)).toEqual([
    'a contact thorough',
    'c contact light',
    'e contact light',
  ]);
  const elsewhere = { contact: 'in/another/partition' };
  expect(tasksOf(shown, elsewhere, met)).toEqual(['a contact light', 'c contact light', 'e contact light']);
});
