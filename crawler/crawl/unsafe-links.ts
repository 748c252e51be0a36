/**
 * Links that do something instead of showing something. A visitor who only looks never follows them, whatever method they take.
 * Words are matched whole: "how to delete your account" is an article, "delete account" a button.
 */
const verbs = [
  // English
  ...[
    'logout',
    'log-out',
    'logoff',
    'log-off',
    'signout',
    'sign-out',
    'signoff',
    'sign-off',
    'delete',
    'remove',
    'destroy',
    'erase',
  ],
  ...[
    'unsubscribe',
    'unsub',
    'opt-out',
    'optout',
    'deactivate',
    'cancel-account',
    'cancel-subscription',
    'add-to-cart',
    'addtocart',
  ],
  ...[
    'add-to-basket',
    'addtobasket',
    'add-to-bag',
    'add-to-wishlist',
    'remove-from-cart',
    'empty-cart',
    'buy-now',
    'checkout-now',
  ],
  // Spanish, Portuguese, Italian
  ...[
    'cerrar-sesion',
    'salir',
    'desconectar',
    'eliminar',
    'borrar',
    'darse-de-baja',
    'cancelar-suscripcion',
    'anadir-al-carrito',
  ],
  ...[
    'agregar-al-carrito',
    'terminar-sessao',
    'sair',
    'excluir',
    'apagar',
    'cancelar-subscricao',
    'cancelar-inscricao',
  ],
  ...[
    'adicionar-ao-carrinho',
    'esci',
    'disconnetti',
    'elimina',
    'cancella',
    'cancella-iscrizione',
    'disiscriviti',
    'aggiungi-al-carrello',
  ],
  // French, German, Dutch
  ...[
    'deconnexion',
    'se-deconnecter',
    'supprimer',
    'effacer',
    'se-desabonner',
    'desabonner',
    'desinscription',
    'ajouter-au-panier',
  ],
  ...[
    'abmelden',
    'ausloggen',
    'abbestellen',
    'loschen',
    'loeschen',
    'entfernen',
    'in-den-warenkorb',
    'zum-warenkorb-hinzufugen',
  ],
  ...['uitloggen', 'afmelden', 'verwijderen', 'uitschrijven', 'in-winkelwagen'],
];
const verbSet = new Set(verbs);
const objects =
  'account|my-account|profile|user|item|entry|record|post|comment|file|photo|message|address|subscription|session|' +
  'cart|basket|wishlist|cuenta|compte|konto|conta|me|now|here|all|everywhere|from-list|from-cart|registration|reservation';
const verbWithObject = new RegExp(`^(${verbs.join('|')})-(this-|my-|your-)?(${objects})s?$`);

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
/** Every verb holds one of these; most addresses hold none and are let through at once. */
const hint =
  /log|sign|delet|remov|destroy|erase|unsub|opt|deactiv|cancel|cart|basket|bag|wishlist|buy|checkout|cerrar|salir|desc|elimin|borrar|baja|carr|termin|sair|exclu|apagar|esci|disc|disi|decon|suppr|effac|desab|desin|panier|abmeld|auslog|abbest|schen|entfern|warenk|uitlog|afmeld|verwij|uitsch|winkel/i;

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
  if (!hint.test(path) && !path.includes('%')) return undefined;
  if (cartAdd.test(path)) return 'it changes a shopping cart';
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
