import type { Element } from './html-nodes.js';
import type { DocumentListener } from './walk-document.js';

interface Labelled<T> {
  readonly element: Element;
  readonly what: T;
  text: string;
  isTold: boolean;
}

const maxText = 160;

/**
 * Gathers what visitors see or hear of the elements that were opened: their text with that of pictures inside, then the
 * attributes that name them. `told` gets it once an element has ended.
 */
export class LabelCollector<T> implements DocumentListener {
  readonly #open: Labelled<T>[] = [];

  constructor(readonly told: (what: T, names: readonly string[]) => void) {}

  /** Begins with an element; `end` ends it before its end tag. */
  begin(element: Element, what: T): { end: () => void } {
    const labelled: Labelled<T> = { element, what, text: '', isTold: false };
    this.#open.push(labelled);
    return { end: () => this.#tell(labelled) };
  }

  enter({ name, attribs }: Element): void {
    if (name === 'img' || name === 'svg') this.text(attribs['alt'] ?? attribs['aria-label'] ?? '');
  }

  text(data: string): void {
    const innermost = this.#open.at(-1);
    if (innermost && innermost.text.length < maxText) innermost.text += data.replace(/\s+/g, ' ');
  }

  leave(element: Element): void {
    const innermost = this.#open.at(-1);
    if (innermost?.element !== element) return;
    this.#open.pop();
    this.#tell(innermost);
    this.text(innermost.text);
  }

  #tell(labelled: Labelled<T>): void {
    if (labelled.isTold) return;
    labelled.isTold = true;
    const { attribs, name } = labelled.element;
    const own = [attribs['aria-label'], attribs['title'], attribs['alt'], attribs['label']];
    const value = name === 'input' ? attribs['value'] : undefined;
    const names = [labelled.text, ...own, value].filter(text => text !== undefined);
    this.told(
      labelled.what,
      names.filter(text => text.trim() !== ''),
    );
  }
}
