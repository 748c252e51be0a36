import { createHash } from 'node:crypto';
import type { Element } from './html-nodes.js';
import { ownNames, withoutNames } from './own-name.js';
import { keptWords, readWords } from './page-words.js';
import { rawText, type DocumentListener } from './walk-document.js';

const maxTitle = 300;
const maxBlocks = 400;

const hashOf = (said: string): string => createHash('sha256').update(said).digest('hex').slice(0, 16);

/** The least of a page's words, ascending. */
const leastOf = (words: ReadonlySet<number>): number[] =>
  Array.from(
    Uint32Array.from([...words])
      .sort()
      .subarray(0, keptWords),
  );

/** What a page says, in hashes. */
export interface PageText {
  readonly textHash: string;
  readonly namelessHash: string;
  /** One number a distinct block of text, sorted; digits, tokens, months and days count as nothing. */
  readonly blocks: readonly number[];
  readonly words: readonly number[];
}

/** Gathers what a page says to visitors whose browser runs scripts: its title and its text. */
export class TextCollector implements DocumentListener {
  title = '';
  readonly #texts: string[] = [];
  #hasTitle = false;
  #length = 0;
  #noscript: Element | undefined;

  /** `path` is the page's own: error pages repeat it, and it says nothing of the page. */
  constructor(readonly path: string) {}

  get length(): number {
    return this.#length;
  }

  enter(element: Element): void {
    if (element.name === 'noscript') this.#noscript ??= element;
    // Drawings have titles of their own.
    if (element.name !== 'title' || this.#hasTitle || isInSvg(element)) return;
    this.#hasTitle = true;
    this.title = rawText(element).replace(/\s+/g, ' ').trim().slice(0, maxTitle);
  }

  text(data: string): void {
    if (this.#noscript) return;
    const trimmed = data.trim();
    if (trimmed === '') return;
    const text =
      this.path.length > 2 && trimmed.includes(this.path) ? trimmed.replaceAll(this.path, '') : trimmed;
    this.#length += text.length;
    this.#texts.push(text);
  }

  leave(element: Element): void {
    if (this.#noscript === element) this.#noscript = undefined;
  }

  read(): PageText {
    const blocks = new Set<number>();
    const words = new Set<number>();
    for (const text of this.#texts) {
      const block = readWords(text, words);
      if (block !== undefined && blocks.size < maxBlocks) blocks.add(block);
    }
    const said = this.#texts.join('\n').replace(/[^\S\n]+/g, ' ');
    const nameless = withoutNames(said, ownNames(this.path));
    const textHash = hashOf(said);
    return {
      textHash,
      namelessHash: nameless === undefined ? textHash : hashOf(nameless),
      blocks: [...blocks].sort((a, b) => a - b),
      words: leastOf(words),
    };
  }
}

function isInSvg(element: Element): boolean {
  let parent = element.parent;
  while (parent && 'name' in parent) {
    if (parent.name === 'svg') return true;
    parent = parent.parent;
  }
  return false;
}
