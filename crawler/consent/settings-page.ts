import type { ElementHandle, Page } from 'playwright';
import { chooseLeast } from './choose-least.js';
import { choiceWords } from '../../kernel/words/choice-words.js';
import { changeWithin } from '../browser/change-within.js';

/** Words of buttons, as sources of patterns. */
interface Words {
  readonly decline: string;
  readonly save: string;
}

/**
 * Runs in the page: on a page of settings, the button that declines; else the button that saves, where it stands together with something
 * to choose. Null where there is neither. Links lead elsewhere.
 */
function findChoiceButton({ decline, save }: Words): Element | null {
  const words = (element: Element): string =>
    `${element.textContent ?? ''} ${element.getAttribute('value') ?? ''} ${element.getAttribute('aria-label') ?? ''}`
      .replace(/\s+/g, ' ')
      .trim()
      .toLowerCase();
  const shown = (element: Element): boolean => {
    const box = element.getBoundingClientRect();
    return element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && box.width > 0;
  };
  const buttons = Array.from(
    document.querySelectorAll('button, [role=button], input[type=submit], input[type=button], a[href^="#"]'),
  ).filter(element => shown(element) && !element.closest('header, nav, footer, [role=switch]'));
  const named = (pattern: string): Element[] =>
    buttons.filter(element => words(element).length < 60 && new RegExp(pattern, 'i').test(words(element)));
  const declining = named(decline)[0];
  if (declining) return declining;
  const toggles =
    'input[type=checkbox], input[type=radio], select, [role=switch], [role=checkbox], [aria-pressed]';
  return (
    named(save).find(element =>
      element.closest('form, section, article, main, body')?.querySelector(toggles),
    ) ?? null
  );
}

/** Runs on the button that saves: the nearest box round it that holds something to choose. */
function boxOf(button: Element): Element {
  const toggles =
    'input[type=checkbox], input[type=radio], select, [role=switch], [role=checkbox], [aria-pressed]';
  let box = button.parentElement ?? button;
  while (box.parentElement && !box.querySelector(toggles)) box = box.parentElement;
  return box;
}

const clickMs = 3_000;
const arriveMs = 10_000;
const lookMs = 3_000;

const bare = (url: string): string => url.split('#')[0] ?? url;

/** What is pressed is a link to another page. */
export const leadsElsewhere = (element: ElementHandle<Element>): Promise<boolean> =>
  element.evaluate(
    node =>
      node instanceof HTMLAnchorElement &&
      /^https?:/.test(node.href) &&
      node.href.split('#')[0] !== location.href.split('#')[0],
  );

/** Waits until a link that was pressed has led on. `from` is the address before it. */
export const untilElsewhere = (page: Page, from: string): Promise<void> =>
  page.waitForURL(url => bare(url.href) !== bare(from), { timeout: arriveMs }).catch(() => undefined);

/** A press led to another page: waits until that stands. `from` is the address before it. */
export async function ledElsewhere(page: Page, from: string): Promise<boolean> {
  if (bare(page.url()) === bare(from)) return false;
  await page.waitForLoadState('load', { timeout: arriveMs }).catch(() => undefined);
  return true;
}

/**
 * Declines on a page of settings that a prompt leads to: by its button that says so, else by choosing the least and saving that. Gives the
 * button's name and how many clicks it took; undefined where the page offers neither.
 */
export async function declineOnPage(page: Page): Promise<{ name: string; clicks: number } | undefined> {
  const { decline, save } = choiceWords;
  const until = Date.now() + lookMs;
  let button: ElementHandle<Element> | null = null;
  for (;;) {
    button = (await page.evaluateHandle(findChoiceButton, { decline, save })).asElement();
    if (button || Date.now() >= until) break;
    await changeWithin(page, 200);
  }
  if (!button) return undefined;
  const name = (await button.evaluate(node => node.textContent || node.getAttribute('value') || ''))
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 80);
  const isDecline = new RegExp(decline, 'i').test(name.toLowerCase());
  const box = isDecline ? null : (await button.evaluateHandle(boxOf)).asElement();
  const unticked = box ? await box.evaluate(chooseLeast, decline) : 0;
  await button.click({ timeout: clickMs }).catch(() => undefined);
  return { name, clicks: unticked + 1 };
}
