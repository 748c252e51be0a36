import { z } from 'zod';
import type { ElementHandle, Frame, Page } from 'playwright';
import { choiceWords, type ChoiceWords } from './choice-words.js';

/** What a button of a consent prompt does, by its accessible name. */
export type ButtonRole = 'decline' | 'accept' | 'settings' | 'save' | 'acknowledge' | 'other';

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
}

/**
 * Runs in a frame. A prompt is the nearest box around a telling button that speaks of cookies or tracking and lies over the page
 * (or is named after its purpose); boxes with text inputs are forms, not prompts.
 */
function searchPrompt(words: ChoiceWords & { frameIsPrompt: boolean; wanted: readonly string[] }) {
  // A layer that was opened from a prompt need not say once more what it is about.
  const isLayer = words.wanted.includes('save');
  const topic = new RegExp(isLayer ? `${words.topic}|${words.purposes}` : words.topic, 'i');
  const roles = (['decline', 'save', 'settings', 'accept', 'acknowledge'] as const).map(
    role => [role, new RegExp(words[role], 'i')] as const,
  );
  const fold = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();
  const shown = (element: Element): boolean => {
    const box = element.getBoundingClientRect();
    if (box.width < 2 || box.height < 2) return false;
    return element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  };
  const nameOf = (element: Element): string => {
    const labelled = (element.getAttribute('aria-labelledby') ?? '')
      .split(/\s+/)
      .map(id => (id === '' ? '' : fold(element.ownerDocument.getElementById(id)?.textContent)))
      .join(' ');
    const own = element instanceof HTMLElement ? fold(element.innerText) : '';
    const value = element instanceof HTMLInputElement ? element.value : '';
    const image = element.querySelector('img[alt]')?.getAttribute('alt') ?? '';
    return fold(
      labelled.trim() ||
        element.getAttribute('aria-label') ||
        own ||
        value ||
        element.getAttribute('title') ||
        image,
    ).slice(0, 120);
  };
  // Order matters: "accept only necessary" declines, "accept selection" saves, "manage options" opens.
  const roleOf = (element: Element) => {
    const text = nameOf(element).toLowerCase();
    if (text === '' || text.length > 60) return 'other';
    // A link to another document tells about cookies; it sets nothing.
    const target = element instanceof HTMLAnchorElement ? element.href.split('#')[0] : '';
    if (/^https?:/.test(target ?? '') && target !== location.href.split('#')[0]) return 'other';
    return roles.find(([, pattern]) => pattern.test(text))?.[0] ?? 'other';
  };
  const clickable =
    'button, [role=button], input[type=button], input[type=submit], a, [role=link], [onclick], [tabindex="0"]';
  const everything: Element[] = [];
  const trees: (Document | ShadowRoot)[] = [document];
  for (let tree = trees.shift(); tree && everything.length < 20_000; tree = trees.shift()) {
    for (const element of Array.from(tree.querySelectorAll('*'))) {
      if (element.shadowRoot) trees.push(element.shadowRoot);
      if (element.matches(clickable)) everything.push(element);
    }
  }
  const parentOf = (element: Element): Element | null => {
    const root = element.getRootNode();
    return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
  };
  const textOf = (element: Element): string => {
    const inner = element instanceof HTMLElement ? element.innerText : '';
    const shadow = element.shadowRoot
      ? Array.from(element.shadowRoot.children, child =>
          child instanceof HTMLElement ? child.innerText : '',
        )
      : [];
    return fold([inner, ...shadow].join(' '));
  };
  const overlays = (element: Element): boolean => {
    if (words.frameIsPrompt && element === document.body) return true;
    const style = getComputedStyle(element);
    if (style.position === 'fixed' || style.position === 'sticky') return true;
    if (/^(alert)?dialog$/.test(element.getAttribute('role') ?? '') || element.tagName === 'DIALOG')
      return true;
    if (element.getAttribute('aria-modal') === 'true') return true;
    const named = `${element.id} ${element.getAttribute('class') ?? ''} ${element.tagName} ${element.getAttribute('aria-label') ?? ''}`;
    if (/cookie|consent|gdpr|ccpa|cmp[-_]|privacy-?(banner|notice|prompt|popup|modal)/i.test(named))
      return true;
    return style.position === 'absolute' && Number(style.zIndex) >= 10;
  };
  const boxOf = (button: Element): Element | undefined => {
    let best: Element | undefined;
    for (let box = parentOf(button), steps = 0; box && steps < 15; box = parentOf(box), steps += 1) {
      if (box === document.documentElement || (box === document.body && !words.frameIsPrompt)) break;
      const text = textOf(box);
      if (text.length > 8_000) break;
      if (best === undefined && shown(box) && topic.test(text) && overlays(box)) best = box;
      // The outermost box of the prompt holds all of its buttons; what holds the page's own header or footer is too large.
      else if (
        best !== undefined &&
        shown(box) &&
        overlays(box) &&
        !box.querySelector('main, header nav, footer')
      )
        best = box;
    }
    return best;
  };
  const asksForText =
    'input:not([type]), input[type=text], input[type=email], input[type=tel], input[type=password], textarea';
  for (const button of everything) {
    if (!shown(button)) continue;
    const role = roleOf(button);
    if (role === 'other' || (role === 'save' && !isLayer)) continue;
    if (button.closest('footer, nav, header') && !overlays(button.closest('footer, nav, header') ?? button))
      continue;
    const container = boxOf(button);
    if (!container || !shown(container) || container.querySelector(asksForText)) continue;
    const inside = (element: Element): boolean => {
      for (let at: Element | null = element; at; at = parentOf(at)) if (at === container) return true;
      return false;
    };
    const buttons = everything.filter(element => inside(element) && shown(element));
    const rows = buttons.map(element => ({ name: nameOf(element), role: roleOf(element) }));
    if (words.wanted.length > 0 && !rows.some(row => words.wanted.includes(row.role))) continue;
    return { container, elements: buttons, rows };
  }
  return { container: null, elements: [], rows: [] };
}

const rowsSchema = z.array(
  z.strictObject({
    name: z.string(),
    role: z.enum(['decline', 'accept', 'settings', 'save', 'acknowledge', 'other']),
  }),
);

/** A frame that holds a consent manager's own document. */
const isPromptFrame = (frame: Frame): boolean =>
  frame.parentFrame() !== null && /consent|cookie|cmp|privacy|gdpr/i.test(`${frame.url()} ${frame.name()}`);

async function promptOf(frame: Frame, wanted: readonly ButtonRole[]): Promise<Prompt | undefined> {
  const found = await frame.evaluateHandle(searchPrompt, {
    ...choiceWords,
    frameIsPrompt: isPromptFrame(frame),
    wanted,
  });
  try {
    const container = (await found.getProperty('container')).asElement();
    if (!container) return undefined;
    const rows = rowsSchema.parse(await (await found.getProperty('rows')).jsonValue());
    const elements = await (await found.getProperty('elements')).getProperties();
    const buttons = rows.flatMap((row, index) => {
      const element = elements.get(String(index))?.asElement();
      return element ? [{ ...row, element: element as ElementHandle<Element> }] : [];
    });
    return { frame, container: container as ElementHandle<Element>, buttons };
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
  for (const frame of page.frames().slice(0, 30)) {
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
  prompt.buttons.some(button => ['accept', 'decline', 'settings'].includes(button.role));
