import { isVisible } from '../elements/visible.js';
import { isUnread } from '../sight/unread.js';

/** How long what a button brings out may take to show, and how long once so many of a document have brought nothing. */
const limits = { waitMs: 500, patience: 3, impatientMs: 100 };
/** How many elements above hidden words are looked through for what brings them out. */
const levels = 4;
/** Fewer letters than a short sentence are a label for screen readers, not a part of a text. */
const mostOfLabels = 20;

const silent = 'script, style, noscript, template, head, select, textarea, svg, object, option';
const elsewhere =
  'nav, header, footer, aside, dialog, form, [role=navigation], [role=banner], [role=contentinfo], [role=complementary], [role=dialog], [role=alertdialog]';
const pressable =
  'button, summary, [role=button], [onclick], a:not([href]), a[href^="#"], a[href^="javascript:" i], h2, h3, h4, h5, h6, dt, label';
const leaves = /location|\bopen\s*\(|print|submit|download/i;

/** Elements whose words could be read at some moment: a press that brings one section out may put another away. */
const readOnce = new WeakSet<Element>();
const openers = new WeakSet<Element>();

/** Whether an element's words could be read before or while {@link bringOutHiddenText} pressed something. */
export const wasReadable = (element: Element): boolean => readOnce.has(element);
/** Whether pressing the element brought words out. */
export const broughtWordsOut = (element: Element): boolean => openers.has(element);

/** Elements with words of their own: those that can be read as the document stands, and those that nobody can read. */
function holdersOfWords(): { readonly readable: Element[]; readonly hidden: Element[] } {
  const found = new Set<Element>();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const holder = node.parentElement;
    if (!holder || found.has(holder) || (node.textContent ?? '').trim() === '') continue;
    if (holder.closest(silent) === null && holder.closest(elsewhere) === null) found.add(holder);
  }
  const hidden = [...found].filter(isUnread);
  const unread = new Set(hidden);
  return { readable: [...found].filter(holder => !unread.has(holder)), hidden };
}

/** Something a person would press that does not lead away: a heading only where a hand shows over it. */
function isPressed(element: Element): boolean {
  if (!isVisible(element) || element.closest(elsewhere) !== null || element.matches('[download]'))
    return false;
  if (leaves.test(`${element.getAttribute('onclick') ?? ''} ${element.getAttribute('href') ?? ''}`))
    return false;
  return (
    !element.matches('h2, h3, h4, h5, h6, dt, label') ||
    element.matches('[onclick]') ||
    getComputedStyle(element).cursor === 'pointer'
  );
}

/** What stands nearest around hidden words and can be pressed, the nearest first. */
function around(holder: Element): Element[] {
  const found = new Set<Element>();
  let at = holder.parentElement;
  for (let level = 0; at && at !== document.body.parentElement && level < levels; level += 1) {
    for (const element of at.querySelectorAll(pressable)) if (isPressed(element)) found.add(element);
    at = at.parentElement;
  }
  return [...found];
}

/**
 * Presses what stands around hidden words ("Read more", a heading that opens its section by a script of its own) and notes which of them come
 * out: a reader gets at them although nothing in the markup says so. Gives how many elements came out.
 */
export async function bringOutHiddenText(): Promise<number> {
  const { readable, hidden: unread } = holdersOfWords();
  let hidden = unread;
  const letters = hidden.map(holder => (holder.textContent ?? '').trim().length);
  if (letters.reduce((sum, length) => sum + length, 0) <= mostOfLabels) return 0;
  for (const holder of readable) readOnce.add(holder);
  const pressed = new Set<Element>();
  let barren = 0;
  let out = 0;
  const look = (): boolean => {
    const shown = hidden.filter(holder => holder.isConnected && !isUnread(holder));
    for (const holder of shown) readOnce.add(holder);
    out += shown.length;
    hidden = hidden.filter(holder => holder.isConnected && !shown.includes(holder));
    return shown.length > 0;
  };
  const press = async (element: HTMLElement): Promise<boolean> => {
    pressed.add(element);
    element.click();
    const until = performance.now() + (barren < limits.patience ? limits.waitMs : limits.impatientMs);
    for (;;) {
      if (look()) return true;
      if (performance.now() > until) return false;
      await new Promise(done => setTimeout(done, 20));
    }
  };
  for (const holder of [...hidden]) {
    for (const element of hidden.includes(holder) ? around(holder) : []) {
      if (!(element instanceof HTMLElement) || pressed.has(element)) continue;
      if (await press(element)) openers.add(element);
      else barren += 1;
      if (!hidden.includes(holder)) break;
    }
  }
  return out;
}
