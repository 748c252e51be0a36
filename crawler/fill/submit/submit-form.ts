import type { ElementHandle, Frame, Page } from 'playwright';
import { press } from '../../browser/press.js';
import { findElement } from '../controls/elements.js';

/** How long something may lie over the button before it is pressed as the keyboard does. */
const reachMs = 1_500;

/**
 * Runs in the page: the buttons that submit a form, or lead to its next step, in the order in which a person would try them. In a form those
 * are its shown submit buttons; where it has none, and for controls without a form, the first shown button near them whose words say so.
 */
function findButtons({ form, formless }: { form: Element | null; formless: boolean }): Element[] {
  const shown = (element: Element): boolean => {
    const box = element.getBoundingClientRect();
    return (
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
      box.width > 0 &&
      !element.matches(':disabled')
    );
  };
  const words = (element: Element): string =>
    `${element.textContent ?? ''} ${element.getAttribute('value') ?? ''} ${element.getAttribute('aria-label') ?? ''} ${element.id}`;
  const sends =
    /submit|send|sign\s?(up|in|me)|subscri|regist|join|log\s?in|continue|next|save|search|apply|request|download|get|go\b|start|book|order|pay|contact|enviar|envoyer|senden|absenden|invia|inscri|suscri|anmelden|weiter|suivant|siguiente|avanti|finish|complet|finali|proceed|create|abschlie|fertig|terminer|concluir|confirm|done|call me|call ?back|quote|enrol|vote|reserv|schedul|notify|rsvp|donat|anfordern|solicit|demander|richied|iscri|✓|→|ok\b/i;
  // Whole words: "Send feedback" and "Call me back" lead on.
  const backs =
    /(^|[^\p{L}])(cancel|reset|clear|close|delete|remove|dismiss|abbrechen|schließen|löschen|zurück|zurücksetzen|annuler|fermer|effacer|retour|cancelar|cerrar|borrar|volver|voltar|limpar|annulla|chiudi|indietro)(?![\p{L}])|^[^\p{L}]*(go )?(back|prev(ious)?)(?![\p{L}])|×|✕/iu;
  const deep = (root: ParentNode): Element[] =>
    Array.from(root.querySelectorAll('*')).flatMap(element => [
      element,
      ...(element.shadowRoot ? deep(element.shadowRoot) : []),
    ]);
  const clickable =
    'button, input[type=submit], input[type=image], input[type=button], [role=button], a[onclick], a[href="#"], a[href^="javascript:"]';
  const isSubmit = (element: Element): boolean =>
    element instanceof HTMLButtonElement
      ? element.type === 'submit'
      : element instanceof HTMLInputElement && /^(submit|image)$/.test(element.type);
  const answers =
    '[role=combobox], [role=checkbox], [role=radio], [role=switch], [role=listbox], [aria-haspopup=listbox]';
  const pick = (all: readonly Element[]): Element[] => {
    const usable = all.filter(
      element =>
        element.matches(clickable) &&
        !element.matches(answers) &&
        shown(element) &&
        !backs.test(words(element)),
    );
    // What only looks something up, keeps a draft or tries a code comes after what submits.
    const aside = /draft|preview|later|check(?! ?out)|look ?up|calculat|verif|validat|coupon|promo|discount/i;
    const submits = [...new Set(usable.filter(isSubmit))].sort(
      (one, other) => Number(aside.test(words(one))) - Number(aside.test(words(other))),
    );
    const saying = usable.filter(element => sends.test(words(element))).slice(0, 1);
    return submits.length > 0 ? submits : saying;
  };
  // A form by a builder may have no submit button at all, and call the one it has anything: it stands behind the form's last control.
  const behind = (owner: HTMLFormElement): Element[] => {
    const controls = deep(owner).filter(
      element =>
        element.matches('input, select, textarea') && !element.matches('[type=button]') && shown(element),
    );
    const last = controls.at(-1);
    return deep(owner)
      .filter(element => element.matches(clickable) && !element.matches(`${answers}, [type=reset]`))
      .filter(element => !element.hasAttribute('aria-haspopup') && !element.hasAttribute('aria-expanded'))
      .filter(element => shown(element) && !backs.test(words(element)))
      .filter(
        element =>
          last !== undefined &&
          (last.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
      )
      .slice(-1);
  };
  if (form instanceof HTMLFormElement && !formless) {
    const own = Array.from(form.elements).filter(element => isSubmit(element));
    const named = pick([...deep(form), ...own]);
    return named.length > 0 ? named : behind(form);
  }
  for (let near: Element | null = form; near; near = near.parentElement) {
    // What stands in a form of its own submits that one.
    const buttons = pick(deep(near).filter(element => element.closest('form') === null));
    if (buttons.length > 0) return buttons;
  }
  return [];
}

/** A button that submits a form. */
export interface SubmitButton {
  /** Its own address, in full; empty where it submits where its form does. */
  readonly address: string;
  /** It only looks something up, keeps a draft or tries a code: what the form is for is not done by it. */
  readonly isAside: boolean;
}

/** Runs in the page: what there is to know of the buttons that {@link findButtons} found. */
const describeButtons = (buttons: Element[]): SubmitButton[] =>
  buttons.map(button => ({
    address:
      button.hasAttribute('formaction') &&
      (button instanceof HTMLButtonElement || button instanceof HTMLInputElement)
        ? button.formAction
        : '',
    isAside: /draft|preview|later|check(?! ?out)|look ?up|calculat|verif|validat|coupon|promo|discount/i.test(
      `${button.textContent ?? ''} ${button.getAttribute('value') ?? ''}`,
    ),
  }));

/** How a form was set going; `none`: no button, and no field to press Enter in. */
export type Press = 'button' | 'enter' | 'none';

async function lookForButtons(
  frame: Frame,
  form: { readonly selector: string; readonly formless: boolean },
  firstField: ElementHandle<Element> | undefined,
) {
  const element = (form.formless ? firstField : await findElement(frame, form.selector)) ?? null;
  return frame.evaluateHandle(findButtons, { form: element, formless: form.formless });
}

/** Finds the button that submits the form, or leads to its next step; `nth` of several. Null where it has none that can be pressed. */
async function lookForButton(nth: number, ...where: Parameters<typeof lookForButtons>) {
  const buttons = await lookForButtons(...where);
  const button = await buttons.evaluateHandle((all, at) => all[at] ?? all[0] ?? null, nth);
  return button.asElement();
}

/** The buttons that submit a form, in the order in which they are tried. */
export const buttonsOf = async (
  ...where: Parameters<typeof lookForButtons>
): Promise<readonly SubmitButton[]> => (await lookForButtons(...where)).evaluate(describeButtons);

/** A button that submits the form can be pressed now; false where the page does not tell. */
export async function hasUsableButton(...where: Parameters<typeof lookForButton>): Promise<boolean> {
  const button = await lookForButton(...where).catch(() => null);
  const isOff = button?.evaluate(node => node.matches('[aria-disabled=true]')).catch(() => true);
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
