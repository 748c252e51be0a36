import { formButtonWords } from '../../../kernel/words/form-button-words.js';
import { isVisible } from '../elements/visible.js';

const { aside, sends, takesBack } = formButtonWords;

/** Whether a link names a place in its document that is not there. */
function leadsNowhere(link: Element): boolean {
  const name = (link.getAttribute('href') ?? '').slice(1);
  return (
    name !== '' &&
    name !== 'top' &&
    document.querySelector(`[id=${JSON.stringify(name)}], a[name=${JSON.stringify(name)}]`) === null
  );
}

/**
 * The buttons that submit a form, or lead to its next step, in the order in which a person would try them. In a form those
 * are its shown submit buttons; where it has none, and for controls without a form, the first shown button near them whose words say so.
 */
export function findSubmitButtons({
  form,
  formless,
}: {
  form: Element | null;
  formless: boolean;
}): Element[] {
  const shown = (element: Element): boolean => isVisible(element, 'pressed') && !element.matches(':disabled');
  const words = (element: Element): string =>
    `${element.textContent ?? ''} ${element.getAttribute('value') ?? ''} ${element.getAttribute('aria-label') ?? ''} ${element.id}`;
  const deep = (root: ParentNode): Element[] =>
    Array.from(root.querySelectorAll('*')).flatMap(element => [
      element,
      ...(element.shadowRoot ? deep(element.shadowRoot) : []),
    ]);
  const clickable =
    'button, input[type=submit], input[type=image], input[type=button], [role=button], a[onclick], a[href="#"], a[href^="javascript:"]';
  // The steps of some wizards are turned by links to places that do not exist, such as `#next`.
  const isPressed = (element: Element): boolean =>
    element.matches(clickable) || (element.matches('a[href^="#"]') && leadsNowhere(element));
  const isSubmit = (element: Element): boolean =>
    element instanceof HTMLButtonElement
      ? element.type === 'submit'
      : element instanceof HTMLInputElement && /^(submit|image)$/.test(element.type);
  const answers =
    '[role=combobox], [role=checkbox], [role=radio], [role=switch], [role=listbox], [aria-haspopup=listbox]';
  const pick = (all: readonly Element[]): Element[] => {
    const usable = all.filter(
      element =>
        isPressed(element) && !element.matches(answers) && shown(element) && !takesBack.test(words(element)),
    );
    // What only looks something up comes after what submits.
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
      .filter(element => isPressed(element) && !element.matches(`${answers}, [type=reset]`))
      .filter(element => !element.hasAttribute('aria-haspopup') && !element.hasAttribute('aria-expanded'))
      .filter(element => shown(element) && !takesBack.test(words(element)))
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

/** The one of {@link findSubmitButtons} that stands at `nth`; the first where there are fewer, null where there is none. */
export function findSubmitButton({
  nth,
  ...where
}: Parameters<typeof findSubmitButtons>[0] & { nth: number }): Element | null {
  const found = findSubmitButtons(where);
  return found[nth] ?? found[0] ?? null;
}

/** A button says that it cannot be pressed, and is no disabled one: `aria-disabled`. */
export const isSwitchedOff = (button: Element): boolean => button.matches('[aria-disabled=true]');

/** A button that submits a form. */
export interface SubmitButton {
  /** Its own address, in full; empty where it submits where its form does. */
  readonly address: string;
  /** It only looks something up, keeps a draft or tries a code: what the form is for is not done by it. */
  readonly isAside: boolean;
}

/** What there is to know of the buttons that {@link findSubmitButtons} found. */
export const describeButtons = (buttons: Element[]): SubmitButton[] =>
  buttons.map(button => ({
    address:
      button.hasAttribute('formaction') &&
      (button instanceof HTMLButtonElement || button instanceof HTMLInputElement)
        ? button.formAction
        : '',
    isAside: aside.test(`${button.textContent ?? ''} ${button.getAttribute('value') ?? ''}`),
  }));
