import { all, fold, trees } from '../elements/dom.js';
import { isVisible } from '../elements/visible.js';

/** A button that may bring up a form that is not there yet, as it stands in the page now. */
export interface Opener {
  /** Position among the page's clickable elements: the way back to it. */
  readonly index: number;
  /** Equal for equal buttons on other pages. */
  readonly look: string;
}

/** What is pressed, in shadow trees too, where chats and other guests of a page keep what is theirs. */
const allPressed = (): Element[] =>
  trees(500).flatMap(tree =>
    all(
      tree,
      'button, [role=button], a[href="#"], a[href^="javascript:"], a:not([href]), [aria-haspopup=dialog], [data-toggle=modal], [data-bs-toggle=modal]',
    ),
  );

/**
 * Buttons, and links that lead nowhere, whose words promise something to fill in, or that say that they open a dialog.
 * Not what submits a form, moves about in the page, answers a cookie banner, or ends, deletes or buys something.
 */
export function findOpeners(): Opener[] {
  const promises =
    /sign\s?-?up|sign\s?-?in|log\s?-?in|register|registration|create (an |your )?account|join|become a member|subscri|newsletter|mailing list|contact|get in touch|write to|message|e-?mail us|feedback|enquir|inquir|ask (a|us|the)|apply|request|rsvp|enrol|book|reserve|quote|donate|survey|get started|refer(ral)?\b|nominat|volunteer|appointment|\bchat\b|talk (to|with)|speak (to|with)|call (me|us)|call-?back|\bforms?\b|questionnaire|\bquiz|assessment|self-?check|start (a|an|the|your|my|our)\b|begin\b|fill (in|out)|complete (a|an|the|your|our|this)\b|submit (a|an|your)\b|report (a|an|it)\b|schedule (a|an|your)\b|registr|inscri|suscri|cuenta|conta(c|t)to|anmeld|konto|kontakt|abonn|compte|iscri|account/i;
  const not =
    /close|dismiss|accept|agree|allow|reject|decline|refuse|cookie|consent|log\s?-?out|sign\s?-?out|unsubscri|delete|remove|cancel|play|pause|share|print|search|menu|add to|cart|buy|checkout|pay\b|previous|next|more info|download|facebook|google|twitter|linkedin|apple|microsoft|schlie|cerrar|fermer|chiudi|aceptar|akzept|ablehn/i;
  const found: Opener[] = [];
  const looks = new Set<string>();
  for (const [index, element] of allPressed().entries()) {
    const words = fold(
      `${element.textContent ?? ''} ${element.getAttribute('aria-label') ?? ''} ${element.getAttribute('title') ?? ''}`,
    );
    const says = element.matches('[aria-haspopup=dialog]');
    if (words.length > 60 || not.test(words) || !(says || promises.test(words))) continue;
    if (element.matches(':disabled') || element.closest('form, [role=dialog], dialog') !== null) continue;
    // What it names stands in the page already, and was read there.
    const target = element.getAttribute('aria-controls') ?? element.getAttribute('data-bs-target')?.slice(1);
    if (target && document.getElementById(target)?.querySelector('input, select, textarea')) continue;
    if (!isVisible(element)) continue;
    // Inputs right beside it, in no form of their own: then it is their submit button.
    const beside = element.parentElement?.querySelectorAll(
      'input:not([type=hidden], [type=search]), textarea, select, [contenteditable=true]',
    );
    if (Array.from(beside ?? []).some(control => control.closest('form') === null)) continue;
    const look = `${element.tagName} ${element.className.toString()} ${words}`;
    if (looks.has(look)) continue;
    looks.add(look);
    found.push({ index, look });
  }
  return found;
}

/** The element that {@link findOpeners} counted as `index`; null where it is gone. */
export const openerAt = (index: number): Element | null => allPressed()[index] ?? null;
