import { createHash } from 'node:crypto';
import type { Element } from './html-nodes.js';
import { rawText, type DocumentListener } from './walk-document.js';

const maxTitle = 300;
const maxBlocks = 400;

/** Names of months and days, which calendars print on pages that are empty otherwise. */
const calendarWords =
  /\b(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?|mon(day)?|tue(s(day)?)?|wed(nesday)?|thu(rs(day)?)?|fri(day)?|sat(urday)?|sun(day)?|[ap]m|th|st|nd|rd)\b/g;

/** FNV-1a, 32 bits: enough to tell whether a block was seen before. */
function fnv(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash ^= text.charCodeAt(index);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}

/** Gathers what a page says: its title and its text. */
export class TextCollector implements DocumentListener {
  title = '';
  readonly #texts: string[] = [];
  #hasTitle = false;
  #length = 0;

  /** `path` is the page's own: error pages repeat it, and it says nothing of the page. */
  constructor(readonly path: string) {}

  get length(): number {
    return this.#length;
  }

  enter(element: Element): void {
    // Drawings have titles of their own.
    if (element.name !== 'title' || this.#hasTitle || isInSvg(element)) return;
    this.#hasTitle = true;
    this.title = rawText(element).replace(/\s+/g, ' ').trim().slice(0, maxTitle);
  }

  text(data: string): void {
    const trimmed = data.trim();
    if (trimmed === '') return;
    const text =
      this.path.length > 2 && trimmed.includes(this.path) ? trimmed.replaceAll(this.path, '') : trimmed;
    this.#length += text.length;
    this.#texts.push(text);
  }

  leave(): void {}

  hash(): string {
    const said = this.#texts.join('\n').replace(/[^\S\n]+/g, ' ');
    return createHash('sha256').update(said).digest('hex').slice(0, 16);
  }

  /** One number a distinct block of text, sorted; digits, months and days count as nothing. */
  blocks(): number[] {
    const blocks = new Set<number>();
    for (const text of this.#texts) {
      if (blocks.size >= maxBlocks) break;
      const words = text
        .toLowerCase()
        .replace(calendarWords, '')
        .replace(/[\d\s.,:;/–—-]+/g, ' ')
        .trim();
      if (words !== '') blocks.add(fnv(words));
    }
    return [...blocks].sort((a, b) => a - b);
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
