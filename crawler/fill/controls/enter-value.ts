import type { ElementHandle, Page } from 'playwright';
import { callOnElement } from '../../page/in-frame.js';
import { chooseOption, offersOptions } from './choose-option.js';
import { pickDay } from './pick-day.js';
import type { PlannedEntry } from './plan-values.js';
import { chooseDrawn, drawnBoxFor } from './drawn-list.js';
import { chooseByStandIn, isHiddenList } from './stand-in.js';

/** `click`: something may lie over the control, then the keyboard reaches it. `use`: nothing else does the deed; a busy machine takes its time. */
const limits = { click: 1_500, use: 5_000 };

/** A small file of the kind a control accepts, with the value as its content. */
function fileFor(accept: string, value: string) {
  const isImage = /image|\.(png|jpe?g|gif)/i.test(accept);
  const isPdf = !isImage && /pdf/i.test(accept);
  const name = isImage ? 'picture.png' : isPdf ? 'document.pdf' : 'document.txt';
  const mimeType = isImage ? 'image/png' : isPdf ? 'application/pdf' : 'text/plain';
  return { name, mimeType, buffer: Buffer.from(isPdf ? `%PDF-1.4\n%${value}\n%%EOF\n` : `${value}\n`) };
}

/** Puts the cursor into a control: with the mouse where it can be reached, else as the Tab key does. */
async function enter(element: ElementHandle<Element>): Promise<void> {
  await element.click({ timeout: limits.click }).catch(() => element.focus());
}

/** Ticks as a person does: on the box, else on the label that stands for it. */
async function tick(element: ElementHandle<Element>): Promise<void> {
  await element.check({ timeout: limits.click }).catch(() => callOnElement(element, 'controls', 'tick'));
}

/** `keys`: one after the other · `corrected`: so, with a slip that is mended, as people do · `at-once`: as one piece, as from a clipboard. */
export type TypingManner = 'keys' | 'corrected' | 'at-once';

/** How many characters of a value are typed before the slip; 0 where it is too short for one. */
const slipAfter = (value: string): number => (value.length > 5 ? 3 : 0);

/**
 * What a script has that puts down the characters of a `corrected` value and knows nothing of the Backspace key; undefined where the value
 * is typed without a slip.
 */
export function withSlip(value: string): string | undefined {
  const slip = slipAfter(value);
  return slip === 0 ? undefined : value.slice(0, slip) + value.slice(slip - 1);
}

async function type(page: Page, value: string, manner: TypingManner): Promise<void> {
  if (manner === 'at-once') {
    await page.keyboard.insertText(value);
    // Pages that look at a field whenever a key goes up get to see it.
    return page.keyboard.press('End');
  }
  const slip = manner === 'corrected' ? slipAfter(value) : 0;
  if (slip > 0) {
    await page.keyboard.type(value.slice(0, slip));
    await page.keyboard.press('Backspace');
    await page.keyboard.type(value.slice(slip - 1));
  } else await page.keyboard.type(value);
}

/** What stands in a control after it was used. */
export interface Entered {
  readonly value: string;
  /** It says what was to be said: a calendar may lead to another year only. */
  readonly isMeant: boolean;
}

/** Does with one control what the plan says, up to but not including leaving it. Gives what stands in it afterwards, or null where it could not be used. */
export async function enterValue(
  page: Page,
  element: ElementHandle<Element>,
  entry: PlannedEntry,
  manner: TypingManner,
): Promise<Entered | null> {
  if (entry.act === 'pick') return pickDay(page, element, () => enter(element), entry.year);
  const value = await giveValue(page, element, entry, manner);
  return value === null ? null : { value, isMeant: true };
}

async function giveValue(
  page: Page,
  element: ElementHandle<Element>,
  { act, value, control }: Omit<PlannedEntry, 'year'>,
  manner: TypingManner,
): Promise<string | null> {
  switch (act) {
    case 'check':
      await tick(element);
      return 'on';
    case 'untick':
      await element.uncheck({ timeout: limits.use });
      return 'off';
    case 'upload':
      await element.setInputFiles(fileFor(control.accept, value), { timeout: limits.use });
      return value;
    case 'select':
      if (await isHiddenList(element)) return chooseByStandIn(page, element, value);
      await element.selectOption(value, { timeout: limits.use });
      return value;
    case 'set':
      await element.fill(value, { timeout: limits.use });
      return value;
    case 'choose': {
      const box = control.isDrawn ? await drawnBoxFor(element) : null;
      if (box) return chooseDrawn(page, element, box);
      await enter(element);
      return chooseOption(page, element);
    }
    case 'pick':
    case 'type': {
      await enter(element);
      // Where a list opens at once, what is typed only searches it.
      if (control.role === 'combobox' && (await offersOptions(page, element)))
        return chooseOption(page, element);
      // In a spin button that is no input, keys replace what stands there, and the Delete key may lead to the one before it.
      const isSpun = control.role === 'spinbutton' && control.tag !== 'input';
      if (!control.empty && !isSpun) {
        await page.keyboard.press('ControlOrMeta+A');
        await page.keyboard.press('Delete');
      }
      // The End key sets a spin button to its greatest value.
      await type(page, value, control.role === 'spinbutton' ? 'keys' : manner);
      return value;
    }
  }
}
