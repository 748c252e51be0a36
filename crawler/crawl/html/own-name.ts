import { isWordPart } from './page-words.js';

/** Shorter names stand in words that have nothing to do with them. */
const shortest = 3;

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What error pages call the address that they were asked for: its last segment, with or without file extension, as written or in words. */
export function ownNames(path: string): string[] {
  const segment = decode(path.split('/').findLast(part => part !== '') ?? '').toLowerCase();
  const bare = segment.replace(/\.[a-z]{2,5}$/, '');
  const inWords = (name: string): string => name.replace(/[-_+\s]+/g, ' ').trim();
  return [...new Set([segment, bare, inWords(segment), inWords(bare)])]
    .filter(name => name.length >= shortest)
    .sort((a, b) => b.length - a.length);
}

/** A text in lower case without the names in it, where they stand as words of their own; `undefined` where none does. */
export function withoutNames(text: string, names: readonly string[]): string | undefined {
  const lower = text.toLowerCase();
  let rest = lower;
  for (const name of names) rest = without(rest, name);
  return rest === lower ? undefined : rest;
}

function without(text: string, name: string): string {
  let kept = '';
  let done = 0;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const end = at + name.length;
    if (at < done || isWordPart(text.charCodeAt(at - 1)) || isWordPart(text.charCodeAt(end))) continue;
    kept += text.slice(done, at);
    done = end;
  }
  return done === 0 ? text : kept + text.slice(done);
}
