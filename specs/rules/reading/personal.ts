import type { PiiKind } from '../../../kernel/pii-kind.js';

/**
 * Kinds that tell who somebody is. Others (organization, a degree, an age) do not by themselves, and the policy calls zip codes
 * anonymous: "anonymous demographic information, which is not unique to you, such as your zip code"; a city or a state alone, which
 * holds many of them, is no more.
 */
const identifyingKinds: ReadonlySet<PiiKind> = new Set<PiiKind>([
  'email',
  'name',
  'phone',
  'postalAddress',
  'birthDate',
  'paymentCard',
  'credentials',
  'governmentId',
  'healthId',
  'bankAccount',
  'biometric',
]);

const zipCode =
  /\b(zip|zip ?\+? ?4|zip ?codes?|postal ?codes?|post ?codes?|postcode|plz|postleitzahl|code postal|c[oó]digo postal|cep|cap)\b/i;
const moreThanZip =
  /\b(street|address|city|town|calle|rue|stra(ß|ss)e|direcci[oó]n|adresse|endere[cç]o|indirizzo)\b/i;

/** Nothing but regions: "ZIP code, city or state". They are as little unique to a person as a zip code. */
const regionsAlone =
  /^(?:(?:your|enter|the|a|an|select|choose|or|and|of|code|name|near|in|zip|postal|post|city|town|state|province|county|country|region)(?: |$))+$/;
const regionTokens: ReadonlySet<string> = new Set([
  'postal-code',
  'address-level1',
  'address-level2',
  'country',
  'country-name',
]);

const wordsOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** What is known of a control, whether from a page's forms or from what was typed. */
interface Asked {
  readonly kind: PiiKind | null;
  readonly label: string;
  readonly name?: string;
  readonly autocomplete?: string;
}

const asksForRegionOnly = ({ kind, label, name = '', autocomplete = '' }: Asked): boolean =>
  kind === 'postalAddress' &&
  (regionTokens.has(autocomplete.split(' ').at(-1) ?? '') ||
    regionsAlone.test(wordsOf(label) || wordsOf(name)) ||
    (zipCode.test(`${label} ${name.replace(/[^a-z0-9]+/gi, ' ')}`) && !moreThanZip.test(label)));

/** The kind of personal information that a control asks for and that tells who somebody is; undefined where it asks for none. */
export const identifyingKind = (asked: Asked): PiiKind | undefined =>
  asked.kind !== null && identifyingKinds.has(asked.kind) && !asksForRegionOnly(asked)
    ? asked.kind
    : undefined;

const words: Readonly<Record<PiiKind, string>> = {
  email: 'e-mail address',
  name: 'name',
  phone: 'telephone number',
  postalAddress: 'address',
  birthDate: 'birth date',
  paymentCard: 'payment card',
  credentials: 'log-in credentials',
  organization: 'organization',
  professionalCredentials: 'professional credentials',
  governmentId: 'government identifier',
  healthId: 'health record or insurance number',
  bankAccount: 'bank account',
  biometric: 'biometric data',
  sensitive: 'sensitive information',
  age: 'age',
};

/** Kinds in words, each once, in the order of the register of kinds: `e-mail address, name`. */
export const kindWords = (kinds: Iterable<PiiKind>): string => {
  const asked = new Set(kinds);
  return Object.entries(words)
    .filter(([kind]) => [...asked].some(each => each === kind))
    .map(([, word]) => word)
    .join(', ');
};
