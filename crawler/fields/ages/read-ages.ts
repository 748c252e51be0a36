import type { AgeControl, AgeQuestion } from '../../evidence/age.js';
import type { FieldFact } from '../../evidence/form.js';
import { isChoice, type Clues } from '../kinds/clues.js';
import { normaliseName, normaliseText } from '../view/normalise.js';
import { choiceText, type AskedQuestion, type Reading } from '../sensitive/questions.js';
import { limitIn, spanOf } from './age-span.js';
import { asksAge, asksGrade, asksPlace, asksThen, ofAnother, ofMany, titleOfAnother } from './age-words.js';
import { datePart, isPartAlone } from './date-part.js';

const kept = { text: 160, words: 200 };

/** A question with what its form knows of its first control. */
interface Asked {
  readonly question: AskedQuestion;
  readonly first: Clues;
  readonly field: FieldFact;
  /** What is read with it, the nearest first. */
  readonly words: readonly string[];
}

/** An answer that is about age whatever the question: "10+ years" may be of service. */
const saysAge = /\b(?:i am|i['’]m|(?:years?|yrs?) old|of age|older|younger)\b/i;
const yesNo = /^(?:yes|no|y|n|ja|nein|oui|non|si|sí|sim|não)\b/i;

const selectorOf = ({ control }: Clues): string => control.live?.selector ?? '';

const control = (clues: Clues, part: AgeControl['part'], text = ''): AgeControl => ({
  selector: selectorOf(clues),
  part,
  text: text.slice(0, kept.text),
});

/** Whose age it is: by the words of the question, the controls before it, and the form's title. */
function whoseOf({ question, words, field, first }: Asked, before: readonly FieldFact[], title: string) {
  // What stands above a control may be a hint, or about the form: "Members are 13 or older."
  const above = new Set(
    question.words.filter(({ from }) => from === 'heading').map(({ text }) => text.trim()),
  );
  const own = words.filter((text, at) => at === 0 || !above.has(text)).map(normaliseText);
  const names = [normaliseName(field.name), normaliseName(field.id), ...first.autocomplete];
  if ([...own, ...names].some(text => ofAnother.test(text) || ofMany.test(text))) return 'another';
  if (own.some(text => /(?:^| )(?:your|my|i|you)(?: |$)/u.test(text))) return 'own';
  const name = before.findLast(({ kind, visible }) => kind === 'name' && visible);
  if (name && ofAnother.test(normaliseText(name.label))) return 'another';
  return titleOfAnother.test(normaliseText(title)) ? 'another' : 'own';
}

/** Choices, or the options of a list, that are ranges of ages, or say yes or no to being of an age. */
function chosen(
  { question, first, field, words }: Asked,
  reading: Reading,
): Omit<AgeQuestion, 'whose'> | undefined {
  const isList = !isChoice(first);
  const answers = question.answers.map(answer => answer.trim()).filter(answer => answer !== '');
  const text = words[0] ?? '';
  const controls = isList
    ? [control(first, 'choice')]
    : question.clues.map(each => control(each, 'choice', choiceText(each, reading)));
  const limit = words.map(limitIn).find(span => span !== undefined);
  if (limit && answers.filter(answer => yesNo.test(answer)).length >= 2)
    return { asks: 'limit', text, controls, yes: limit };
  const said = words.map(normaliseText);
  const spans = answers.flatMap(answer => spanOf(answer) ?? []);
  const isAsked =
    field.kind === 'age' ||
    said.some(each => asksAge.test(each) && !asksThen.test(each)) ||
    answers.filter(answer => saysAge.test(answer) && limitIn(answer) !== undefined).length >= 2;
  if (!isAsked || spans.length < 2 || spans.length < answers.length / 2) return undefined;
  return { asks: 'range', text, controls };
}

function read(asked: Asked, reading: Reading): Omit<AgeQuestion, 'whose'> | undefined {
  const { question, first, field, words } = asked;
  const text = words[0] ?? '';
  const said = normaliseText(text);
  if (first.type === 'checkbox' || first.type === 'switch') return undefined;
  if (field.kind === 'birthDate') {
    if (first.type === 'radio' || asksPlace.test(said)) return undefined;
    // Over three lists called "Month", "Day" and "Year" stands what they ask for: "Date of birth".
    const whole = words.find(each => !isPartAlone(normaliseText(each))) ?? text;
    return { asks: 'date', text: whole, controls: [control(first, datePart(first) ?? 'day')] };
  }
  if (first.type === 'radio' || question.answers.length > 0) {
    const found = chosen(asked, reading);
    if (found) return found;
  } else if (field.kind === 'age' && !asksThen.test(said) && limitIn(text) === undefined)
    return { asks: 'age', text, controls: [control(first, 'age')] };
  return asksGrade.test(said) ? { asks: 'grade', text, controls: [control(first, 'choice')] } : undefined;
}

/** Each box whose own words say that one is of an age. */
function boxes({ question, words }: Asked, reading: Reading): Omit<AgeQuestion, 'whose'>[] {
  return question.clues.flatMap(each => {
    const text = question.clues.length > 1 ? choiceText(each, reading) : (words[0] ?? '');
    const yes = limitIn(text);
    return yes ? [{ asks: 'limit' as const, text, controls: [control(each, 'choice', text)], yes }] : [];
  });
}

/** Parts of one date that follow each other become one question; a date without a year is a birthday. */
function joinDates(questions: readonly AgeQuestion[], order: ReadonlyMap<string, number>): AgeQuestion[] {
  const joined: AgeQuestion[] = [];
  for (const question of questions) {
    const last = joined.at(-1);
    const [first] = question.controls;
    const before = last?.controls.at(-1);
    const isNext =
      first !== undefined &&
      before !== undefined &&
      (order.get(first.selector) ?? 0) - (order.get(before.selector) ?? 0) === 1;
    const isPart = (each: AgeQuestion): boolean => each.asks === 'date' && each.controls[0]?.part !== 'date';
    const fits =
      last &&
      isNext &&
      isPart(last) &&
      isPart(question) &&
      last.whose === question.whose &&
      last.controls.length < 3 &&
      (first.part === 'day' || last.controls.every(({ part }) => part !== first.part));
    if (fits) joined[joined.length - 1] = { ...last, controls: [...last.controls, ...question.controls] };
    else joined.push(question);
  }
  return joined.map(settleParts);
}

/** Three boxes of two characters: the last is the year. */
function settleParts(question: AgeQuestion): AgeQuestion {
  if (question.asks !== 'date') return question;
  const { controls } = question;
  const hasYear = controls.some(({ part }) => part === 'year' || part === 'date');
  if (hasYear) return question;
  const last = controls.at(-1);
  if (controls.length === 3 && last)
    return { ...question, controls: [...controls.slice(0, 2), { ...last, part: 'year' }] };
  return { ...question, asks: 'birthday' };
}

/** The questions of a form that tell how old somebody is. `fields` are the facts of the same controls as `own`. */
export function readAges(
  questions: readonly AskedQuestion[],
  own: readonly Clues[],
  fields: readonly FieldFact[],
  title: string,
  reading: Reading,
): AgeQuestion[] {
  const indexOf = new Map(own.map((each, at) => [each, at]));
  const order = new Map(own.map((each, at) => [selectorOf(each), at]));
  const found = questions.flatMap((question): AgeQuestion[] => {
    const [first] = question.clues;
    const at = first && indexOf.get(first);
    const field = at === undefined ? undefined : fields[at];
    if (!first || !field || field.type === 'hidden') return [];
    const words = question.words
      .map(({ text }) => text.trim())
      .filter(text => text !== '' && text.length <= kept.words);
    // The sentence of a box may be long: terms and an age in one.
    const all =
      words.length > 0
        ? words
        : question.words.map(({ text }) => text.slice(0, 1_000)).filter(text => text !== '');
    const asked = { question, first, field, words: all };
    const ask = read(asked, reading);
    const asks = ask ? [ask] : /^(?:checkbox|switch)$/.test(first.type) ? boxes(asked, reading) : [];
    return asks.map(each => ({
      ...each,
      text: each.text.slice(0, kept.text),
      whose: whoseOf(
        { ...asked, words: each.asks === 'limit' ? [each.text] : all },
        fields.slice(0, at),
        title,
      ),
    }));
  });
  return joinDates(found, order);
}
