import type { ElementHandle, Page } from 'playwright';
import { z } from 'zod';
import { choiceWords } from '../../kernel/words/choice-words.js';
import { changeWithin } from '../browser/change-within.js';
import { press } from '../browser/press.js';
import { unsafeName } from '../crawl/html/link-names.js';
import { bounds } from '../evidence/bounds.js';
import type { CoverFact } from '../evidence/refused.js';
import { withDeadline } from '../visit/deadline.js';
import { pageApi } from '../page/in-frame.js';

const clickMs = 2_000;
const goneMs = 2_500;
/** How soon a prompt comes back that could not note the answer. */
const againMs = 700;
const limitMs = 60_000;

interface Cover {
  readonly text: string;
  readonly buttons: readonly { readonly name: string; readonly element: ElementHandle<Element> }[];
}

async function coverOf(page: Page): Promise<Cover | undefined> {
  const api = await pageApi(page.mainFrame(), 'prompts');
  const found = await api.evaluateHandle(at => at.findCover());
  try {
    const facts = z
      .object({ text: z.string(), buttons: z.array(z.object({ name: z.string() })) })
      .nullable()
      .parse(
        await found.evaluate(
          cover => cover && { text: cover.text, buttons: cover.buttons.map(({ name }) => ({ name })) },
        ),
      );
    if (!facts) return undefined;
    const elements = await found.evaluateHandle(cover =>
      (cover?.buttons ?? []).map(({ element }) => element),
    );
    const handles = await elements.getProperties();
    await elements.dispose();
    return {
      text: facts.text,
      buttons: facts.buttons.flatMap(({ name }, index) => {
        const element = handles.get(String(index))?.asElement();
        return element ? [{ name, element: element as ElementHandle<Element> }] : [];
      }),
    };
  } finally {
    await found.dispose();
  }
}

/** What lies over the page now; a document that goes away meanwhile is waited for. */
async function coverNow(page: Page, until: number): Promise<Cover | undefined | 'between pages'> {
  await page.waitForLoadState('load', { timeout: goneMs }).catch(() => undefined);
  try {
    return await coverOf(page);
  } catch (error) {
    if (page.isClosed() || performance.now() >= until + goneMs) throw error;
    return 'between pages';
  }
}

/** What lies over the page within a bounded time after a press: nothing only where nothing comes back at once. */
async function afterPress(page: Page): Promise<Cover | undefined> {
  const until = performance.now() + goneMs;
  let isGone = false;
  for (;;) {
    const cover = await coverNow(page, until);
    const isLate = performance.now() >= until;
    if (cover === undefined && (isGone || isLate)) return undefined;
    if (cover !== undefined && cover !== 'between pages' && isLate) return cover;
    isGone = cover === undefined;
    await changeWithin(page, isGone ? againMs : 200);
  }
}

const order = [
  choiceWords.decline,
  '^(close|dismiss|x|×|✕|✖|schließen|fermer|cerrar|chiudi|fechar|sluiten|zamknij)$',
  choiceWords.acknowledge,
  choiceWords.accept,
  choiceWords.save,
].map(source => new RegExp(source, 'i'));
const rankOf = (name: string): number => {
  const rank = order.findIndex(words => words.test(name.toLowerCase()));
  return rank < 0 ? order.length : rank;
};

/** The first look; a page that sends itself on meanwhile is looked at once it has loaded. */
async function firstCover(page: Page): Promise<Cover | undefined> {
  return coverOf(page).catch(async error => {
    if (page.isClosed()) throw error;
    await page.waitForLoadState('load', { timeout: goneMs });
    return coverOf(page);
  });
}

async function dismiss(page: Page, known: ReadonlySet<string>): Promise<CoverFact | undefined> {
  let cover = await firstCover(page);
  if (!cover) return undefined;
  const { text } = cover;
  if (known.has(text)) return { text, pressed: [], stays: false, tried: 'all' };
  const pressed: string[] = [];
  while (cover && pressed.length < bounds.coverPresses.value) {
    const untried: Cover['buttons'] = cover.buttons.filter(
      ({ name }) => !pressed.includes(name) && unsafeName([name]) === undefined,
    );
    const [next] = [...untried].sort((a, b) => rankOf(a.name) - rankOf(b.name));
    if (!next) break;
    pressed.push(next.name);
    await press(next.element, clickMs);
    cover = await afterPress(page);
  }
  if (cover) {
    await page.keyboard.press('Escape');
    cover = await afterPress(page);
  }
  const left = cover?.buttons.some(({ name }) => !pressed.includes(name) && unsafeName([name]) === undefined);
  return { text, pressed, stays: cover !== undefined, tried: left === true ? 'some' : 'all' };
}

/**
 * Puts away what lies over all of a page, as a visitor would: by declining, closing or accepting, and by what else may be pressed.
 * `known` are texts of what has been put away before. `undefined` where nothing lies over the page, which may be another one afterwards.
 */
export const dismissCover = (page: Page, known: ReadonlySet<string>): Promise<CoverFact | undefined> =>
  withDeadline('putting away what covers the page', limitMs, dismiss(page, known));
