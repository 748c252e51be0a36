import type { Meaning } from './pattern.js';

const meanings: readonly (readonly [RegExp, Meaning])[] = [
  [/^(name|honorific-(prefix|suffix)|(given|additional|family)-name)$/, 'name'],
  [/^(username|(new|current)-password|webauthn)$/, 'credentials'],
  [/^nickname$/, 'credentials'],
  [/^one-time-code$/, 'none'],
  [/^organization(-title)?$/, 'organization'],
  [/^(street-address|address-(line|level)\d|country(-name)?|postal-code)$/, 'postalAddress'],
  [/^cc-(name|(given|additional|family)-name|number|exp(-(month|year))?|csc|type)$/, 'paymentCard'],
  [/^bday(-(day|month|year))?$/, 'birthDate'],
  [/^tel(-(country-code|national|area-code|local(-(prefix|suffix))?|extension))?$/, 'phone'],
  [/^email$/, 'email'],
  [/^(transaction-(currency|amount)|language|sex|url|photo|impp)$/, 'none'],
];

/**
 * What an `autocomplete` attribute says, by the autofill tokens of the HTML standard: `section-*`, `shipping`/`billing` and
 * `home`/`work`/… stand before the field's token, `webauthn` after it. Values that are no token (`off`, `nope`, `fake`) say nothing.
 */
export function autocompleteMeaning(tokens: readonly string[]): Meaning | undefined {
  const field = tokens.filter(token => token !== 'webauthn').at(-1);
  return field === undefined ? undefined : meanings.find(([token]) => token.test(field))?.[1];
}
