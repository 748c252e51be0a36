/**
 * Words that tell a visitor that a link does something: in lower case, without accents, joined by hyphens.
 */
const byLanguage: Readonly<Record<string, string>> = {
  en:
    'logout log-out logoff log-off signout sign-out signoff sign-off delete remove destroy ' +
    'erase unsubscribe unsub deactivate cancel-account cancel-subscription ' +
    'add-to-cart addtocart add-to-basket addtobasket add-to-bag add-to-wishlist ' +
    'remove-from-cart empty-cart buy-now checkout-now',
  'es, pt, it':
    'cerrar-sesion salir desconectar eliminar borrar darse-de-baja cancelar-suscripcion ' +
    'anadir-al-carrito agregar-al-carrito terminar-sessao sair excluir apagar ' +
    'cancelar-subscricao cancelar-inscricao adicionar-ao-carrinho esci disconnetti elimina ' +
    'cancella cancella-iscrizione disiscriviti aggiungi-al-carrello',
  'fr, de, nl':
    'deconnexion se-deconnecter supprimer effacer se-desabonner desabonner desinscription ' +
    'ajouter-au-panier abmelden ausloggen abbestellen loschen loeschen entfernen ' +
    'in-den-warenkorb zum-warenkorb-hinzufugen uitloggen afmelden verwijderen uitschrijven ' +
    'in-winkelwagen',
};

/** Every word, of all languages. */
export const stateChangingWords: readonly string[] = Object.values(byLanguage).flatMap(words =>
  words.split(' '),
);

/** Those that end a visit, whatever they stand beside. */
export const logOutWords: readonly string[] =
  'logout log-out logoff log-off signout sign-out signoff sign-off cerrar-sesion terminar-sessao deconnexion ausloggen uitloggen'.split(
    ' ',
  );

/** Those that fill a cart or a list of wishes. */
export const cartWords: readonly string[] = stateChangingWords.filter(word =>
  /cart|basket|bag|wishlist|carr|panier|warenkorb|winkelwagen/.test(word),
);

/** What such a word may be followed by and still be a command: "delete account", but not "delete barriers to care". */
export const deedObjects =
  'account|my-account|profile|user|item|entry|record|post|comment|file|photo|message|address|subscription|session|' +
  'cart|basket|wishlist|coupon|product|order|booking|cuenta|compte|konto|conta|me|now|here|all|everywhere|from-list|from-cart|registration|reservation';

/** What is done to the one record that stands before it in an address; anywhere else these are words like others. */
export const recordDeeds: readonly string[] =
  'cancel approve unapprove disapprove reject trash untrash spam unspam ban unban publish unpublish enable disable restore vote upvote downvote like unlike follow unfollow'.split(
    ' ',
  );
