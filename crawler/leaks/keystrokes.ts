import { digitsOf } from './plain-forms.js';
import type { TypedValue } from './typed-value.js';

/** Names of keys that write nothing (UI Events KeyboardEvent key Attribute Values). */
const silentKeys =
  /^(?:Shift|Control|Alt|AltGraph|Meta|CapsLock|NumLock|Tab|Enter|Escape|Home|End|PageUp|PageDown|Insert|Unidentified|Dead|Process|Arrow\w+|F\d+|(?:Shift|Control|Alt|Meta)(?:Left|Right))$/;

/** `keyCode` of the key that writes a sign on a US keyboard. */
const codesOfSigns: Readonly<Record<string, number>> = {
  ' ': 32,
  '!': 49,
  '@': 50,
  '#': 51,
  '(': 57,
  ')': 48,
  '-': 189,
  _: 189,
  '+': 187,
  '=': 187,
  ',': 188,
  '.': 190,
  '/': 191,
  ':': 186,
};

/** What a logged key writes: a character; '' for a key that writes nothing; `undefined` for what is no key. */
export function characterOf(value: string): string | undefined {
  if (value.length === 1) return value;
  if (silentKeys.test(value)) return '';
  if (value === 'Space') return ' ';
  if (value === 'Period') return '.';
  return /^(?:Key([A-Z])|(?:Digit|Numpad)(\d))$/
    .exec(value)
    ?.slice(1)
    .find(found => found !== undefined);
}

/** The writings of a value that are looked for in streams of keys, in small letters. */
export function streamForms({ value }: TypedValue): readonly string[] {
  const text = value.trim().toLowerCase();
  const digits = digitsOf(text);
  const forms = [text, text.replace(/\s+/g, '')];
  if (/^[\d\s().+\-/]+$/.test(text) && digits.length >= 7) forms.push(digits);
  return [...new Set(forms)].filter(form => form.length >= 7);
}

/** The same as key codes of a US keyboard, each code a character. */
export function keyCodeForm(form: string): string {
  const codes = [...form].map(sign => codesOfSigns[sign] ?? sign.toUpperCase().charCodeAt(0));
  return String.fromCharCode(...codes);
}
