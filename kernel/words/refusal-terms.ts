import type { Term } from './term.js';

/**
 * How surely words tell that a form was refused: `refusal` wherever they stand, since they say what is missing or wrong; `complaint` only
 * where pages put their errors (`role="alert"`, a class of errors), since "please" and "Campo" stand in other sentences as well.
 */
export type RefusalSense = 'refusal' | 'complaint';

/** For text as it is written, of whatever case, and for parts of words. */
export const refusalTerms: readonly Term<RefusalSense>[] = [
  ['en', 'refusal', 'required', 'This field is required.'],
  ['en', 'refusal', 'mandatory', 'Email is mandatory'],
  ['en', 'refusal', 'missing', 'Your name is missing'],
  ['en', 'refusal', 'must (be|not|have|enter|provide|select|choose|fill)', 'You must choose a profession.'],
  ['en', 'refusal', "(can ?not|can['’]t|may not|should not) be (empty|blank)", 'Last name can’t be blank'],
  ['en', 'refusal', 'is (empty|blank)', 'First name is empty'],
  ['en', 'refusal', 'not valid', 'The address is not valid'],
  ['en', 'refusal', 'invalid', 'Invalid phone number'],
  ['en', 'refusal', 'fill (in|out)', 'Fill in your city'],
  ['en', 'refusal', 'please (enter|provide|select|choose|complete|give|specify)', 'Please enter your name'],
  ['es', 'refusal', 'obligat', 'Este campo es obligatorio'],
  ['es', 'refusal', 'requerid', 'Dato requerido'],
  ['fr', 'refusal', 'obligat', 'Ce champ est obligatoire'],
  ['fr', 'refusal', 'requis', 'Réponse requise'],
  ['de', 'refusal', 'erforderlich', 'Diese Angabe ist erforderlich'],
  ['de', 'refusal', 'pflicht', 'Das ist ein Pflichtfeld'],
  ['pt', 'refusal', 'obrigat', 'Preenchimento obrigatório'],
  ['it', 'refusal', 'obbligat', 'Dato obbligatorio'],
  ['nl', 'refusal', 'vereist', 'Dit veld is vereist'],
  ['nl', 'refusal', 'verplicht', 'Verplicht veld'],

  ['en', 'complaint', 'error', 'There was an error'],
  ['en', 'complaint', 'please', 'Please correct the fields below'],
  ['en', 'complaint', 'must', 'Passwords must match'],
  ['en', 'complaint', 'cannot', 'We cannot accept this address'],
  ['en', 'complaint', "can't", "We can't use this"],
  ['en', 'complaint', 'could not', 'Your message could not be sent'],
  ['en', 'complaint', 'failed', 'Sending failed'],
  ['en', 'complaint', 'try again', 'Try again'],
  ['en', 'complaint', 'problem', 'There is a problem'],
  ['en', 'complaint', 'wrong', 'Something went wrong'],
  ['en', 'complaint', 'incorrect', 'Incorrect code'],
  ['es', 'complaint', 'campo', 'Complete este campo'],
  ['de', 'complaint', 'fehler', 'Ein Fehler ist aufgetreten'],
  ['fr', 'complaint', 'erreur', 'Une erreur est survenue'],
];
