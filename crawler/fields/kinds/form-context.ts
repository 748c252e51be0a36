import type { Clues } from './clues.js';
import { dateOptions } from './options.js';
import type { KindDecision } from './evidence-order.js';
import type { ElementNode } from '../view/tree.js';

/** One control while its form is looked at. */
export interface Candidate {
  readonly clues: Clues;
  decision: KindDecision | undefined;
  /** The few controls it stands among. */
  readonly together: () => readonly Candidate[];
}

/** Controls of one form, in document order, with what the form's own words say of it. */
export interface FormContext {
  readonly form: ElementNode | undefined;
  readonly candidates: readonly Candidate[];
  /** The form's words, title, buttons and address speak of logging in. */
  readonly logsIn: boolean;
  /** Another form of the document asks for a payment card. */
  readonly cardElsewhere: boolean;
}

const has = (candidates: readonly Candidate[], meaning: string): boolean =>
  candidates.some(({ decision }) => decision?.meaning === meaning && decision.sure);

const isPassword = ({ clues }: Candidate): boolean => clues.type === 'password';
const isTyped = ({ clues }: Candidate): boolean =>
  /^(text|email|tel|number|textbox|combobox)$/.test(clues.type);

const decide = (candidate: Candidate, meaning: KindDecision['meaning'], from: string): void => {
  candidate.decision = { meaning, from, sure: true };
};

/** A row of boxes for one character each is a one-time code. */
function settleCodes(scope: FormContext): void {
  const boxes = scope.candidates.filter(each => each.clues.maxLength === 1 && isTyped(each));
  if (boxes.length >= 4) for (const each of boxes) decide(each, 'none', 'group');
  for (const each of scope.candidates)
    if (each.decision?.meaning === 'oneTimeCode') decide(each, 'none', each.decision.from);
}

/** "Security code", "expires": a card's where a card's number is asked as well. */
function settleCards(scope: FormContext): void {
  const card =
    has(scope.candidates, 'paymentCard') || (scope.cardElsewhere && !scope.candidates.some(isPassword));
  for (const each of scope.candidates)
    if (each.decision?.meaning === 'cardDetail')
      decide(each, card ? 'paymentCard' : 'none', each.decision.from);
}

const yearAlone =
  /^(((choose|select|enter|pick) )?((a|the|your) )?)?(years?|yyyy|yy|jahr|annee|ano|anno|jaar|rok|год|yil|年)( (required|optional))?$/u;

/** Years gone by are of a birth beside a month or a day, or where no other word stands with them ("Model year", "Graduated in"). */
function mayBeBirth(year: Candidate, all: readonly Candidate[]): boolean {
  const parts = all.filter(
    each => each !== year && /^(month|day)$/.test(dateOptions(each.clues.options) ?? ''),
  );
  if (parts.length > 0) return true;
  const { label, placeholder, title, neighbours, name } = year.clues.texts;
  const words = label || placeholder || title || neighbours || name;
  return words === '' || yearAlone.test(words);
}

/** Months, days and years are what the fields beside them are; or a card's, where a card is asked; or a birth's, where there are three. */
function settleDates(scope: FormContext): void {
  const card = has(scope.candidates, 'paymentCard');
  for (const each of scope.candidates) {
    const part = dateOptions(each.clues.options);
    const open = each.decision === undefined || !each.decision.sure;
    if (!open || (each.decision?.meaning !== 'datePart' && part === undefined)) continue;
    const beside = each.together().map(other => other.decision);
    const known = beside.find(other => other?.sure && /^(birthDate|paymentCard)$/.test(other.meaning));
    if (known) decide(each, known.meaning, 'group');
    else if (card && part !== 'day' && part !== 'past') decide(each, 'paymentCard', 'form');
    else if (part === 'past' && mayBeBirth(each, scope.candidates)) decide(each, 'birthDate', 'options');
  }
  // Parts of a date in a row, with no box of their own around them: what stands right beside one is of the same date.
  scope.candidates.forEach((each, at) => {
    if (each.decision?.sure || dateOptions(each.clues.options) === undefined) return;
    const beside = [scope.candidates[at - 1], scope.candidates[at + 1]];
    const isBorn = (other: Candidate | undefined): boolean =>
      other?.decision?.meaning === 'birthDate' && dateOptions(other.clues.options) !== undefined;
    if (beside.some(isBorn)) decide(each, 'birthDate', 'group');
  });
  for (const each of scope.candidates)
    if (each.decision?.meaning === 'datePart') {
      const born = each.together().some(other => other.decision?.meaning === 'birthDate');
      decide(each, born ? 'birthDate' : 'none', 'group');
    }
}

const accountNumber = /^((your|my|full) )?(account|acct) (number|no|num|nr|#)( (required|optional))?$/;

/** An account's number beside a bank's is the account at that bank. */
function settleAccounts(scope: FormContext): void {
  if (!has(scope.candidates, 'bankAccount')) return;
  for (const each of scope.candidates) {
    const { label, placeholder } = each.clues.texts;
    const open = each.decision?.meaning === 'loginId';
    if (open && accountNumber.test(label || placeholder)) decide(each, 'bankAccount', 'form');
  }
}

/** Whatever a log-in asks before the password is how the person logs in: a number, a name, an id. */
function settleLogin(scope: FormContext): void {
  let start = 0;
  scope.candidates.forEach((password, at) => {
    if (!isPassword(password)) return;
    const before = scope.candidates.slice(start, at).filter(isTyped);
    start = at + 1;
    const known = before.some(
      ({ decision }) => decision?.sure && /^(credentials|email|phone)$/.test(decision.meaning),
    );
    const nearest = before.at(-1);
    const alone = scope.form !== undefined && before.length === 1 && nearest?.decision?.meaning === 'none';
    const open = nearest && (!nearest.decision?.sure || alone);
    if (!known && open && before.length <= 3) decide(nearest, 'credentials', 'form');
  });
  const within = scope.logsIn || scope.candidates.some(isPassword);
  for (const each of scope.candidates)
    if (each.decision?.meaning === 'loginId')
      decide(each, within ? 'credentials' : 'none', each.decision.from);
}

const titleAlone = /^((your|enter|a) )*titles?( (required|optional))?$/;

/** A typed title: before a name how the person is addressed, beside an organisation the position there, else that of what is written. */
function settleTitles(scope: FormContext): void {
  scope.candidates.forEach((each, at) => {
    const { label, placeholder, title, neighbours, name } = each.clues.texts;
    if (!isTyped(each) || each.decision?.meaning !== 'name' || each.decision.sure) return;
    if (!titleAlone.test(label || placeholder || title || neighbours || name)) return;
    if (scope.candidates[at + 1]?.decision?.meaning === 'name') return;
    decide(each, has(scope.candidates, 'organization') ? 'organization' : 'none', 'form');
  });
}

/** A country chosen beside a language, or alone, sets up the site and says nothing of a person. */
function settleSwitches(scope: FormContext): void {
  const personal = scope.candidates.filter(({ decision }) => decision && decision.meaning !== 'none');
  const [first] = personal;
  if (
    scope.form &&
    personal.length === 1 &&
    first?.clues.type === 'select' &&
    first.decision?.meaning === 'postalAddress'
  )
    decide(first, 'none', 'form');
}

/** Decides what one control alone cannot tell. */
export function settle(scope: FormContext): void {
  settleCodes(scope);
  settleCards(scope);
  settleDates(scope);
  settleAccounts(scope);
  settleTitles(scope);
  settleLogin(scope);
  settleSwitches(scope);
}
