/** What {@link pageSight} leaves in the page. */
export type PageSight = ReturnType<typeof pageSight>;

/**
 * Runs in the page: whether a sighted person can see an element's words or picture, perhaps after scrolling, or after opening
 * a menu, a disclosure or a tab whose opener can be seen.
 */
export function pageSight() {
  const up = (element: Element): Element | null => {
    if (element.assignedSlot) return element.assignedSlot;
    const root = element.getRootNode();
    return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
  };
  const shown = (element: Element): boolean => {
    const { width, height } = element.getBoundingClientRect();
    return (
      width > 1 && height > 1 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    );
  };

  /** A person can bring this part of the page out: something visible says that it opens it. */
  const opens = (closed: Element): boolean => {
    for (let at: Element | null = closed; at; at = up(at)) {
      const root = at.getRootNode();
      if (at.id === '' || !(root instanceof Document || root instanceof ShadowRoot)) continue;
      const id = CSS.escape(at.id);
      const names = ['data-target', 'data-bs-target', 'data-toggle-target'].map(name => `[${name}="#${id}"]`);
      const openers = `[aria-controls~="${id}"], [popovertarget="${id}"], [commandfor="${id}"], ${names.join(', ')}`;
      const box = at.matches('input[type=checkbox]') ? '' : `, label[for="${id}"]`;
      if (Array.from(root.querySelectorAll(openers + box)).some(shown)) return true;
    }
    // A disclosure without ids: its button, perhaps inside a heading, stands right beside it.
    const opener = '[aria-expanded=false]:not([aria-controls]), [aria-haspopup]:not([aria-haspopup=false])';
    for (const beside of [closed.previousElementSibling, closed.nextElementSibling]) {
      const found = beside?.matches(opener) ? beside : beside?.querySelector(opener);
      if (found && shown(found)) return true;
    }
    for (const beside of Array.from(closed.parentElement?.children ?? [])) {
      const toggles = beside instanceof HTMLInputElement && beside.type === 'checkbox';
      if (toggles && Array.from(beside.labels ?? []).some(shown)) return true;
    }
    // Sub-menus come out when their item is pointed at.
    const item = closed.closest('nav li, [role=navigation] li, [role=menubar] li, header li');
    return (
      item !== null &&
      item !== closed &&
      Array.from(item.children).some(child => child !== closed && shown(child))
    );
  };

  /** `display`, `visibility`, `opacity`: the first that hides the element and that nothing visible undoes. */
  const styledAway = (element: Element): string => {
    let opacity = 1;
    // Visibility is inherited: the topmost element of an unbroken line of hidden ones is the one that is switched.
    let unseen = getComputedStyle(element).visibility === 'visible' ? undefined : element;
    for (let at: Element | null = element; at; at = up(at)) {
      const css = getComputedStyle(at);
      if (css.display === 'none' && !opens(at)) return 'display';
      if (unseen !== undefined && css.visibility !== 'visible') unseen = at;
      else if (unseen !== undefined) {
        if (!opens(unseen)) return 'visibility';
        unseen = undefined;
      }
      const faded = Number(css.opacity) * (/opacity\((0|0%)\)/.test(css.filter) ? 0 : 1);
      if (opacity >= 0.1 && opacity * faded < 0.1 && !opens(at)) return 'opacity';
      opacity *= faded;
    }
    return unseen !== undefined && !opens(unseen) ? 'visibility' : '';
  };
  /** Not laid out now, though nothing keeps a person from opening it. */
  const isClosed = (element: Element): boolean => !element.checkVisibility({ visibilityProperty: true });

  return { up, shown, opens, styledAway, isClosed };
}
