/** How long a pressed button may take to bring its section, and how long once so many of a document have brought none. */
const limits = { waitMs: 1_000, patience: 3, impatientMs: 150 };

/**
 * Presses the buttons of sections that hold nothing until they are opened, as frameworks leave them that build a section
 * only then, and puts back what closes again when the next one is opened. Menus are left alone. Says how many sections came up.
 */
export async function openEmptySections(): Promise<number> {
  const isOther =
    'nav, header, footer, aside, dialog, [role=navigation], [role=banner], [role=contentinfo], [role=dialog], [role=menubar]';
  const opener =
    ':is(button, [role=button], summary)[aria-expanded=false]:not([aria-haspopup]:not([aria-haspopup=false]))';
  const textOf = (element: Element | null | undefined): string => (element?.textContent ?? '').trim();
  const sends = (element: Element): boolean =>
    element instanceof HTMLButtonElement && element.form !== null && element.type === 'submit';

  /** What a button opens: what it names, else what stands right behind it or behind the heading that holds it. */
  const sectionOf = (button: Element): Element | undefined => {
    const ids = (button.getAttribute('aria-controls') ?? '').split(/\s+/).filter(id => id !== '');
    const named = ids.flatMap(id => document.getElementById(id) ?? []);
    if (named.length > 0) return named[0];
    for (let at: Element | null = button, steps = 0; at && steps < 3; at = at.parentElement, steps += 1) {
      if (at.nextElementSibling)
        return at.nextElementSibling.querySelector(opener) ? undefined : at.nextElementSibling;
      if (at.parentElement && at.parentElement.querySelectorAll('[aria-expanded]').length > 1)
        return undefined;
    }
    return undefined;
  };
  const comesUp = async (button: Element, waitMs: number): Promise<Element | undefined> => {
    const until = performance.now() + waitMs;
    for (;;) {
      const section = sectionOf(button);
      if (textOf(section) !== '') return section;
      if (performance.now() > until) return undefined;
      await new Promise(done => setTimeout(done, 20));
    }
  };

  const buttons = Array.from(document.querySelectorAll<HTMLElement>(opener)).filter(
    button =>
      button.closest(isOther) === null &&
      !sends(button) &&
      button.checkVisibility() &&
      textOf(sectionOf(button)) === '',
  );
  const opened: { readonly button: Element; readonly copy: Element }[] = [];
  let barren = 0;
  for (const button of buttons) {
    button.click();
    const section = await comesUp(button, barren < limits.patience ? limits.waitMs : limits.impatientMs);
    const copy = section?.cloneNode(true);
    if (copy instanceof Element) opened.push({ button, copy });
    else barren += 1;
  }
  for (const { button, copy } of opened)
    if (textOf(sectionOf(button)) === '') (button.closest('h1, h2, h3, h4, h5, h6') ?? button).after(copy);
  return opened.length;
}
