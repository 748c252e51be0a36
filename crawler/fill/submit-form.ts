import type { ElementHandle, Frame, Page } from 'playwright';
import { findElement } from './elements.js';

/** `reach`: until nothing lies over the button any more · `press`: until the browser has taken the press, however busy it is. */
const limits = { reach: 1_500, press: 15_000 };

/**
 * Runs in the page: the button that submits a form, or leads to its next step; null where it has none. In a form that is the first
 * shown submit button; else, and for controls without a form, the first shown button near them whose words say so.
 */
function findButton({ form, formless }: { form: Element | null; formless: boolean }): Element | null {
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
    /submit|send|sign\s?(up|in|me)|subscri|regist|join|log\s?in|continue|next|save|search|apply|request|download|get|go\b|start|book|order|pay|contact|enviar|envoyer|senden|absenden|invia|inscri|suscri|anmelden|weiter|suivant|siguiente|avanti|finish|confirm|done|call me|call ?back|quote|enrol|vote|reserv|schedul|notify|rsvp|donat|anfordern|solicit|demander|richied|iscri|✓|→|ok\b/i;
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
  const pick = (all: readonly Element[]): Element | undefined => {
    const usable = all.filter(
      element =>
        element.matches(clickable) &&
        !element.matches(answers) &&
        shown(element) &&
        !backs.test(words(element)),
    );
    return usable.find(isSubmit) ?? usable.find(element => sends.test(words(element)));
  };
  if (form instanceof HTMLFormElement && !formless) {
    const own = Array.from(form.elements).filter(element => isSubmit(element));
    return pick([...deep(form), ...own]) ?? null;
  }
  for (let near: Element | null = form; near; near = near.parentElement) {
    // What stands in a form of its own submits that one.
    const button = pick(deep(near).filter(element => element.closest('form') === null));
    if (button) return button;
  }
  return null;
}

/** How a form was set going; `none`: no button, and no field to press Enter in. */
export type Press = 'button' | 'enter' | 'none';

async function buttonOf(frame: Frame, form: ElementHandle<Element> | null, formless: boolean) {
  const handle = await frame.evaluateHandle(findButton, { form, formless });
  return handle.asElement();
}

/** Finds the button that submits the form, or leads to its next step; null where it has none that can be pressed. */
async function lookForButton(
  frame: Frame,
  form: { readonly selector: string; readonly formless: boolean },
  firstField: ElementHandle<Element> | undefined,
) {
  const element = (form.formless ? firstField : await findElement(frame, form.selector)) ?? null;
  return buttonOf(frame, element, form.formless);
}

/** A button that submits the form can be pressed now; false where the page does not tell. */
export async function hasUsableButton(...where: Parameters<typeof lookForButton>): Promise<boolean> {
  const button = await lookForButton(...where).catch(() => null);
  const isOff = button?.evaluate(node => node.matches('[aria-disabled=true]')).catch(() => true);
  return button !== null && !(await isOff);
}

/** Presses the form's button as a person does; without one, Enter in its first field. */
export async function pressSubmit(
  page: Page,
  frame: Frame,
  form: { readonly selector: string; readonly formless: boolean },
  firstField: ElementHandle<Element> | undefined,
): Promise<Press> {
  const look = () => lookForButton(frame, form, firstField);
  // A control that posts its page when it changes may have the document replaced just now.
  const button = await look().catch(async () => {
    await page.waitForLoadState('domcontentloaded', { timeout: 5_000 }).catch(() => undefined);
    return look().catch(() => null);
  });
  if (button) {
    const isReached = await button.click({ trial: true, timeout: limits.reach }).then(
      () => true,
      () => false,
    );
    // Something may lie over it: then it is pressed as the keyboard does. Never both, which would submit twice.
    await (
      isReached
        ? button.click({ force: true, timeout: limits.press, noWaitAfter: true })
        : button.evaluate(node => (node instanceof HTMLElement ? node.click() : undefined))
    )
      // The press took the document away before its end could be reported.
      .catch(() => undefined);
    return 'button';
  }
  if (!firstField) return 'none';
  await firstField.focus().catch(() => undefined);
  await page.keyboard.press('Enter');
  return 'enter';
}
