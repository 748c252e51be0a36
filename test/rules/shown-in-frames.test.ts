import { expect, test } from '@playwright/test';
import { shownInFrames } from '../../crawler/evidence/shown-in-frames.js';
import { distinctForms, nameOfForm, placedForms } from '../../specs/rules/reading/forms.js';
import { filled, form, frame, home, inventoryPage, page, site } from './evidence-builders.js';

const inner = `${home}sign-up`;
const shower = page({ url: `${home}join`, frames: [frame(`${inner}#top`, [form()])] });
const alone = page({ url: inner, forms: [form()] });
const crawl = (isFramed: boolean) => ({
  pages: [inventoryPage(shower), inventoryPage(alone, isFramed ? { framed: true } : {})],
});
const placed = (evidence: Parameters<typeof shownInFrames>[0] & Parameters<typeof placedForms>[0]) =>
  distinctForms(placedForms(shownInFrames(evidence)), () => '').map(each => [
    each.page,
    each.frame,
    nameOfForm(each.form, each.frame),
  ]);
const named = nameOfForm(form());

test('a form of a document that only frames show stands on the page that shows it, in its frame', () => {
  const evidence = site({ pages: [shower, alone], crawl: crawl(true), filled: [filled({ page: inner })] });
  expect(placed(evidence)).toEqual([[`${home}join`, `${inner}#top`, `${named} in the frame ${inner}#top`]]);
  expect(shownInFrames(evidence).filled).toEqual([filled({ page: `${home}join`, frame: `${inner}#top` })]);
});

test('a form that was filled in where it is shown was filled in once', () => {
  const there = filled({ page: `${home}join`, frame: inner });
  const evidence = site({
    pages: [shower, alone],
    crawl: crawl(true),
    filled: [there, filled({ page: inner })],
  });
  expect(shownInFrames(evidence).filled).toEqual([there]);
});

test('a document that links name, and one whose frame was not seen, keep their forms', () => {
  const linked = site({ pages: [shower, alone], crawl: crawl(false), filled: [filled({ page: inner })] });
  expect(shownInFrames(linked)).toEqual(linked);
  const empty = page({ url: `${home}join` });
  const unseen = site({ pages: [empty, alone], crawl: crawl(true), filled: [filled({ page: inner })] });
  expect(shownInFrames(unseen)).toEqual(unseen);
});
