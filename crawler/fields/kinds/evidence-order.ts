import { autocompleteMeaning } from './autocomplete.js';
import type { Clues } from './clues.js';
import { fieldPatterns } from './field-patterns.js';
import { optionsMeaning } from './options.js';
import { textSources, type CompiledPattern, type Meaning, type TextSource } from './pattern.js';
import { isYesOrNo } from './patterns/answers.js';
import { withoutMentioned } from './patterns/mentioned.js';
import { namesOneNumber, opensPhrase, parts } from './patterns/phrases.js';
import { isInsuredNumber, isSocialSecurityPattern, openCardNumber } from './patterns/whose-number.js';
import { attributeOf } from '../view/tree.js';

/** What one control's own evidence says, before its form is looked at. */
export interface KindDecision {
  readonly meaning: Meaning;
  readonly from: string;
  /** False where only words spoke that mean other things as well. */
  readonly sure: boolean;
}

interface FoundMeaning {
  readonly meaning: Meaning;
  readonly sure: boolean;
}
const remembered = new Map<string, readonly FoundMeaning[]>();
const mostRemembered = 20_000;
const longestLabel = 60;

/** Numbers that are personal wherever they are asked, even to look a record up. */
const numbers: readonly Meaning[] = ['governmentId', 'healthId', 'bankAccount'];
const numbered: readonly Meaning[] = [...numbers, 'phone', 'paymentCard'];
const named: readonly TextSource[] = ['label', 'placeholder', 'title', 'name', 'id', 'neighbours'];

/**
 * The sure personal row that a text names before all that is not personal, where the rest is a remark on it ("SSN, for the deposit").
 * A compound is what its last word says ("phone price"), unless what stands before is a whole number of its own.
 */
function namedBefore(text: string, rows: readonly CompiledPattern[]): CompiledPattern | undefined {
  const nothing = rows.filter(row => row.means === 'none' && !row.likely);
  if (nothing.length === 0) return undefined;
  const other = Math.min(...nothing.flatMap(row => row.spans(text).map(span => span.start)));
  const soft = nothing.every(row => row.yields);
  const before = rows
    .filter(row => row.means !== 'none' && !row.likely && (soft || numbers.includes(row.means)))
    .flatMap(row => row.spans(text).map(span => ({ row, ...span })))
    .filter(span => span.start < other);
  // Words that belong to both are a compound: "bank account type".
  if (before.some(span => span.end > other)) return undefined;
  const winners = before.filter(
    ({ row, start, end }) =>
      opensPhrase.test(text.slice(end, other).trim()) ||
      (numbered.includes(row.means) && namesOneNumber.test(text.slice(start, end))),
  );
  const adjacent = before.filter(span => text.slice(span.end, other).trim() === '');
  if (adjacent.some(span => !winners.includes(span))) return undefined;
  return rows.find(row => winners.some(winner => winner.row === row));
}

/** All meanings the table finds in a text, the deciding one first. */
export function textMeanings(source: TextSource, text: string): readonly FoundMeaning[] {
  // Running text beside a control is about something else.
  if (text === '' || (source === 'neighbours' && text.length > longestLabel)) return [];
  const key = `${source} ${text}`;
  const known = remembered.get(key);
  if (known) return known;
  const matching = fieldPatterns.filter(row => (!row.only || row.only.includes(source)) && row.test(text));
  const rows = [...withoutMentioned(text, matching)];
  const leading = named.includes(source) ? namedBefore(text, rows) : undefined;
  if (leading) rows.unshift(leading);
  // Help texts mention much that a control does not ask for.
  const label = source !== 'description';
  const found = rows.map(row => ({ meaning: row.means, sure: label && row.likely !== true }));
  found.sort((a, b) => Number(b.sure) - Number(a.sure));
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(key, found);
  return found;
}

/** First text, in the order of evidence, in which a row of the wanted certainty matches. */
function fromTexts(clues: Clues, sure: boolean, sources: readonly TextSource[]): KindDecision | undefined {
  for (const source of sources) {
    const found = textMeanings(source, clues.texts[source]).find(each => each.sure === sure);
    if (found) return { meaning: found.meaning, from: source, sure };
  }
  return undefined;
}

const secrets: readonly Meaning[] = [
  'paymentCard',
  'governmentId',
  'healthId',
  'bankAccount',
  'oneTimeCode',
  'cardDetail',
];
const uploads: readonly Meaning[] = ['governmentId', 'biometric', 'healthId', 'bankAccount'];
const writings: readonly Meaning[] = ['postalAddress', 'sensitive', 'email', 'healthId', 'governmentId'];
const choices: readonly Meaning[] = ['sensitive', 'age'];
const unlisted: readonly Meaning[] = ['healthId', 'email', 'loginId'];
const splits: readonly Meaning[] = ['birthDate', 'paymentCard', 'phone', 'governmentId', 'cardDetail'];

const partSources = ['label', 'placeholder', 'title', 'neighbours'] as const;

const own: readonly string[] = ['label', 'name', 'id', 'placeholder', 'title'];

const mentions = (source: TextSource, text: string, meaning: Meaning): boolean =>
  textMeanings(source, text).some(each => each.meaning === meaning);

const only = (
  decision: KindDecision | undefined,
  allowed: readonly Meaning[],
  otherwise: KindDecision,
): KindDecision => (decision && allowed.includes(decision.meaning) ? decision : otherwise);

/** Whether the words over a group name one value of which the control's own words are a part: "First" under "Name". */
function partOfGroup(texts: Clues['texts']): KindDecision | undefined {
  const [over] = textMeanings('group', texts.group);
  const value = parts.find(
    ({ means, over: heading }) => over?.meaning === means && (over.sure || heading.test(texts.group)),
  );
  if (!value) return undefined;
  const mine = partSources.map(source => texts[source]).find(text => text !== '');
  return mine !== undefined && value.part.test(mine)
    ? { meaning: value.means, from: 'group', sure: true }
    : undefined;
}

/** Characters: longer text beside a control is a sentence, and no name of it. */
const longestName = 30;
const signedUp: readonly Meaning[] = ['email', 'name', 'phone'];

/** A site calls `username` or `login` what it asks for in other words: where no label stands, those beside the control. */
function saidBeside(clues: Clues): KindDecision | undefined {
  const { label, neighbours } = clues.texts;
  if (label !== '' || neighbours.length > longestName) return undefined;
  if (fromTexts(clues, true, ['name', 'id'])?.meaning !== 'credentials') return undefined;
  const [said] = textMeanings('neighbours', neighbours);
  return said?.sure && signedUp.includes(said.meaning)
    ? { meaning: said.meaning, from: 'neighbours', sure: true }
    : undefined;
}

const addressAlone = /^((your|full|complete|current) )?address( (line )?1)?( (required|optional))?$/;

/** "Address" over a box of several lines is a person's; in one line it may be that of a site. */
function wholeAddress({ texts }: Clues): KindDecision | undefined {
  const from = (['label', 'placeholder', 'title', 'neighbours', 'name'] as const).find(
    each => texts[each] !== '',
  );
  return from !== undefined && addressAlone.test(texts[from])
    ? { meaning: 'postalAddress', from, sure: true }
    : undefined;
}

const hints: readonly TextSource[] = ['placeholder', 'title', 'description', 'neighbours', 'group'];

/** The sure decision of a control's texts, with what only several of them together tell about the number that is asked. */
function fromAllTexts(clues: Clues): KindDecision | undefined {
  const { texts } = clues;
  const sure = saidBeside(clues) ?? fromTexts(clues, true, textSources);
  const [label] = textMeanings('label', texts.label);
  if (isInsuredNumber(texts.label, texts.group)) return { meaning: 'healthId', from: 'group', sure: true };
  if (openCardNumber.test(texts.label))
    for (const source of hints) {
      const which = textMeanings(source, texts[source]).find(({ meaning }) => numbers.includes(meaning));
      if (which) return { meaning: which.meaning, from: source, sure: true };
    }
  // Beside a label that asks for something else ("Comments") a number is only spoken of.
  if (sure?.from === 'neighbours' && numbers.includes(sure.meaning) && label?.meaning === 'none')
    return undefined;
  if (!sure && isSocialSecurityPattern(attributeOf(clues.control, 'pattern')))
    return { meaning: 'governmentId', from: 'pattern', sure: true };
  return sure;
}

/**
 * Weighs the evidence of one control in a fixed order: a password's type, autocomplete tokens, other types that allow one thing only,
 * then every text for sure words (label, name, id, placeholder, title, words beside it), the options, its name as a part of the value
 * that the words over its group name, every text again for likely words, with no such word those over the group, last the type `tel`.
 */
export function weigh(clues: Clues): KindDecision | undefined {
  const { type } = clues;
  const none = (from: string): KindDecision => ({ meaning: 'none', from, sure: true });
  if (type === 'password') {
    const word = fromTexts(clues, true, ['label', 'name', 'id', 'placeholder']);
    return only(word, secrets, { meaning: 'credentials', from: 'type', sure: true });
  }
  if (/^(checkbox|radio|switch)$/.test(type))
    return only(fromTexts(clues, true, ['group', 'name', 'id']), choices, none('type'));
  const sure = fromAllTexts(clues);
  if (type === 'select') {
    if (isYesOrNo(clues.options)) return only(sure, choices, none('options'));
    // Nobody finds the own number or address in a list: it asks for the insurance, for whom to write to, for how often.
    if (sure && unlisted.includes(sure.meaning)) return none('type');
  }
  if (type === 'file') return only(sure, uploads, none('type'));
  if (/^(search|searchbox)$/.test(type)) return only(sure, numbers, none('type'));
  if (/^(range|color|url|time|week|datetime-local)$/.test(type)) return none('type');

  const token = autocompleteMeaning(clues.autocomplete);
  // Sites write `new-password` on any field to keep the browser from filling it in.
  if (token && !(clues.autocomplete.at(-1)?.endsWith('-password') && sure))
    return { meaning: token, from: 'autocomplete', sure: true };
  if (/^(textarea|contenteditable)$/.test(type))
    return only(sure ?? wholeAddress(clues), writings, none('type'));
  if (type === 'email') return { meaning: 'email', from: 'type', sure: true };
  const phone = type === 'tel' && textSources.some(each => mentions(each, clues.texts[each], 'phone'));
  if (phone && (!sure || !own.includes(sure.from))) return { meaning: 'phone', from: 'type', sure: true };
  if (sure) return sure;
  const options = optionsMeaning(clues.options);
  if (options) return { meaning: options, from: 'options', sure: options !== 'datePart' };
  const part = partOfGroup(clues.texts);
  if (part) return part;
  const likely = fromTexts(clues, false, textSources);
  const group = likely && likely.meaning !== 'datePart' ? undefined : fromTexts(clues, true, ['group']);
  if (group && splits.includes(group.meaning)) return group;
  if (type === 'select' && likely && unlisted.includes(likely.meaning)) return none('type');
  return likely ?? (type === 'tel' ? { meaning: 'phone', from: 'type', sure: false } : undefined);
}
