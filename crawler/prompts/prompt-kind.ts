import { z } from 'zod';
import type { PromptFact } from '../evidence/prompt.js';
import { choiceWords } from '../../kernel/words/choice-words.js';
import { otherQuestion, plainLanguages } from './other-questions.js';

/** Boxes as `standingBoxes` tells of them, checked. */
export const standingBoxRows = z.array(
  z.strictObject({
    text: z.string(),
    buttons: z.array(z.strictObject({ name: z.string(), leaves: z.boolean() })),
    asksForText: z.boolean(),
    isChosen: z.boolean(),
    isLandmark: z.boolean(),
  }),
);
type Box = z.infer<typeof standingBoxRows>[number];

const pattern = (source: string): RegExp => new RegExp(source, 'i');
const topic = pattern(choiceWords.topic);
const elsewhere = pattern(choiceWords.elsewhere);
const questionOf = pattern(`${choiceWords.topic}|${choiceWords.asks}`);
const bareAnswer = pattern(choiceWords.bareAnswer);
const roles = (['decline', 'save', 'settings', 'accept', 'acknowledge', 'more'] as const).map(
  role => [role, pattern(choiceWords[role])] as const,
);
type Role = (typeof roles)[number][0] | 'other';

/** What a button of a prompt does, by its name. */
export const choiceRoleOf = (name: string): Role => {
  const plain = name.toLowerCase();
  return plain.length > 60 ? 'other' : (roles.find(([, words]) => words.test(plain))?.[0] ?? 'other');
};

/** Shortest text that can hold a question, in letters. */
const leastText = 12;
const lettersIn = (text: string): number => (text.match(/\p{L}/gu) ?? []).length;

const asksElse = (text: string): boolean => {
  const questions = text.match(/(?<![^.!?؟？。])[^.!?؟？。]+[?؟？]/g) ?? [];
  return questions.length > 0 && !questions.some(question => questionOf.test(question));
};

/** Whether the language is one whose words are known: then what has no word of cookies or counting asks about something else. */
const isUnderstood = (text: string): boolean =>
  plainLanguages.some(words => new Set(text.toLowerCase().match(words) ?? []).size >= 2);

/**
 * What kind of prompt a standing box is; `undefined` where it is something else (a form, a menu, a newsletter, an age gate, a chat, an
 * offer with a button to close it) or only informs.
 */
export function kindOf(box: Box): PromptFact['kind'] | undefined {
  const { text, buttons } = box;
  if (box.asksForText || elsewhere.test(text)) return undefined;
  const names = buttons.map(({ name }) => name);
  const isOther = asksElse(text);
  const own = buttons
    .filter(({ leaves, name }) => !leaves || choiceRoleOf(name) === 'settings')
    .map(({ name }) => (isOther && bareAnswer.test(name) ? 'other' : choiceRoleOf(name)));
  const has = (role: Role): boolean => own.includes(role);
  const speaks = topic.test(`${text} ${names.join(' ')}`);
  if (speaks && (has('accept') || (!box.isLandmark && (has('decline') || has('settings'))))) return 'asks';
  if (speaks && !box.isLandmark && box.isChosen && has('save')) return 'asks';
  if (box.isLandmark || lettersIn(text) - lettersIn(names.join('')) < leastText) return undefined;
  if (otherQuestion.test(text) || isOther) return undefined;
  if (has('accept') && has('decline')) return 'unclear';
  if (own.filter(role => role === 'other').length < 2) return undefined;
  return isUnderstood(`${text} ${names.join(' ')}`) ? undefined : 'unclear';
}

/** The prompts among a document's standing boxes; `frame` is the host of the frame, empty for the page itself. */
export const promptsAmong = (rows: unknown, frame: string): PromptFact[] =>
  standingBoxRows.parse(rows).flatMap(box => {
    const kind = kindOf(box);
    return kind === undefined
      ? []
      : [{ text: box.text.slice(0, 240), buttons: box.buttons.map(({ name }) => name), frame, kind }];
  });
