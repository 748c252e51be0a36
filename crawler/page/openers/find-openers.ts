import { formButtonWords } from '../../../kernel/words/form-button-words.js';
import { all, fold, trees } from '../elements/dom.js';
import { isVisible } from '../elements/visible.js';

const { opens, opensNone } = formButtonWords;

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
  const found: Opener[] = [];
  const looks = new Set<string>();
  for (const [index, element] of allPressed().entries()) {
    const words = fold(
      `${element.textContent ?? ''} ${element.getAttribute('aria-label') ?? ''} ${element.getAttribute('title') ?? ''}`,
    );
    const says = element.matches('[aria-haspopup=dialog]');
    if (words.length > 60 || opensNone.test(words) || !(says || opens.test(words))) continue;
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
