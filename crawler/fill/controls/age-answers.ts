import type { AgeControl, AgeQuestion, AgeSpan } from '../../evidence/age.js';
import type { AgeAnswer } from '../../evidence/age-trial.js';
import type { FieldFact } from '../../evidence/form.js';
import { oldest, spanOf } from '../../fields/ages/age-span.js';
import { isSearchable } from '../../leaks/searchable.js';
import { satisfies } from '../../leaks/values/value-constraints.js';
import { dateWritings } from './date-writings.js';
import type { LiveControl } from './live-control.js';
import { actOf, constraintsOf, type PlannedEntry } from './plan-values.js';

/** Who fills a form in, as far as its questions about age go. */
export interface Person {
  /** `anyone`: a grown-up, whose birth date is made up anew wherever it is typed. */
  readonly as: 'child' | 'adult' | 'anyone';
  /** The day by which ages are reckoned, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** Grows with what was answered. */
  readonly answered: AgeAnswer[];
}

export interface OpenControl {
  readonly field: FieldFact;
  readonly control: LiveControl;
}

const counted = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);

/** Ages to try, the best first: a child of ten, or as near to that as the form has an answer for. */
const agesOf: Readonly<Record<Person['as'], readonly number[]>> = {
  child: [...counted(10, 17), ...counted(0, 9).reverse(), ...counted(18, 99)],
  adult: [40, 35, 30, 45, 25, 21, 18, 55, 65],
  anyone: [40, 35, 30, 45, 25, 21, 18, 55, 65],
};

interface Answered {
  readonly entries: readonly PlannedEntry[];
  readonly answer: string;
  readonly ages: AgeSpan;
}

type Member = OpenControl & { readonly asked: AgeControl };

const plain = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ').trim();
const isYes = (text: string): boolean => /^(?:yes|y|ja|oui|si|sí|sim|true)\b/.test(plain(text));
const isNo = (text: string): boolean => /^(?:no|n|nein|non|não|false)\b/.test(plain(text));

const entry = (member: Member, value: string, act = actOf(member.control)): PlannedEntry => ({
  field: member.field,
  control: member.control,
  act,
  value,
  searchable: act === 'type' && isSearchable(value, member.field.kind),
});

/** Options of a list with their words, those that can be chosen. */
const optionsOf = ({ options, texts }: LiveControl): { value: string; text: string }[] =>
  options.map((value, at) => ({ value, text: texts[at] ?? value }));

const isList = ({ control }: Member): boolean => actOf(control) === 'select';

/** Takes one of several answers by their words; `wanted` gives a lower number to a better one. */
function choose(members: readonly Member[], wanted: (text: string) => number | undefined) {
  const [first] = members;
  if (!first) return undefined;
  const choices = isList(first)
    ? optionsOf(first.control).map(({ value, text }) => ({ text, made: entry(first, value) }))
    : members.map(member => ({ text: member.asked.text, made: entry(member, 'on') }));
  let best: { text: string; made: PlannedEntry; rank: number } | undefined;
  for (const { text, made } of choices) {
    const rank = wanted(text);
    if (rank !== undefined && rank < (best?.rank ?? Infinity)) best = { text, made, rank };
  }
  return best;
}

/** The first month and the first day are one date in every order of writing. */
function partOf(member: Member, year: number): PlannedEntry | undefined {
  const { control, asked } = member;
  const { part } = asked;
  if (isList(member)) {
    const isFirst = (text: string): boolean => /^0?1\b|^(?:jan|ene|gen|янв|一月)/.test(plain(text));
    const fits = (text: string): boolean => (part === 'year' ? text.trim() === String(year) : isFirst(text));
    const options = optionsOf(control);
    const option = options.find(({ text }) => fits(text)) ?? options.find(({ value }) => fits(value));
    return option && entry(member, option.value);
  }
  if (actOf(control) === 'pick' && part === 'date') return { ...entry(member, ''), year };
  if (!/^(?:type|set)$/.test(actOf(control))) return undefined;
  const constraints = constraintsOf(control, member.field);
  const written =
    part === 'date'
      ? dateWritings(year, control.hint)
      : part === 'year'
        ? [String(year), String(year).slice(2)]
        : ['01', '1'];
  const value = written.find(each => satisfies(each, constraints));
  return value === undefined ? undefined : entry(member, value);
}

/** Calendars may have to be turned page by page: those who are older than this are left aside. */
const oldestPicked = 21;

function answerDate(members: readonly Member[], age: number, asOf: string): Answered | undefined {
  const year = Number(asOf.slice(0, 4)) - age;
  if (age > oldestPicked && members.some(({ control }) => actOf(control) === 'pick')) return undefined;
  const entries = members.map(member => partOf(member, year));
  if (!entries.every(each => each !== undefined)) return undefined;
  const parts = members.map(({ asked }) => asked.part);
  // Of a year alone it is not known whether the birthday was.
  const isYear = parts.every(part => part === 'year') && age > 0;
  const answer = isYear
    ? String(year)
    : parts.includes('date')
      ? (entries[0]?.value ?? '')
      : `January 1, ${year}`;
  return { entries, answer, ages: { from: isYear ? age - 1 : age, to: age } };
}

function answerRange(members: readonly Member[], age: number): Answered | undefined {
  const width = (text: string): number | undefined => {
    const span = spanOf(text);
    return span && span.from <= age && age <= span.to ? span.to - span.from : undefined;
  };
  const best = choose(members, width);
  return (
    best && { entries: [best.made], answer: best.text, ages: spanOf(best.text) ?? { from: age, to: age } }
  );
}

function answerLimit(members: readonly Member[], yes: AgeSpan, age: number): Answered | undefined {
  const [first] = members;
  const says = yes.from <= age && age <= yes.to;
  const others = yes.from === 0 ? { from: yes.to + 1, to: oldest } : { from: 0, to: yes.from - 1 };
  const ages = says ? yes : others;
  if (!first) return undefined;
  if (members.length > 1 || isList(first)) {
    const best = choose(members, text => ((says ? isYes(text) : isNo(text)) ? 0 : undefined));
    return best && { entries: [best.made], answer: best.text, ages };
  }
  if (says) return { entries: [entry(first, 'on')], answer: 'ticked', ages };
  const entries = first.control.checked ? [entry(first, 'off', 'untick')] : [];
  return { entries, answer: 'not ticked', ages };
}

function answerAge([member]: readonly Member[], age: number): Answered | undefined {
  if (!member || !/^(?:type|set)$/.test(actOf(member.control))) return undefined;
  const value = String(age);
  if (!satisfies(value, constraintsOf(member.control, member.field))) return undefined;
  return { entries: [entry(member, value)], answer: value, ages: { from: age, to: age } };
}

function answerAs(question: AgeQuestion, members: readonly Member[], age: number, asOf: string) {
  switch (question.asks) {
    case 'date':
      return answerDate(members, age, asOf);
    case 'age':
      return answerAge(members, age);
    case 'range':
      return answerRange(members, age);
    case 'limit':
      return question.yes && answerLimit(members, question.yes, age);
    case 'birthday':
    case 'grade':
      return undefined;
  }
}

const tells = ({ asks, whose }: AgeQuestion): boolean =>
  whose === 'own' && asks !== 'birthday' && asks !== 'grade';

/**
 * What is planned for the controls that are open, with the questions about the person's own age answered as that person does. Notes
 * the answers in `person.answered`; a question that takes no answer that the harness can give stays as planned.
 */
export function answerAges(
  planned: readonly PlannedEntry[],
  controls: readonly OpenControl[],
  questions: readonly AgeQuestion[],
  person: Person,
): PlannedEntry[] {
  let entries = [...planned];
  for (const question of questions.filter(tells)) {
    const members = question.controls.flatMap((asked): Member[] => {
      const open = controls.find(({ field }) => field.selector === asked.selector);
      return open ? [{ ...open, asked }] : [];
    });
    const typed = members.every(({ control }) => /^(?:type|set)$/.test(actOf(control)));
    if (members.length === 0 || (person.as === 'anyone' && typed)) continue;
    let found: Answered | undefined;
    for (const age of agesOf[person.as]) if (!found) found = answerAs(question, members, age, person.asOf);
    person.answered.push({
      text: question.text,
      controls: members.map(({ field }) => field.selector),
      answer: found?.answer ?? '',
      ages: found?.ages ?? null,
    });
    if (!found) continue;
    const own = new Set(members.map(({ field }) => field.selector));
    entries = [...entries.filter(({ field }) => !own.has(field.selector)), ...found.entries];
  }
  const order = new Map(controls.map(({ field }, at) => [field.selector, at]));
  const at = ({ field }: PlannedEntry): number => order.get(field.selector) ?? 0;
  return entries.sort((one, two) => at(one) - at(two));
}

/**
 * Writes down what came of an answer that is picked from a calendar: the date that stands in the control, or that nothing that was meant
 * does (an empty `value`). A date without a year of four digits tells no age.
 */
export function settleAnswer({ answered, asOf }: Person, selector: string, value: string): void {
  const at = answered.findLastIndex(({ controls }) => controls.includes(selector));
  const row = answered[at];
  if (!row) return;
  const year = Number(/\b(?:19|20)\d\d\b/.exec(value)?.[0] ?? NaN);
  const age = Number(asOf.slice(0, 4)) - year;
  const isTold = age > 0 && age <= oldest;
  answered[at] = isTold
    ? { ...row, answer: value, ages: { from: age - 1, to: age } }
    : { ...row, answer: '', ages: null };
}
