/**
 * Classes of characters for expressions over normalised text: lower case, without accents, and of all signs only ASCII ones. Written as
 * ranges, for V8 builds the set of a Unicode property anew for each expression that names it: with properties, the some four hundred
 * expressions that tell fields apart took each process most of a second to make.
 */
const ranges = { L: 'a-z\\u0080-\\u{10ffff}', N: '0-9' } as const;
const sign = '\\x00-/:-`{-\\x7f';

/** Han, Hiragana and Katakana, by their blocks. */
export const hanAndKana =
  '\\u2e80-\\u2fdf\\u3005-\\u3007\\u3021-\\u3029\\u3031-\\u3035\\u3038-\\u303b\\u3041-\\u30ff\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\uff66-\\uff9f\\u{20000}-\\u{3134f}';

/** Scripts that put no spaces between words, or run particles into them: beside those above Hangul, Thai, Arabic and Hebrew. */
export const unspaced = `${hanAndKana}\\u0591-\\u074f\\u0750-\\u077f\\u0870-\\u08ff\\u0e01-\\u0e5b\\u1100-\\u11ff\\u3131-\\u318e\\ua960-\\ua97c\\uac00-\\ud7fb\\ufb1d-\\ufdff\\ufe70-\\ufefc\\uffa0-\\uffdc`;

/** The source of an expression with `\p{L}` and `\p{N}` written as ranges, for normalised text. */
function withRanges(source: string): string {
  let isInClass = false;
  return source.replace(/\\p\{([LN])\}|\\.|[[\]]/gu, (token: string, property?: 'L' | 'N') => {
    if (token === '[') isInClass = true;
    if (token === ']') isInClass = false;
    if (property === undefined) return token;
    return isInClass ? ranges[property] : `[${ranges[property]}]`;
  });
}

/**
 * Source of an expression (flag `u`) that finds words in normalised text, where they begin and end at a boundary of words: no letter or
 * digit stands beside them, or what stands there is of a script that puts no spaces between words (`without`, as ranges of a class).
 */
export const betweenBoundaries = (words: string, without: string = unspaced): string =>
  `(?:(?<![^${sign}])|(?=[${without}]))(?:${withRanges(words)})(?:(?![^${sign}])|(?<=[${without}]))`;

/** The same, also as a part of a longer word. */
export const anywhere = (words: string): string => `(?:${withRanges(words)})`;
