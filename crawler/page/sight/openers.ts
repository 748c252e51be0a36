import { up } from '../elements/dom.js';
import { isVisible } from '../elements/visible.js';

const shown = (element: Element): boolean => isVisible(element);

/** Something visible names it, or a part of the page that holds it, as what it opens. */
const isNamed = (closed: Element): boolean => {
  for (let at: Element | null = closed; at; at = up(at)) {
    const root = at.getRootNode();
    if (at.id === '' || !(root instanceof Document || root instanceof ShadowRoot)) continue;
    const id = CSS.escape(at.id);
    const names = ['data-target', 'data-bs-target', 'data-toggle-target'].map(name => `[${name}="#${id}"]`);
    const tab = `a[href="#${id}"]:is([data-toggle], [data-bs-toggle], [role=tab])`;
    const openers = `[aria-controls~="${id}"], [popovertarget="${id}"], [commandfor="${id}"], ${tab}, ${names.join(', ')}`;
    const box = at.matches('input[type=checkbox]') ? '' : `, label[for="${id}"]`;
    if (Array.from(root.querySelectorAll(openers + box)).some(shown)) return true;
  }
  return false;
};

/** What a person would press: a button that sends no form, or a heading with a hand over it. */
const isPressed = (element: Element): boolean => {
  if (element instanceof HTMLButtonElement)
    return !element.disabled && (element.form === null || element.type === 'button');
  if (element.matches('[role=button], [onclick]')) return true;
  return (
    element.matches('h1, h2, h3, h4, h5, h6, dt, [role=heading]') &&
    getComputedStyle(element).cursor === 'pointer'
  );
};
/** A disclosure without ids: its button, perhaps inside a heading, stands right beside it, or, where nothing says what it does, before it. */
const hasButton = (closed: Element): boolean => {
  const opener = '[aria-expanded=false]:not([aria-controls]), [aria-haspopup]:not([aria-haspopup=false])';
  for (const beside of [closed.previousElementSibling, closed.nextElementSibling]) {
    const found = beside?.matches(opener) ? beside : beside?.querySelector(opener);
    if (found && shown(found)) return true;
  }
  const before = closed.previousElementSibling;
  if (before === null || closed.matches('a, button, input')) return false;
  const only = before.matches('h1, h2, h3, h4, h5, h6, dt') ? before.firstElementChild : null;
  return [before, only].some(each => each !== null && isPressed(each) && shown(each));
};

const isChecked = (closed: Element): boolean =>
  Array.from(closed.parentElement?.children ?? []).some(
    beside =>
      beside instanceof HTMLInputElement &&
      beside.type === 'checkbox' &&
      Array.from(beside.labels ?? []).some(shown),
  );

/** Sub-menus come out when their item is pointed at. */
const isSubMenu = (closed: Element): boolean => {
  const item = closed.closest('nav li, [role=navigation] li, [role=menubar] li, header li');
  return (
    item !== null &&
    item !== closed &&
    Array.from(item.children).some(child => child !== closed && shown(child))
  );
};

const menuWords = /(^|[^a-z])(menu|navigation|nav|hamburger|burger)([^a-z]|$)/i;
const menuClass = /menu|hamburger|burger|nav(bar|igation)?[-_]?toggle/i;
/** Navigation that a button called a menu brings out: it stands in the same header, or is the page's only one. */
const isMenu = (closed: Element): boolean => {
  if (closed.matches('a, button, li, p, span, h1, h2, h3, h4, h5, h6')) return false;
  const root = closed.getRootNode();
  const nav = closed.closest('nav, [role=navigation]') ?? closed.querySelector('nav, [role=navigation]');
  const around =
    closed.closest('header, [role=banner]') ??
    (nav && (root instanceof Document || root instanceof ShadowRoot) ? root : null);
  if (around === null) return false;
  return Array.from(around.querySelectorAll('button, [role=button], [onclick]')).some(button => {
    const said = [button.textContent, button.getAttribute('aria-label'), button.getAttribute('title')];
    const isCalled =
      said.some(each => menuWords.test(each ?? '')) || menuClass.test(button.getAttribute('class') ?? '');
    return isCalled && isPressed(button) && !closed.contains(button) && shown(button);
  });
};

/** A person can bring this part of the page out: something visible says that it opens it. */
export const opens = (closed: Element): boolean =>
  isNamed(closed) || hasButton(closed) || isChecked(closed) || isSubMenu(closed) || isMenu(closed);
