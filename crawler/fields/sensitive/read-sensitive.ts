import type { SensitiveQuestion, SensitiveTopic, Statement } from '../../evidence/sensitive.js';
import { lastPart, normaliseName, normaliseText } from '../view/normalise.js';
import { attributeOf } from '../view/tree.js';
import { isChoice } from '../kinds/clues.js';
import { isFollowUp, type AskedQuestion, type Reading } from './questions.js';
import { givesLeave, readStatements } from './statements.js';
import { topicOfAnswers, topicOfName, topicOfWords, type Sensed } from './topic-of.js';

const kept = { text: 160, options: 6, option: 40 };

/** A label that leaves it to the words over it what is asked. */
const saysNothing =
  /^(?:(?:please )?(?:select|choose|pick)(?: (?:one|an option|all that apply|from the list))?|your answer|answer|response|other|please (?:specify|describe|explain)|value|yes|no)?$/u;

interface FoundTopic extends Sensed {
  readonly from: string;
  readonly text: string;
}

/** Where a control's own label says what it asks, the words over it are about all of its group. */
const wordsToRead = ({ clues, words }: AskedQuestion): AskedQuestion['words'] => {
  const said = words.filter(({ text }) => text !== '');
  const own = said.find(
    ({ from, text }) => /^(label|neighbours)$/.test(from) && !saysNothing.test(normaliseText(text)),
  );
  return own && clues.length === 1 ? [own] : said;
};

function senseQuestion(question: AskedQuestion, context: string): FoundTopic | undefined {
  const [control] = question.clues;
  if (!control || /^(search|searchbox|password|email|tel|url|submit)$/.test(control.type)) return undefined;
  const words = wordsToRead(question);
  const normalised = words.map(each => ({ ...each, plain: normaliseText(each.text) }));
  if (normalised.some(({ plain }) => givesLeave.test(plain))) return undefined;
  // A label is short; a paragraph beside a control speaks of more than is asked.
  const read = normalised.filter(({ from, plain }) => plain.length <= (from === 'neighbours' ? 60 : 240));
  for (const { from, text, plain } of read) {
    const sensed = topicOfWords(plain, context);
    if (sensed) return { ...sensed, from, text };
  }
  const text = words[0]?.text ?? '';
  const all = normalised.map(({ plain }) => plain).join(' ');
  const answers = topicOfAnswers(all, question.answers.map(normaliseText));
  if (answers) return { ...answers, from: 'options', text };
  if (words.length > 0 && !saysNothing.test(normalised[0]?.plain ?? '')) return undefined;
  const topic = [attributeOf(control.control, 'name'), attributeOf(control.control, 'id')]
    .map(name => topicOfName(normaliseName(lastPart(name))))
    .find(each => each !== undefined);
  return topic && { topic, asks: 'fact', from: 'name', text };
}

/** The questions of a form for something sensitive, and the sentences of it that one says yes to. */
export function readSensitive(
  questions: readonly AskedQuestion[],
  title: string,
  reading: Reading,
): { readonly sensitive: SensitiveQuestion[]; readonly statements: Statement[] } {
  const context = normaliseText(
    [
      title,
      ...questions.flatMap(({ words, answers }) => [...words.map(({ text }) => text), ...answers]),
    ].join(' '),
  );
  const found: (SensitiveQuestion & { asked: AskedQuestion[] })[] = [];
  let last: { topic: SensitiveTopic; at: number } | undefined;
  for (const question of questions) {
    const controls = question.clues.map(({ control }) => control.live?.selector ?? '');
    const sensed = senseQuestion(question, context);
    const before = last && found[last.at];
    if (!sensed) {
      const [first] = question.clues;
      const follows =
        first && !isChoice(first) && isFollowUp(question.words.find(({ text }) => text !== '')?.text ?? '');
      if (follows && before) {
        before.controls.push(...controls);
        before.asked.push(question);
      } else last = undefined;
      continue;
    }
    last = { topic: sensed.topic, at: found.length };
    found.push({
      topic: sensed.topic,
      asks: sensed.asks,
      from: sensed.from,
      text: sensed.text.slice(0, kept.text),
      options: question.answers.slice(0, kept.options).map(answer => answer.slice(0, kept.option)),
      controls,
      asked: [question],
    });
  }
  const statements = readStatements(questions, found, reading);
  return { sensitive: found.map(({ asked: _, ...question }) => question), statements };
}
