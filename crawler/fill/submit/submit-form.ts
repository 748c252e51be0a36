import type { ElementHandle, Frame, Page } from 'playwright';
import { press } from '../../browser/press.js';
import { callOnElement, pageApi } from '../../page/in-frame.js';
import type { SubmitButton } from '../../page/forms/submit-buttons.js';
import { findHandle } from '../controls/elements.js';

/** How long something may lie over the button before it is pressed as the keyboard does. */
const reachMs = 1_500;

/** How a form was set going; `none`: no button, and no field to press Enter in. */
export type Press = 'button' | 'enter' | 'none';

type Where = readonly [
  frame: Frame,
  form: { readonly selector: string; readonly formless: boolean },
  firstField: ElementHandle<Element> | undefined,
];

/** What `findSubmitButtons` is asked with. */
async function wantedOf(...[frame, { selector, formless }, firstField]: Where) {
  const form = (formless ? firstField : await findHandle(frame, selector)) ?? null;
  return { form, formless };
}

/** Finds the button that submits the form, or leads to its next step; `nth` of several. Null where it has none that can be pressed. */
async function lookForButton(nth: number, ...where: Where) {
  const api = await pageApi(where[0], 'forms');
  const wanted = { ...(await wantedOf(...where)), nth };
  const button = await api.evaluateHandle((forms, wish) => forms.findSubmitButton(wish), wanted);
  return button.asElement();
}

/** The buttons that submit a form, in the order in which they are tried. */
export async function buttonsOf(...where: Where): Promise<readonly SubmitButton[]> {
  const api = await pageApi(where[0], 'forms');
  return api.evaluate(
    (forms, wish) => forms.describeButtons(forms.findSubmitButtons(wish)),
    await wantedOf(...where),
  );
}

/** A button that submits the form can be pressed now; false where the page does not tell. */
export async function hasUsableButton(...where: Parameters<typeof lookForButton>): Promise<boolean> {
  const button = await lookForButton(...where).catch(() => null);
  const isOff = button && callOnElement(button, 'forms', 'isSwitchedOff').catch(() => true);
  return button !== null && !(await isOff);
}

/** Presses the form's button (`nth` of several) as a person does; without one, Enter in its first field. */
export async function pressSubmit(
  page: Page,
  frame: Frame,
  form: { readonly selector: string; readonly formless: boolean },
  firstField: ElementHandle<Element> | undefined,
  nth = 0,
): Promise<Press> {
  const look = () => lookForButton(nth, frame, form, firstField);
  // A control that posts its page when it changes may have the document replaced just now.
  const button = await look().catch(async () => {
    await page.waitForLoadState('domcontentloaded', { timeout: 5_000 }).catch(() => undefined);
    return look().catch(() => null);
  });
  if (button) {
    await press(button, reachMs);
    return 'button';
  }
  if (!firstField) return 'none';
  await firstField.focus().catch(() => undefined);
  await page.keyboard.press('Enter');
  return 'enter';
}
