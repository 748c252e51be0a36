import type { SensitiveQuestion, Statement } from '../../evidence/sensitive.js';
import { isChoice, type Clues } from '../kinds/clues.js';
import { accessibleDescription } from '../view/labels.js';
import { normaliseText } from '../view/normalise.js';
import { tidy } from '../view/seen-text.js';
import { ancestors } from '../view/tree.js';
import { isControlVisible } from '../view/visibility.js';
import { choiceText, namedGroup, type AskedQuestion, type Reading } from './questions.js';

/** Longest text that is kept, and the fewest words of one beside no sensitive question. */
const limits = { text: 1_000, words: 4 };

/** An answer that says yes, alone or before the rest of a sentence. */
const saysYes =
  /^(?:yes|y|i (?:do )?(?:consent|agree|accept|allow|authori[sz]e)|agree|accept|consent|ja|oui|si|sim|ich (?:willige|stimme)|j accepte|acepto|aceito|acconsento)(?= |$)/u;
const saysNo = /^(?:no|n|nein|non|nao|nee|i (?:do not|don t|decline)|decline|disagree)(?= |$)/u;

/** Words by which a sentence gives leave, or owns to have read something: it is said yes to, and asks for nothing. */
export const givesLeave =
  /(?:^| )(?:(?:i|we) (?:hereby |also |freely |explicitly |expressly |voluntarily |do |understand and |have read (?:and \p{L}+ )?)*(?:consent|agree|authori[sz]e|acknowledge|certify|confirm|accept|allow|permit|give|grant|declare|understand)|consents? (?:to|for)|do you (?:consent|agree|authori[sz]e|allow)|may (?:we|mpro) (?:use|share|keep|store|process)|ich (?:willige|stimme|erlaube|bin (?:damit )?einverstanden)|einwilligung|j (?:accepte|autorise|consens)|je (?:consens|donne)|consentement|(?:doy mi )?consentimiento|(?:yo )?autorizo|acepto|consinto|aceito|acconsento|presto il consenso|consenso al|ik (?:ga akkoord|geef toestemming))(?= |$)/u;

/** The choices of a question that say yes to a sentence: a box alone, or the "yes" among radio buttons. */
function yesOf({ clues, answers }: AskedQuestion): readonly Clues[] {
  const [first] = clues;
  if (!first || !isChoice(first)) return [];
  if (first.type !== 'radio') return clues;
  const said = answers.map(normaliseText);
  if (!said.some(answer => saysNo.test(answer))) return [];
  return clues.filter((_, at) => saysYes.test(said[at] ?? ''));
}

/** The sentences of a form that one says yes to. */
export function readStatements(
  questions: readonly AskedQuestion[],
  sensitive: readonly (SensitiveQuestion & { readonly asked: readonly AskedQuestion[] })[],
  reading: Reading,
): Statement[] {
  const taken = new Set(sensitive.flatMap(({ asked }) => asked));
  const open = questions.filter(question => !taken.has(question));
  const found = open.flatMap(question =>
    yesOf(question).map(each => {
      const group = namedGroup(each.control, reading.tree)?.name ?? '';
      const parts = [
        each.type === 'radio' ? (question.words.find(({ text }) => text !== '')?.text ?? '') : group,
        choiceText(each, reading),
        accessibleDescription(each.control, reading.tree),
      ];
      return { each, text: tidy(parts.filter(part => part !== '').join(' ')) };
    }),
  );
  const others = questions.filter(
    question => !taken.has(question) && !found.some(({ each }) => question.clues.includes(each)),
  );
  const beside = ({ control }: Clues): string[] => {
    for (const up of ancestors(control)) {
      if (/^(form|body|main)$/.test(up.tag)) return [];
      const holds = (clues: readonly Clues[]): boolean =>
        clues.some(each => [...ancestors(each.control)].includes(up));
      if (others.some(({ clues }) => holds(clues))) return [];
      const held = sensitive.filter(({ asked }) => asked.some(({ clues }) => holds(clues)));
      if (held.length > 0) return held.flatMap(({ controls }) => controls[0] ?? []);
    }
    return [];
  };
  return found.flatMap(({ each, text }): Statement[] => {
    const words = text.split(' ').length;
    if (text === '' || (sensitive.length === 0 && words < limits.words)) return [];
    return [
      {
        selector: each.control.live?.selector ?? '',
        text: text.slice(0, limits.text),
        cut: text.length > limits.text,
        checked: each.control.live?.checked ?? false,
        visible: isControlVisible(each.control, reading.labels),
        beside: beside(each),
      },
    ];
  });
}
