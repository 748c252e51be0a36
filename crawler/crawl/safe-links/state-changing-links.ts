import { hyphenate, isCommand, isProgramCommand, nameWords } from './command-names.js';
import { changesCart, stateChangeOfParameter } from './state-changing-parameters.js';
import { stateChangingWords, recordDeeds } from './state-changing-words.js';

/**
 * Links that do something instead of showing something. A visitor who only looks never follows them, whatever method they take.
 */

/** A rough look that lets most addresses and texts through at once. */
const roughly = (words: readonly string[]): string =>
  words.map(word => word.replaceAll('-', '[^a-z0-9]*')).join('|');
const hint = new RegExp(roughly(stateChangingWords), 'i');
const pathHint = new RegExp(roughly([...stateChangingWords, ...recordDeeds, 'opt-out']), 'i');

const recordDeedSet = new Set(recordDeeds);
const recordId = /^(\d+|(?=[a-z]*\d)[0-9a-f]{8,}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;
/** Folders of words and of what is said about them. */
const wordFolder =
  /^(tags?|topics?|keywords?|categor(y|ies)|glossary|dictionary|terms?|definitions?|docs|documentation|reference|manual|commands?)$/i;
const viewQuery = /^(page|paged|lang|hl)=[\w-]*$/;
/** Parameters that say who is meant. */
const personQuery =
  /(?:^|&)(id|uid|u|user|e|e-?mail|mail|address|token|hash|key|code|list|subscriber|contact|recipient)=[^&]/i;

/** Why an address is not followed; `undefined` where nothing speaks against it. */
export function unsafeAddress(key: string): string | undefined {
  const [path = '', query] = key.slice(key.indexOf('/', 8)).split('?', 2);
  for (const parameter of query?.split('&') ?? []) {
    const [name = '', value = ''] = parameter.split('=', 2);
    const deed = stateChangeOfParameter(decode(name).toLowerCase(), decode(value.replaceAll('+', ' ')), path);
    if (deed !== undefined) return deed;
  }
  if (changesCart(path)) return 'it changes a shopping cart';
  if (!pathHint.test(path) && !path.includes('%')) return undefined;
  const segments = path.split('/').filter(part => part !== '');
  const at = segments.findIndex((_, index) => isDeedSegment(segments, index, query));
  return at < 0 ? undefined : `${segments[at]} names a deed`;
}

function isDeedSegment(segments: readonly string[], at: number, query: string | undefined): boolean {
  const words = nameWords(decode(segments[at] ?? ''));
  const earlier = segments[at - 1] ?? '';
  const isLast = at === segments.length - 1;
  if (isProgramCommand(words)) {
    const isEntry = wordFolder.test(earlier) && (isLast || segments[at + 1] === 'page');
    return !isEntry || (query !== undefined && !viewQuery.test(query));
  }
  if (isLast && recordDeedSet.has(words)) return recordId.test(earlier);
  // A page about opting out is one to read; the link in a mail says who opts out.
  return isLast && /^opt-?out$/.test(words) && personQuery.test(query ?? '');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const longestText = 120;

/** Whether a text has a word in it that may name a change, such as "delete", be it in the title of an article. */
export const speaksOfDeeds = (text: string): boolean => hint.test(text);

/** Why a link of this text is not followed; `undefined` where nothing speaks against it. */
export function unsafeText(text: string): string | undefined {
  if (text.length > longestText || !(speaksOfDeeds(text) || /[^\x20-\x7e]/.test(text))) return undefined;
  const words = hyphenate(text);
  return isCommand(words) ? `its text is "${words.replaceAll('-', ' ')}"` : undefined;
}
