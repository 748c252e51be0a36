import type { Page } from 'playwright';
import type { AutoConsent } from './autoconsent.js';
import { findPrompt, type Prompt, type PromptButton } from './find-prompt.js';
import { changeWithin } from '../browser/change-within.js';
import { press } from '../browser/press.js';
import { callOnElement } from '../page/in-frame.js';
import { declineOnPage, leadsElsewhere, ledElsewhere, untilElsewhere } from './settings-page.js';

/** How a prompt was declined: `by` is empty where no way was found. */
export interface Declined {
  readonly by: string;
  readonly clicks: number;
}

const clickLimitMs = 3_000;
const layerLimitMs = 3_000;
const ruleLimitMs = 8_000;

/** Presses a prompt's button, which may take the prompt's frame away. */
async function click({ element, name }: PromptButton): Promise<void> {
  const frame = await element.ownerFrame().catch(() => null);
  if (await press(element, clickLimitMs)) return;
  if (frame !== null && !frame.isDetached()) throw new Error(`the button "${name}" could not be pressed`);
}

const buttonOf = (prompt: Prompt, role: PromptButton['role']): PromptButton | undefined =>
  prompt.buttons.find(button => button.role === role);

/** The prompt once it shows a button of one of the roles, waited for a bounded time. */
async function promptWith(page: Page, roles: readonly PromptButton['role'][]): Promise<Prompt | undefined> {
  const until = performance.now() + layerLimitMs;
  for (;;) {
    const prompt = await findPrompt(page, roles);
    if (prompt) return prompt;
    if (performance.now() >= until) return undefined;
    await changeWithin(page, 200);
  }
}

/** Where a prompt stays open after "decline all" and offers to save, that only unticked: gives the name of the button that saved it. */
async function saveIfAsked(page: Page): Promise<string> {
  await changeWithin(page, 500);
  const prompt = await findPrompt(page, ['save']);
  const save = prompt ? buttonOf(prompt, 'save') : undefined;
  if (!save) return '';
  await click(save);
  return `, ${save.name}`;
}

/** Declines as a person would: by a button that says so; else by opening the settings and there declining, or unticking all and saving. */
export async function declineByButtons(page: Page, first: Prompt): Promise<Declined> {
  const direct = buttonOf(first, 'decline');
  if (direct) {
    await click(direct);
    const saved = await saveIfAsked(page);
    return { by: `button: ${direct.name}${saved}`, clicks: saved === '' ? 1 : 2 };
  }
  // Where nothing is named after a choice, one may stand behind what tells more.
  const settings = buttonOf(first, 'settings') ?? (first.isChosen ? undefined : buttonOf(first, 'more'));
  const address = page.url();
  const leads = settings !== undefined && (await leadsElsewhere(settings.element));
  if (settings) {
    await click(settings);
    if (leads) await untilElsewhere(page, address);
  }
  // Purposes may stand, ticked or not, in the prompt itself.
  else if (!buttonOf(first, 'save')) return { by: '', clicks: 0 };
  // A document that is on its way out shows nothing.
  const opened = leads ? undefined : await promptWith(page, ['decline', 'save']).catch(() => undefined);
  if (settings && (await ledElsewhere(page, address))) {
    const chosen = await declineOnPage(page);
    return chosen
      ? { by: `buttons: ${settings.name}, ${chosen.name}`, clicks: 1 + chosen.clicks }
      : { by: '', clicks: 0 };
  }
  if (!opened) return { by: '', clicks: 0 };
  const second = buttonOf(opened, 'decline');
  if (second) {
    await click(second);
    return { by: `buttons: ${settings?.name ?? ''}, ${second.name}`, clicks: 2 };
  }
  const save = buttonOf(opened, 'save');
  if (!save) return { by: '', clicks: 0 };
  const unticked = await callOnElement(opened.container, 'prompts', 'chooseLeast');
  await click(save);
  return { by: `buttons: ${settings?.name ?? ''}, ${save.name}`, clicks: (settings ? 2 : 1) + unticked };
}

/** Declines by autoconsent's rule for the manager found. */
export async function declineByRule(auto: AutoConsent, manager: string): Promise<Declined> {
  return (await auto.decline(ruleLimitMs)) ? { by: `rule: ${manager}`, clicks: 1 } : { by: '', clicks: 0 };
}
