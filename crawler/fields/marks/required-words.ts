import { withoutAccents } from '../../../kernel/words/accents.js';
import { requirementTerms } from '../../../kernel/words/requirement-terms.js';
import { anyTerm } from '../../../kernel/words/term.js';
import { normaliseText } from '../view/normalise.js';

const bounded = (words: string): RegExp =>
  new RegExp(
    `(?:(?<![\\p{L}\\p{N}])|(?=[必選选可任필선]))(?:${words})(?:(?![\\p{L}\\p{N}])|(?<=[必須填选選任意可수택项項]))`,
    'u',
  );

/** After {@link normaliseText}. */
const required = anyTerm(requirementTerms, 'required');
const optional = anyTerm(requirementTerms, 'optional');

const requiredWord = bounded(required);
const optionalWord = bounded(optional);
const all = bounded(anyTerm(requirementTerms, 'all required'));
const someOnly = bounded(
  '(not all|(marked|with|indicated|bearing|having|followed|preceded|denoted|starred)( (by|with|an?))?)',
);

/** "(req.)" and "req'd" as the word they stand for. */
const spelledOut = (text: string): string =>
  text.replace(/[([]\s*req(\.|['\u2019]d\.?)?\s*[)\]]|(?<!\p{L})req['\u2019]d(?!\p{L})/giu, '(required)');

/** The text says that something may stay empty. */
export const saysOptional = (text: string): boolean => optionalWord.test(normaliseText(text));

/** The name of a part of a form says, apart from what it names, that all of it may stay empty: "About your practice (optional)". */
export const isOptionalPart = (text: string): boolean =>
  new RegExp(`(^\\s*|[([:,.]\\s*|\\s[\u2013\u2014-]\\s*)(?:${optional})(?!\\p{L})`, 'u').test(folded(text)) &&
  !saysAllRequired(text);

/** A sentence that makes every control of the form required, but for those that say otherwise. */
export function saysAllRequired(text: string): boolean {
  const words = normaliseText(text);
  const rule = words.replace(/(^| )(unless|except|if not|other than|apart from)( .*)?$/, ' ');
  return all.test(words) && !someOnly.test(rule) && !singlesOut(text);
}

/** A sentence about the fields that a sign or a look sets apart. A sign before or after it is its own: "* All fields are required." */
function singlesOut(text: string): boolean {
  // What follows the colon is all that is meant.
  if (/following[^:]*:\s*[\p{L}\p{N}]/iu.test(text)) return true;
  const sentences = text
    .split(/(?<=[.!?\u3002])\s+/)
    .filter(sentence => all.test(normaliseText(sentence)))
    .map(sentence =>
      sentence.replace(/(?<!\p{L})(unless|except|if not|other than|apart from)(?!\p{L}).*$/iu, ''),
    );
  return sentences.some(
    sentence =>
      signInside.test(sentence) ||
      /(^| )(asteris[ck](ed|s)?|star(red)?|bold|red|highlighted|shaded|colou?red)( |$)/.test(
        normaliseText(sentence),
      ),
  );
}

/** The words over boxes to tick ask for one of them: "choose at least one". */
export const asksForOne = (text: string): boolean =>
  /(?<!\p{L})(at least (one|1)|one or more|mindestens (ein|1)|au moins un|al menos un|pelo menos um|almeno un|minstens een|至少)(?!\p{L})/iu.test(
    text,
  ) && !saysOptional(text);

/** Words over several boxes to write in of which one is wanted. */
export const asksForOneOf = (text: string): boolean =>
  asksForOne(text) ||
  (/(?<!\p{L})((one|1) of (the|these|them)|either|eine?s? (der|von)|l['’]une? (ou l['’]autre|des)|uno de)(?!\p{L})/iu.test(
    text,
  ) &&
    !saysOptional(text));

/** The word "required" anywhere, negations aside: for accessible names and for explanations of a sign. */
export const mentionsRequired = (text: string): boolean => {
  const words = normaliseText(spelledOut(text)).replace(optionalWord, ' ');
  return requiredWord.test(words);
};

/** A question asks whether something is required ("Is parking required?"); in brackets the word is said of the answer. */
const withoutQuestions = (text: string): string => text.replace(/(?<![^.?!()[\]])[^.?!()[\]]*\?/g, ' ');

/**
 * The word "required" said of the control itself. Not in a label that is about something required ("required documents"), negated,
 * conditional, or lost in a sentence of terms.
 */
export function requiredWordIn(text: string): string | undefined {
  const words = normaliseText(withoutQuestions(spelledOut(text)));
  if (optionalWord.test(words) || tellsSigns(text)) return undefined;
  const found = requiredWord.exec(words);
  if (!found) return undefined;
  const [before, after] = [
    words.slice(0, found.index).trim(),
    words.slice(found.index + found[0].length).trim(),
  ];
  if (/(^| )(not|no|never|isnt|only|if|when|as|where|nicht|non?|nao|niet|не|nie)( \p{L}+)?$/u.test(before))
    return undefined;
  if (/^(by law|to|if|only|when|for|that|as)( |$)/.test(after)) return undefined;
  const things =
    /^(documents?|documentation|information|skills?|experience|training|reading|courses?|materials?|qualifications?|attachments?|amount)( |$)/;
  if (things.test(after) && !/(^| )(is|are)$/.test(before)) return undefined;
  return words.split(' ').length > 14 && after !== '' ? undefined : found[0];
}

/** The same of a control that is known to be required: with its reason as well ("required for CE credit"), and before a text of terms. */
export function mentionsOwnNeed(text: string): boolean {
  const words = normaliseText(withoutQuestions(spelledOut(text)));
  const found = requiredWord.exec(words);
  if (!found || optionalWord.test(words) || tellsSigns(text)) return false;
  if (
    /(^| )(not|no|never|isnt|nicht|non?|nao|niet|не|nie)( \p{L}+)?$/u.test(words.slice(0, found.index).trim())
  )
    return false;
  return words.split(' ').length <= 14 || standsByItself(text);
}

/** A heading over all that is required, and nothing else: "Required information". */
export const isSectionOfRequired = (text: string): boolean =>
  /^(required|mandatory|compulsory|obligatory) (fields?|information|questions?|details)\s*[:.]?$/i.test(
    text.trim(),
  );

/** Signs that mark a control on their own: few forms use them for anything else. */
export const stars = '*\uff0a\u2217\u204e\u2731\u2732\u2733\u273b\u2736\u203b';
/** The text is one star, and nothing else. */
export const isOneStar = (text: string): boolean => new RegExp(`^\\s*[${stars}]\\s*$`, 'u').test(text);
/** The text ends with a single star. */
export const endsWithStar = (text: string): boolean =>
  new RegExp(`(^|[^${stars}])[${stars}]\\s*$`, 'u').test(text);
/** Signs that words use as well ("Phone #", "18+", "Welcome!"): marks only where the page explains them. */
const everydaySigns = '!\u00bb#+\u00b0\u25b6\u25ba';
/** Signs other than stars that forms mark controls with; many pages decorate with them. */
export const otherSigns = `\u2022\u25cf\u25ce\u25a0\u25aa\u25c6\u25b2\u2020\u2021\u2757\u2605\u2606\u2666\u2726\u2727\u2756${everydaySigns}`;

const signClass = `[${stars}${otherSigns}]`;
const signInside = new RegExp(`^[^\\p{L}\\p{N}]*[\\p{L}\\p{N}][^${stars}]*[${stars}].*[\\p{L}\\p{N}]`, 'su');
const folded = (text: string): string => withoutAccents(spelledOut(text)).toLowerCase();
const setApart = new RegExp(`(^\\s*|([([*:;,.]|\\s[\u2013\u2014-])\\s*(\\p{L}+ ){0,3})(?:${required})`, 'u');

/** The word stands by itself, behind a comma or in brackets: it is said of what the text names, and no part of that. */
export const standsByItself = (text: string): boolean => setApart.test(folded(text));

const signNouns = 'asteris[ck]s?|asterisque|asterisco|sternchen|stars?';
const signVerbs =
  '(indicates?|denotes?|marks?|means?|signif(y|ies)|stands? for|designates?|kennzeichne[nt]|indiquent?|indican?)';
const signPassives =
  '(marked|indicated|denoted|designated|labell?ed|followed|preceded|bearing|(fields?|items?|questions?|entries|information|those) (with|having)|gekennzeichne\\p{L}*|markiert\\p{L}*|marques?|marcad[oa]s|contrassegnat[ie]|gemarkeerd|oznaczon[ea]|отмечен\\p{L}*)';
const signSentences = [
  new RegExp(`(${signClass}|${signNouns})["'”)\\]]*\\s*(=|${signVerbs}(?!\\p{L}))`, 'u'),
  new RegExp(
    `(?<!\\p{L})${signPassives}(?!\\p{L})[^.]*(${signClass}|(?<!\\p{L})(${signNouns})(?!\\p{L}))`,
    'u',
  ),
  new RegExp(
    `(?<!\\p{L})(indicates?|denotes?|signif(y|ies)|designates?)["'“(]* (an? |the )?(${required})`,
    'u',
  ),
];
const signLegend = new RegExp(
  `(^|[(\\[]|[.:;!?]\\s)\\s*["'“(]?${signClass}[^\\p{L}\\p{N}]*(?:(?:fields?|items?|champs?|campos?|campi|felder|veld(?:en)?|pola|pole|поля|is|are|these|は|が|印)\\s*){0,2}(?:${required})`,
  'u',
);

const signedFields = new RegExp(
  `(?<!\\p{L})(fields?|items?|questions?|champs|campos|campi|felder|angaben|velden|pola|поля|項目|字段)(?!\\p{L})`,
  'u',
);
const fillVerbs =
  /(?<!\p{L})(complete|fill|answer|provide|enter|must|doivent|rempli\p{L}*|deben|rellen\p{L}*|completar|devem|preench\p{L}*|devono|compila\p{L}*|ausgefullt|auszufullen|ausfullen|invullen|ingevuld)(?!\p{L})/u;
const signOrName = new RegExp(`${signClass}|(?<!\\p{L})(${signNouns}|starred|asterisked)(?!\\p{L})`, 'u');

/** A sentence that asks to fill in the fields with a sign ("Please complete all starred fields"), whatever word it says it with. */
export const asksForSigned = (text: string): boolean => {
  const words = folded(text);
  return signedFields.test(words) && fillVerbs.test(words) && signOrName.test(words);
};

const need =
  "(needed|necessary|essential|must|have to|has to|need(s|ed)?|cannot|can\u2019t|can't|notig|benotig\\p{L}*|mussen|necessaires?|indispensables?)";

/** A sentence that says of a sign, in other words than "required", that it stands for what is needed ("* means that we need an answer"). */
export const tellsOfNeed = (text: string): boolean => {
  const words = folded(text);
  return (
    new RegExp(
      `(${signClass}|${signNouns})["'”)\\]]*\\s*(=|${signVerbs}(?!\\p{L}))[^.]*(?<!\\p{L})${need}(?!\\p{L})`,
      'u',
    ).test(words) ||
    new RegExp(
      `(?<!\\p{L})${signPassives}(?!\\p{L})[^.]{0,200}(${signClass}|(?<!\\p{L})(${signNouns})(?!\\p{L}))[^.]{0,200}(?<!\\p{L})${need}(?!\\p{L})`,
      'u',
    ).test(words)
  );
};

/** A sentence on what a sign means ("Fields marked * are required", "* = required"): it marks nothing itself. */
export const tellsSigns = (text: string): boolean => {
  const words = folded(text);
  return (
    (mentionsRequired(text) && signSentences.some(pattern => pattern.test(words))) ||
    asksForSigned(text) ||
    tellsOfNeed(text)
  );
};

/** Such a sentence, or no more than the sign and the word ("* required", "Your details (* required)"), which right beside a control may mark that. */
export const isSignLegend = (text: string): boolean => tellsSigns(text) || signLegend.test(folded(text));

/** A note on something that is required, with the star of a footnote ("*Registration is required for all attendees."): it says nothing of fields. */
export const isFootnote = (text: string): boolean => {
  const words = folded(text);
  if (isSignLegend(text) || signedFields.test(words) || new RegExp(signNouns).test(words)) return false;
  const free = new RegExp(`\\S\\s+["'“(]?[${stars}]`, 'u').test(words);
  return !free && normaliseText(text).split(' ').length > 3;
};

const specials = '@$%^&~`|\\\\=<>{}';

/** A star that marks what the text names: before it, behind it, or on its own; not one among other special characters, nor a footnote. */
export function starIn(text: string, isLabel: boolean): string | undefined {
  const words = text.trim();
  const star = `[${stars}]{1,2}`;
  const alone = new RegExp(`^\\(?(${star})\\)?[:\\s]*$`, 'u').exec(words);
  if (alone) return alone[1];
  // The star behind a question is a mark, the one between a question mark and other special characters is none.
  if (new RegExp(`[${specials}!#+-]\\??\\s?${star}|${star}\\s?[${specials}?!#]`, 'u').test(words))
    return undefined;
  const behind = new RegExp(
    `[\\p{L}\\p{N}).?:'"\\]]\\s*\\(?(${star})\\)?(\\s*[:(\\[.,]|\\s*$|\\s+${requiredStart()})`,
    'u',
  ).exec(words);
  if (behind) return behind[1];
  const ahead = new RegExp(`^\\(?(${star})\\)?\\s*[\\p{L}\\p{N}(]`, 'u').exec(words);
  // A help text that begins with a star is a footnote; a label of a few words is a label.
  if (ahead && (isLabel || words.split(/\s+/).length <= 6)) return ahead[1];
  return undefined;
}

/** A sign other than a star that stands at the edge of a label. */
export const signAtEdge = (text: string): string | undefined => {
  const words = text.trim();
  const sign = `\\(?([${otherSigns}])\\)?`;
  const ahead = new RegExp(`^${sign}\\s*[\\p{L}\\p{N}(]`, 'u').exec(words);
  const behind = new RegExp(`[\\p{L}\\p{N}).?:'"\\]]\\s*${sign}\\s*:?$`, 'u').exec(words);
  return (ahead ?? behind)?.[1];
};

/** A sign other than a star that is all of the text. */
export const signAlone = (text: string): string | undefined =>
  new RegExp(`^\\(?([${otherSigns}])\\)?[:\\s]*$`, 'u').exec(text.trim())?.[1];

/** The sign marks nothing unless the page says so. */
export const isEveryday = (sign: string): boolean => everydaySigns.includes(sign);

const signNames: readonly (readonly [signs: string, name: RegExp])[] = [
  ['\u2605\u2606', /\bstar(s|red)?\b/i],
  ['\u2022\u25cf\u25ce', /\b(dot|bullet|circle)s?\b/i],
  ['\u25a0\u25aa', /\bsquares?\b/i],
  ['\u25c6\u2666\u2756', /\bdiamonds?\b/i],
  ['\u25b2\u25b6\u25ba', /\b(triangle|arrow)s?\b/i],
  ['\u2020\u2021', /\bdaggers?\b/i],
  ['!\u2757', /\bexclamation\b/i],
];

/** The text shows or names the sign; one that words use too must be shown as a sign: first, in brackets or quotes, or "with" it. */
export function tellsOfSign(text: string, sign: string): boolean {
  if (signNames.some(([signs, name]) => signs.includes(sign) && name.test(text))) return true;
  return isEveryday(sign)
    ? new RegExp(`(^|["'(\u201c\u201e]|(^|\\s)(with|by|an?|mit|par|avec|con|com|met) )[${sign}]`, 'iu').test(
        text.trim(),
      )
    : text.includes(sign);
}

function requiredStart(): string {
  return '(?:required|mandatory|obligat|obbligat|obrigat|requ|pflicht|erforderlich)';
}
