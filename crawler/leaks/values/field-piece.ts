import type { PiiKind } from '../../../kernel/pii-kind.js';
import type { ValueConstraints } from './value-constraints.js';

/** Which piece of its kind a control takes: a name may be whole or the family name alone. `whole` where nothing tells. */
export type FieldPiece =
  | 'whole'
  | 'given'
  | 'family'
  | 'street'
  | 'unit'
  | 'city'
  | 'region'
  | 'postcode'
  | 'country'
  | 'expiry'
  | 'securityCode'
  | 'userName'
  | 'password'
  | 'day'
  | 'month'
  | 'year'
  | 'iban'
  | 'routing'
  | 'countryCode'
  | 'areaCode'
  | 'localNumber'
  | 'extension'
  | 'licence';

type Row = readonly [piece: FieldPiece, autocomplete: readonly string[], words: RegExp | null];

/** Rows are tried in order; the words are those of English, Spanish, French, German, Portuguese and Italian forms. */
const rows: Partial<Record<PiiKind, readonly Row[]>> = {
  name: [
    [
      'given',
      ['given-name', 'additional-name'],
      /first|given|fname|forename|prénom|prenom|vorname|nome pr|nombre(?!.*apell)(?=.*pila)|middle/i,
    ],
    [
      'family',
      ['family-name'],
      /last|family|surname|lname|apellido|nom de famille|nachname|sobrenome|cognome|maiden/i,
    ],
  ],
  phone: [
    ['extension', ['tel-extension'], /\bext(?:ension)?\b|durchwahl/i],
    ['countryCode', ['tel-country-code'], /country.?code|ländervorwahl|indicatif/i],
    ['areaCode', ['tel-area-code'], /area.?code/i],
    ['localNumber', ['tel-local'], null],
  ],
  postalAddress: [
    [
      'postcode',
      ['postal-code'],
      /zip|post(?:al)?.?code|postcode|plz|postleitzahl|código postal|codigo postal|code postal|\bcep\b|\bcap\b/i,
    ],
    ['city', ['address-level2'], /city|town|ciudad|ville|\bort\b|stadt|cidade|città|citta|locality/i],
    ['region', ['address-level1'], /\bstate\b|province|region|county|estado|provincia|bundesland|état/i],
    ['country', ['country', 'country-name'], /country|país|\bpais\b|pays|\bland\b|paese/i],
    ['unit', ['address-line2', 'address-line3'], /line.?2|address.?2|apt|apartment|suite|unit/i],
    ['street', ['address-line1', 'street-address'], null],
  ],
  paymentCard: [
    ['expiry', ['cc-exp', 'cc-exp-month', 'cc-exp-year'], /exp|valid|vencim|ablauf|scadenza/i],
    ['securityCode', ['cc-csc'], /cvc|cvv|csc|security|prüf|sicherheit/i],
    ['given', ['cc-name', 'cc-given-name'], /name|holder|titular|titulaire|inhaber/i],
  ],
  credentials: [
    ['password', ['current-password', 'new-password'], /pass|pwd|contraseña|mot de passe|kennwort|senha/i],
    ['userName', ['username'], null],
  ],
  birthDate: [
    ['day', ['bday-day'], /\bday\b|día|jour|\btag\b|\bdia\b|giorno|(?:^|[_-])dd?$/i],
    ['month', ['bday-month'], /month|\bmes\b|mois|monat|mês|mese/i],
    ['year', ['bday-year'], /year|año|année|jahr|\bano\b|anno/i],
  ],
  bankAccount: [
    ['iban', [], /iban/i],
    ['routing', [], /routing|\baba\b|sort.?code|bic|swift|blz/i],
  ],
  professionalCredentials: [['licence', [], /licen[cs]e|number|\bnpi\b|\bno\.|cme|id\b/i]],
};

/** The piece that a control of `kind` takes, by its autocomplete token, then its type, then the words that name it. */
export function pieceOf(kind: PiiKind | null, constraints: ValueConstraints): FieldPiece {
  const table = kind === null ? undefined : rows[kind];
  if (!table) return 'whole';
  const token = (constraints.autocomplete ?? '').toLowerCase().trim().split(/\s+/).at(-1) ?? '';
  const byToken = table.find(([, tokens]) => tokens.includes(token));
  if (byToken) return byToken[0];
  if (kind === 'credentials' && constraints.type === 'password') return 'password';
  if (kind === 'birthDate' && constraints.type === 'date') return 'whole';
  const words = constraints.hint ?? '';
  const byWords = table.find(([, , pattern]) => pattern?.test(words));
  if (byWords) return byWords[0];
  return kind === 'credentials' ? 'userName' : 'whole';
}
