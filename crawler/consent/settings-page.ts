import type { ElementHandle, Page } from 'playwright';
import { pageApi } from '../page/in-frame.js';
import { choiceWords } from '../../kernel/words/choice-words.js';
import { changeWithin } from '../browser/change-within.js';
import { press } from '../browser/press.js';

const choiceButton = async (page: Page): Promise<ElementHandle<Element> | null> => {
  const api = await pageApi(page.mainFrame(), 'prompts');
  return (await api.evaluateHandle(at => at.findChoiceButton())).asElement();
};

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
  const until = Date.now() + lookMs;
  let button: ElementHandle<Element> | null = null;
  for (;;) {
    button = await choiceButton(page);
    if (button || Date.now() >= until) break;
    await changeWithin(page, 200);
  }
  if (!button) return undefined;
  const name = (await button.evaluate(node => node.textContent || node.getAttribute('value') || ''))
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 80);
  const isDecline = new RegExp(choiceWords.decline, 'i').test(name.toLowerCase());
  const api = isDecline ? null : await pageApi(page.mainFrame(), 'prompts');
  const unticked = api ? await button.evaluate((node, api) => api.chooseLeast(api.choiceBox(node)), api) : 0;
  await press(button, clickMs);
  return { name, clicks: unticked + 1 };
}
