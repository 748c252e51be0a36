import { stripVTControlCharacters } from 'node:util';

/** What can move a cursor, end a line, or turn the reading direction: control characters, separators, bidirectional marks. */
const unprintable = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]+/gu;

/**
 * Text from a site made safe to print: one line, without escape sequences and invisible characters, cut to `limit` characters.
 * What was taken out leaves a space.
 */
export function printable(text: string, limit = 300): string {
  const line = stripVTControlCharacters(text).replace(unprintable, ' ').replace(/ {2,}/g, ' ').trim();
  const characters = [...line.slice(0, limit * 2 + 2)];
  return characters.length > limit ? `${characters.slice(0, limit - 1).join('')}…` : line;
}

/** Text as HTML text or attribute value: no markup in it acts. */
export const escapedHtml = (text: string): string =>
  text.replace(
    /[&<>"']/g,
    sign => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[sign] ?? '',
  );

/** Text from a site made safe to stand in an HTML page: {@link printable}, and nothing in it is markup. */
export const htmlText = (text: string, limit?: number): string => escapedHtml(printable(text, limit));

/** The same, and nothing in it is Markdown or HTML. */
export function markdownText(text: string, limit?: number): string {
  return printable(text, limit)
    .replace(/[&<>]/g, sign => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? '')
    .replace(/[\\`*_{}[\]()#+!|~-]/g, '\\$&')
    .replace(/@/g, '&#64;');
}

/** JSON that may be shown on a terminal as it is: what could act there stands as an escape. */
export function jsonText(value: unknown): string {
  const escaped = JSON.stringify(value, null, 2).replace(
    /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `${escaped}\n`;
}
