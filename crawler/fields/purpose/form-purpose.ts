import type { FormPurpose } from '../../evidence/form.js';
import type { PiiKind } from '../../../kernel/pii-kind.js';
import type { FormWords } from './form-words.js';
import { normaliseName, normaliseText } from '../view/normalise.js';
import { aboutRegistration, jobApplication, purposeWords, workPapers } from './purpose-words.js';

/** A control as far as a form's purpose depends on it. */
export interface PurposeControl {
  readonly kind: PiiKind | null;
  readonly type: string;
  /** All its words, normalised. */
  readonly words: string;
}

/** What is known of a form when its purpose is asked. */
export interface PurposeInput {
  readonly words: FormWords;
  readonly controls: readonly PurposeControl[];
  readonly pageTitle: string;
  readonly pageUrl: string;
}

type Spoken = keyof typeof purposeWords;

/** Where words of a purpose stand: 0 on the first button, 1 in the title, 2 on other buttons or in machine names, then page title and address. */
type Places = Readonly<Record<Spoken, number>>;
const [onButton, inTitle, inMachine, nowhere] = [0, 1, 2, 9];

/** Whether what is applied for is work: said by the form or its address, or told by the papers it asks for. */
const isJobApplication = ({ words, controls }: PurposeInput, path: string): boolean =>
  jobApplication.test(`${normaliseText([words.title, ...words.submitLabels].join(' | '))} | ${path}`) ||
  controls.some(control => control.type === 'file' && workPapers.test(control.words));

function readPlaces(input: PurposeInput): Places {
  const { words, pageTitle, pageUrl } = input;
  const path = URL.canParse(pageUrl) ? new URL(pageUrl).pathname : '';
  const texts = [
    normaliseText(words.submitLabels[0] ?? ''),
    normaliseText(words.title),
    `${normaliseText(words.submitLabels.slice(1).join(' | '))} | ${words.machine}`,
    normaliseText(pageTitle),
    normaliseName(path),
  ];
  const place = (purpose: Spoken): number => {
    const at = texts.findIndex(text =>
      purposeWords[purpose].test(purpose === 'registration' ? text.replace(everyAside, '|') : text),
    );
    return at < 0 ? nowhere : at;
  };
  return {
    registration: place('registration'),
    joining: isJobApplication(input, normaliseName(path)) ? nowhere : place('joining'),
    login: place('login'),
    newsletter: place('newsletter'),
    contact: place('contact'),
    survey: place('survey'),
    search: place('search'),
    payment: place('payment'),
  };
}

const everyAside = new RegExp(aboutRegistration.source, 'gu');

const isPassword = ({ type, kind }: PurposeControl): boolean => type === 'password' && kind === 'credentials';

const about: readonly (PiiKind | null)[] = [
  'name',
  'birthDate',
  'postalAddress',
  'phone',
  'organization',
  'professionalCredentials',
];

/** A form round a whole page holds a log-in bar, and behind it, with a button of its own, what the page is about. */
function asksBehindLogin({ controls, words }: PurposeInput): boolean {
  const behind = controls.slice(controls.findLastIndex(isPassword) + 1);
  return words.submitLabels.length > 1 && behind.some(({ kind }) => about.includes(kind));
}

/** With a password: a log-in asks for one, once, and for nothing else. */
function withPassword(input: PurposeInput, places: Places): FormPurpose {
  const passwords = input.controls.filter(isPassword);
  const asksMore = input.controls.some(
    ({ kind, type }) => about.includes(kind) && !/^(checkbox|radio)$/.test(type),
  );
  const said = [
    ...passwords.map(({ words }) => words),
    normaliseText(`${input.words.title} | ${input.words.submitLabels[0] ?? ''}`),
  ].join(' | ');
  const changes = /(reset|forgot|change|current|old) (your |my |the )?pass/.test(said);
  if (changes && !asksMore) return 'login';
  if (passwords.length === 2 || /confirm|repeat|again|re ?(enter|type)|verify/.test(said))
    return 'registration';
  const joins = Math.min(places.registration, places.joining);
  if (joins < places.login && joins <= inMachine) return 'registration';
  if (joins <= inMachine && asksBehindLogin(input)) return 'registration';
  if (places.login <= inMachine) return 'login';
  if (asksMore) return input.controls.some(({ kind }) => kind === 'paymentCard') ? 'payment' : 'registration';
  return joins < places.login ? 'registration' : 'login';
}

/** One e-mail address and nothing else: a newsletter, unless the form goes on from there. */
function singleMail({ words }: PurposeInput, places: Places): FormPurpose {
  if (places.contact <= inTitle) return 'contact';
  if (aboutRegistration.test(normaliseText(`${words.title} | ${words.submitLabels[0] ?? ''}`)))
    return 'other';
  const goesOn =
    /^(continue|next|proceed|get started|weiter|suivant|continuer|siguiente|continuar|avanti|continua|seguinte|далее)/;
  return goesOn.test(normaliseText(words.submitLabels[0] ?? '')) ? 'other' : 'newsletter';
}

/** Without anything personal: a search, a survey, or a step of a registration that says so plainly. */
function impersonal(input: PurposeInput, places: Places, typed: readonly PurposeControl[]): FormPurpose {
  const searches =
    typed.length > 0 &&
    typed.every(({ type, words }) => type.startsWith('search') || purposeWords.search.test(words));
  if (searches || (places.search <= inMachine && places.registration > onButton)) return 'search';
  if (places.survey <= inMachine) return 'survey';
  if (places.registration <= inTitle && typed.length + input.controls.length > 0) return 'registration';
  if (places.payment <= inTitle) return 'payment';
  if (places.contact <= inTitle && typed.some(({ type }) => type === 'textarea')) return 'contact';
  return 'other';
}

/** Kinds by which others are looked up: a provider's name, a place. */
const isFoundBy = (kind: PiiKind | null): boolean =>
  kind === null || /^(name|postalAddress|organization|professionalCredentials)$/.test(kind);

/**
 * What a form is for. The words of its buttons count most, then its title, its machine names, the page's title and address; its
 * controls tell a log-in from a registration, and whether "sign up" means an account or a newsletter.
 */
export function purposeOfForm(input: PurposeInput): FormPurpose {
  const places = readPlaces(input);
  const typed = input.controls.filter(({ type }) => !/^(checkbox|radio|switch)$/.test(type));
  if (typed.some(isPassword)) return withPassword(input, places);
  const kinds = new Set(typed.map(({ kind }) => kind));
  if ([...kinds].every(kind => kind === null)) return impersonal(input, places, typed);

  const light =
    [...kinds].every(kind => kind === null || kind === 'email' || kind === 'name') && kinds.has('email');
  const message = typed.some(({ type, kind }) => type === 'textarea' && kind === null);
  const single = typed.length === 1 && kinds.has('email');
  const title = normaliseText(input.words.title).replace(everyAside, '|');
  // "Register" on the button of a newsletter's box means the newsletter.
  const called = places.newsletter === inTitle && !purposeWords.registration.test(title);
  if (light && !message && (called || places.newsletter < places.registration)) return 'newsletter';
  if (places.search === onButton && places.registration > onButton && [...kinds].every(isFoundBy))
    return 'search';
  if (single && places.registration > inTitle && places.login > inTitle) return singleMail(input, places);

  const order: readonly (readonly [FormPurpose, number])[] = [
    ['registration', places.registration],
    ['newsletter', places.newsletter],
    ['payment', places.payment],
    ['registration', places.joining],
    ['contact', places.contact],
    ['survey', places.survey],
    ['login', places.login],
  ];
  const spoken = (from: number, to: number) =>
    order.filter(([, at]) => at >= from && at <= to).sort((a, b) => a[1] - b[1])[0]?.[0];
  // What is paid on the button is the fee, unless the title speaks of paying as well.
  const fee = places.payment === onButton && places.registration === inTitle;
  if (fee && !purposeWords.payment.test(title)) return 'registration';
  const own = spoken(onButton, inTitle);
  if (own) return own;
  if (kinds.has('paymentCard')) return 'payment';
  // A page about registering holds a step of it, unless the form is plainly for messages.
  if (message && places.contact < nowhere) return 'contact';
  const named = places.registration < nowhere ? 'registration' : spoken(inMachine, nowhere - 1);
  if (named) return named;
  return message ? 'contact' : 'other';
}

/** The words of a form speak of logging in, and not of registering. */
export const speaksOfLogin = (words: FormWords): boolean => {
  const text = [words.submitLabels.join(' '), words.title]
    .map(normaliseText)
    .concat(words.machine)
    .join(' | ');
  return purposeWords.login.test(text) && !purposeWords.registration.test(text);
};
