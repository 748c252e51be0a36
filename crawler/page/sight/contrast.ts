import { findBySelector } from '../elements/find.js';
import { isVisible } from '../elements/visible.js';

/** A text whose contrast is wanted: a mark beside a control, or (with an empty text) the words of a link. */
export interface ContrastTarget {
  /** Of the control or link; ` >>> ` steps into a shadow root. */
  readonly selector: string;
  readonly text: string;
}

/** The part of axe-core that the page holds once axe-core has run in it. */
interface AxeInPage {
  setup(node: Document): void;
  teardown(): void;
  readonly commons: {
    readonly color: {
      getBackgroundColor(element: Element, behind: Element[]): unknown;
      getForegroundColor(element: Element, noScroll: boolean, background: unknown): unknown;
      getContrast(background: unknown, foreground: unknown): number;
    };
  };
}

/**
 * After axe-core has run in the page: the contrast ratio (WCAG 2) of each target's text, by axe-core's own reading of colours; null where
 * the text is not found or lies on something that has no one colour, such as a picture. A mark is looked for where a person reads it:
 * in the control's labels, what `aria-labelledby` names, its legend, and then what surrounds it and no other control.
 */
export function measureContrast(targets: readonly ContrastTarget[]): (number | null)[] {
  const { axe } = globalThis as unknown as { axe: AxeInPage };
  const controls = 'input:not([type="hidden"]), select, textarea, [contenteditable="true"]';

  const places = (control: Element): Element[] => {
    const root = control.getRootNode() as Document | ShadowRoot;
    const named = (control.getAttribute('aria-labelledby') ?? '').split(/\s+/).filter(Boolean);
    const around: Element[] = [];
    for (
      let at = control.parentElement;
      at && at.querySelectorAll(controls).length < 2;
      at = at.parentElement
    )
      around.push(at);
    return [
      ...((control as HTMLInputElement).labels ?? []),
      ...named.flatMap(id => root.getElementById(id) ?? []),
      ...(control.closest('fieldset')?.querySelectorAll('legend') ?? []),
      ...around,
    ];
  };

  /** What to look for: the mark as it is, or, where it is more than one text ("Branch" and "*"), the sign at its end or start. */
  const spellings = (text: string): string[] => {
    const parts = text.toLowerCase().split(/\s+/);
    const signs = [parts.at(-1) ?? '', parts[0] ?? ''].filter(part => /^[^\p{L}\p{N}]+$/u.test(part));
    return [text.toLowerCase(), ...signs];
  };

  /** The element that holds the shown text node which says `wanted`; with an empty text the first that says anything. */
  const holder = (place: Element, wanted: string): Element | null => {
    const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const said = node.textContent?.trim().toLowerCase() ?? '';
      const { parentElement } = node;
      const isSaid = said !== '' && said.includes(wanted);
      if (isSaid && parentElement && isVisible(parentElement, 'rendered')) return parentElement;
    }
    return null;
  };

  const ratioOf = (element: Element): number | null => {
    const { color } = axe.commons;
    const background = color.getBackgroundColor(element, []);
    if (!background) return null;
    const foreground = color.getForegroundColor(element, false, background);
    return foreground ? Math.floor(color.getContrast(background, foreground) * 100) / 100 : null;
  };

  axe.teardown();
  axe.setup(document);
  try {
    return targets.map(({ selector, text }) => {
      const element = findBySelector(selector);
      if (!element) return null;
      const searched = text === '' ? [element] : places(element);
      const said = spellings(text)
        .flatMap(wanted => searched.map(place => holder(place, wanted)))
        .find(each => each !== null);
      return said ? ratioOf(said) : null;
    });
  } finally {
    axe.teardown();
  }
}
