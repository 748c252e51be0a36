import { hyphenate, isCommand, isProgramCommand, isProgramLogOut, nameWords } from './command-names.js';
import { cartWords } from './state-changing-words.js';

/** Parameters that name a command, such as `cmd`. Whatever their value, following them may change something. */
const deedNames = new Set([
  ...['action', 'do', 'cmd', 'command', '_method', 'addtocart', 'removed-item', 'undo-item'],
  ...['trash', 'untrash', 'spam', 'unspam', 'approve', 'unapprove', 'optout', 'opt-out'],
]);
const cancelName =
  /^cancel-(account|appointment|booking|membership|order|registration|reservation|subscription)$/;

/** Parameters that may name a command (`op=delete`) or a view (`op=show`): their value decides. */
const maybeDeedNames = new Set([
  ...['op', 'operation', 'task', 'method', 'mode', 'event', 'func', 'function'],
  ...['cart', 'page', 'p', 'option', 'view', 'act'],
]);
/** What `act` may say beside: elsewhere it is the name of a law. */
const acts = new Set(
  'add buy cancel clear confirm create edit empty insert modify order post publish report save send submit update vote'.split(
    ' ',
  ),
);

/** Parameters that hold what a visitor looks for, and those that say where to go on afterwards: neither is done now. */
const searchNames = new Set(
  'q s k query search searchterm keys keyword keywords term terms text tag tags topic category'.split(' '),
);
const laterNames =
  /^(return|back|next|redirect|dest|destination|goto|continue|forward|ref|referer|referrer|from|url|success)/;

const cartNames = /^(add|delete|remove|empty|clear|update|change|line|quantity|qty)$/;
const cartPage = /\/(cart|basket|bag|warenkorb|panier|carrito|carrinho|carrello)(\.[a-z]{2,6})?\/?$/i;
const cartDeed =
  /\/(cart|basket|bag|wishlist|warenkorb|panier|carrito|carrinho|carrello)(\/index)?\/(add|remove|delete|empty|clear|change|update)(\.[a-z]{2,6})?(\/|$)/i;

/** Whether a path, or a route in a parameter, changes a shopping cart or a list of wishes. */
export const changesCart = (path: string): boolean => cartDeed.test(path);

/** Why a parameter of an address tells that following it changes something; `undefined` where it tells nothing. `path` is the address's own. */
export function stateChangeOfParameter(name: string, value: string, path: string): string | undefined {
  const words = hyphenate(name);
  if (deedNames.has(words) || cancelName.test(words) || isProgramCommand(words))
    return `the parameter ${name} names a deed`;
  if (cartNames.test(words) && cartPage.test(path)) return 'it changes a shopping cart';
  return valueNamesDeed(words, value) ? `${name}=${value} names a deed` : undefined;
}

function valueNamesDeed(name: string, value: string): boolean {
  const words = hyphenate(value);
  if (maybeDeedNames.has(name) && (isCommand(words) || (name === 'act' && acts.has(words)))) return true;
  const isRoute = value.includes('/');
  if (laterNames.test(name) || (searchNames.has(name) && !isRoute)) return false;
  // `user.logout`, `account/logout`, `Special:UserLogout`: routes of well-known systems.
  if (value.split(/[./:]/).some(part => isProgramLogOut(nameWords(part)))) return true;
  return cartWords.includes(words) || changesCart(`/${value}`);
}
