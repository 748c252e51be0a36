import { fold } from '../elements/dom.js';
import { isVisible } from '../elements/visible.js';
import { chooseLeast } from './choose-least.js';
import { choiceWords } from '../../../kernel/words/choice-words.js';
import { withoutFragment } from '../../../kernel/addresses.js';

/** What one chooses purposes by. */
const toggles =
  'input[type=checkbox], input[type=radio], select, [role=switch], [role=checkbox], [aria-pressed]';

/**
 * On a page of settings, the button that declines; else the button that saves, where it stands together with something
 * to choose. Null where there is neither. Links lead elsewhere.
 */
export function findChoiceButton(): Element | null {
  const words = (element: Element): string =>
    fold(
      `${element.textContent ?? ''} ${element.getAttribute('value') ?? ''} ${element.getAttribute('aria-label') ?? ''}`,
    ).toLowerCase();
  const buttons = Array.from(
    document.querySelectorAll('button, [role=button], input[type=submit], input[type=button], a[href^="#"]'),
  ).filter(
    element => isVisible(element, 'pressed') && !element.closest('header, nav, footer, [role=switch]'),
  );
  const named = (pattern: string): Element[] =>
    buttons.filter(element => words(element).length < 60 && new RegExp(pattern, 'i').test(words(element)));
  const declining = named(choiceWords.decline)[0];
  if (declining) return declining;
  return (
    named(choiceWords.save).find(element =>
      element.closest('form, section, article, main, body')?.querySelector(toggles),
    ) ?? null
  );
}

/** Chooses the least in the nearest box round a button that holds something to choose ({@link chooseLeast}). */
export function chooseLeastBeside(button: Element): number {
  let box = button.parentElement ?? button;
  while (box.parentElement && !box.querySelector(toggles)) box = box.parentElement;
  return chooseLeast(box);
}

/** Whether an element is a link to another page. */
export const leadsElsewhere = (element: Element): boolean =>
  element instanceof HTMLAnchorElement &&
  /^https?:/.test(element.href) &&
  withoutFragment(element.href) !== withoutFragment(location.href);
