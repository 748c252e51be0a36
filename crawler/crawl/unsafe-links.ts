import { deedObjects, deedWords } from './deed-words.js';

/**
 * Links that do something instead of showing something. A visitor who only looks never follows them, whatever method they take.
 * Words are matched whole: "how to delete your account" is an article, "delete account" a button.
 */
const verbSet = new Set(deedWords);
const verbWithObject = new RegExp(`^(${deedWords.join('|')})-(this-|my-|your-)?(${deedObjects})s?$`);

/** Lower case, without accents; words joined by single hyphens. */
const hyphenate = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');

const isCommand = (words: string): boolean => verbSet.has(words) || verbWithObject.test(words);

/** Parameters that name a deed. Whatever their value, following them is not looking. */
const deedNames = new Set([
  'action',
  'act',
  'do',
  'cmd',
  'command',
  'add-to-cart',
  'add_to_cart',
  'addtocart',
  'logout',
  'delete',
  'remove',
  'unsubscribe',
  'remove_item',
  'undo_item',
  '_method',
]);
/** Parameters that may name a deed or a view: their value decides. */
const maybeDeedNames = new Set([
  'op',
  'operation',
  'task',
  'method',
  'mode',
  'event',
  'func',
  'function',
  'cart',
  'page',
  'p',
  'option',
  'view',
]);

/** Camel case and underscores as hyphens, without a file extension: `signOut.aspx` → `sign-out`. */
const segmentWords = (segment: string): string =>
  hyphenate(segment.replace(/\.[a-z]{2,5}$/i, '').replace(/([a-z])([A-Z])/g, '$1-$2'));

const cartAdd =
  /\/(cart|basket|bag|warenkorb|panier|carrito|carrinho|carrello)\/(add|remove|delete|empty)(\/|$)/i;
/** A rough look that lets most addresses and texts through at once. */
const hint = new RegExp(deedWords.map(word => word.replaceAll('-', '[^a-z0-9]*')).join('|'), 'i');

/** Why an address is not followed; `undefined` where nothing speaks against it. */
export function unsafeAddress(key: string): string | undefined {
  const [path = '', query] = key.slice(key.indexOf('/', 8)).split('?', 2);
  if (query !== undefined) {
    for (const parameter of query.split('&')) {
      const [name = '', value = ''] = parameter.toLowerCase().split('=', 2);
      if (deedNames.has(name)) return `the parameter ${name} names a deed`;
      if (maybeDeedNames.has(name) && isCommand(hyphenate(value))) return `${name}=${value} names a deed`;
    }
  }
  if (cartAdd.test(path)) return 'it changes a shopping cart';
  if (!hint.test(path) && !path.includes('%')) return undefined;
  const segment = path.split('/').find(part => part !== '' && isCommand(segmentWords(decode(part))));
  return segment === undefined ? undefined : `${segment} names a deed`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const longestCommand = 40;

/** Why a link of this text is not followed; `undefined` where nothing speaks against it. */
export function unsafeText(text: string): string | undefined {
  if (text.length > 3 * longestCommand || !(hint.test(text) || /[^\x20-\x7e]/.test(text))) return undefined;
  const words = hyphenate(text);
  if (words.length > longestCommand) return undefined;
  return isCommand(words) ? `its text is "${words.replaceAll('-', ' ')}"` : undefined;
}
