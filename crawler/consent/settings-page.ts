import type { ElementHandle, Page } from 'playwright';
import { callOnElement, findInFrame } from '../page/in-frame.js';
import { choiceWords } from '../../kernel/words/choice-words.js';
import { changeWithin } from '../browser/change-within.js';
import { press } from '../browser/press.js';
import { withoutFragment } from '../../kernel/addresses.js';

const choiceButton = (page: Page): Promise<ElementHandle<Element> | null> =>
  findInFrame(page.mainFrame(), 'prompts', 'findChoiceButton');

const clickMs = 3_000;
const arriveMs = 10_000;
const lookMs = 3_000;

/** What is pressed is a link to another page. */
export const leadsElsewhere = (element: ElementHandle<Element>): Promise<boolean> =>
  callOnElement(element, 'prompts', 'leadsElsewhere');

/** Waits until a link that was pressed has led on. `from` is the address before it. */
export const untilElsewhere = (page: Page, from: string): Promise<void> =>
  page
    .waitForURL(url => withoutFragment(url.href) !== withoutFragment(from), { timeout: arriveMs })
    .catch(() => undefined);

/** A press led to another page: waits until that stands. `from` is the address before it. */
export async function ledElsewhere(page: Page, from: string): Promise<boolean> {
  if (withoutFragment(page.url()) === withoutFragment(from)) return false;
  await page.waitForLoadState('load', { timeout: arriveMs }).catch(() => undefined);
  return true;
}

/**
 * Declines on a page of settings that a prompt leads to: by its button that says so, else by choosing the least and saving that. Gives the
 * button's name and how many clicks it took; undefined where the page offers neither.
 */
export async function declineOnPage(page: Page): Promise<{ name: string; clicks: number } | undefined> {
  const until = performance.now() + lookMs;
  let button: ElementHandle<Element> | null = null;
  for (;;) {
    button = await choiceButton(page);
    if (button || performance.now() >= until) break;
    await changeWithin(page, 200);
  }
  if (!button) return undefined;
  const name = (await callOnElement(button, 'prompts', 'buttonName')).slice(0, 80);
  const isDecline = new RegExp(choiceWords.decline, 'i').test(name.toLowerCase());
  const unticked = isDecline ? 0 : await callOnElement(button, 'prompts', 'chooseLeastBeside');
  await press(button, clickMs);
  return { name, clicks: unticked + 1 };
}
