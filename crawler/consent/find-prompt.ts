import { z } from 'zod';
import type { ElementHandle, Frame, Page } from 'playwright';
import { pageApi } from '../page/in-frame.js';
import { isPromptFrame } from '../prompts/prompt-frame.js';

/** What a button of a consent prompt does, by its accessible name. */
export type ButtonRole = 'decline' | 'accept' | 'settings' | 'save' | 'acknowledge' | 'more' | 'other';

export interface PromptButton {
  readonly name: string;
  readonly role: ButtonRole;
  readonly element: ElementHandle<Element>;
}

/** A visible prompt that asks about cookies or tracking. */
export interface Prompt {
  readonly frame: Frame;
  readonly container: ElementHandle<Element>;
  readonly buttons: readonly PromptButton[];
  /** It holds boxes, radios, switches or lists to choose purposes by. */
  readonly isChosen: boolean;
}

const rowsSchema = z.array(
  z.strictObject({
    name: z.string(),
    role: z.enum(['decline', 'accept', 'settings', 'save', 'acknowledge', 'more', 'other']),
  }),
);

async function promptOf(frame: Frame, wanted: readonly ButtonRole[]): Promise<Prompt | undefined> {
  const search = { frameIsPrompt: await isPromptFrame(frame), wanted };
  const api = await pageApi(frame, 'prompts');
  const found = await api.evaluateHandle((page, search) => page.searchPrompt(search), search);
  try {
    const container = (await found.getProperty('container')).asElement();
    if (!container) return undefined;
    const rows = rowsSchema.parse(await (await found.getProperty('rows')).jsonValue());
    const elements = await (await found.getProperty('elements')).getProperties();
    const buttons = rows.flatMap((row, index) => {
      const element = elements.get(String(index))?.asElement();
      return element ? [{ ...row, element: element as ElementHandle<Element> }] : [];
    });
    const isChosen = (await (await found.getProperty('isChosen')).jsonValue()) === true;
    return { frame, container: container as ElementHandle<Element>, buttons, isChosen };
  } finally {
    await found.dispose();
  }
}

/**
 * The consent prompt that a page shows now, in the page or any of its frames; frames that vanish meanwhile have none. With `wanted`,
 * only one that has a button of such a role (a settings panel may lie over the prompt that opened it).
 */
export async function findPrompt(
  page: Page,
  wanted: readonly ButtonRole[] = [],
): Promise<Prompt | undefined> {
  for (const frame of page.frames()) {
    try {
      const prompt = await promptOf(frame, wanted);
      if (prompt) return prompt;
    } catch (error) {
      if (frame === page.mainFrame() && !frame.isDetached()) throw error;
    }
  }
  return undefined;
}

/** Whether a prompt asks for a choice: it offers to accept, decline or choose; one that is only acknowledged informs. */
export const asksForChoice = (prompt: Prompt): boolean =>
  prompt.buttons.some(
    ({ role }) => ['accept', 'decline', 'settings'].includes(role) || (role === 'save' && prompt.isChosen),
  );
