import { isCommon, isDistinctive } from './searchable.js';
import type { TypedValue } from './typed-value.js';

/** A way in which a value, or a part of it, may stand in plain text. */
export interface PlainForm {
  readonly text: string;
  readonly part: string;
}

const emailShape = /^([^\s@]+)@([^\s@.]+(?:\.[^\s@.]+)+)$/;

/** The value split at its @; `undefined` for what is no e-mail address. */
export function emailParts(value: string): { readonly user: string; readonly domain: string } | undefined {
  const match = emailShape.exec(value.trim());
  return match?.[1] && match[2] ? { user: match[1], domain: match[2] } : undefined;
}

export const digitsOf = (value: string): string => value.replace(/\D/g, '');

/** National digits of a phone number (ten, without the 1 of North America); `undefined` for what does not look like one. */
export function phoneDigits({ kind, value }: TypedValue): string | undefined {
  const digits = digitsOf(value).replace(/^(?:00)?1(?=\d{10}$)/, '');
  const looks = /^\+?[\d\s().\-/]{9,22}$/.test(value.trim());
  if (kind === 'phone') return looks && digits.length >= 9 ? digits : undefined;
  return kind === null && looks && digits.length === 10 && /\D/.test(value.trim()) ? digits : undefined;
}

/** Year, month and day of a date as US or ISO forms write it; `undefined` for anything else. */
export function dateParts(
  value: string,
): { readonly y: string; readonly m: string; readonly d: string } | undefined {
  const iso = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value.trim());
  if (iso?.[1] && iso[2] && iso[3]) return { y: iso[1], m: iso[2], d: iso[3] };
  const local = /^(\d\d)([/.-])(\d\d)\2(\d{4})$/.exec(value.trim());
  if (!local?.[1] || !local[3] || !local[4]) return undefined;
  const dayFirst = local[2] === '.' || Number(local[1]) > 12;
  return { y: local[4], m: dayFirst ? local[3] : local[1], d: dayFirst ? local[1] : local[3] };
}

/** Everything of a value that is searched for as plain text, the whole first; each form once. Short and common ones are left out. */
export function plainFormsOf(typed: TypedValue): readonly PlainForm[] {
  const value = typed.value.trim();
  const forms: PlainForm[] = [...textForms(typed), ...digitForms(typed), ...dateForms(typed)];
  const seen = new Set<string>();
  return [{ text: value, part: 'whole' }, ...forms].filter(({ text }) => {
    const key = text.toLowerCase();
    if (seen.has(key) || !isDistinctive(text)) return false;
    seen.add(key);
    return true;
  });
}

function textForms({ kind, value }: TypedValue): PlainForm[] {
  const text = value.trim();
  const email = emailParts(text);
  if (email) {
    const gmail = (email.user.split('+', 1)[0] ?? '').replaceAll('.', '');
    return [
      { text: `${gmail}@${email.domain}`, part: 'whole' },
      { text: email.user, part: 'user name' },
      { text: gmail, part: 'user name' },
    ];
  }
  const words = text.split(/[^\p{L}\p{N}]+/u).filter(word => word.length > 0);
  const forms: PlainForm[] = [];
  if (words.length > 1 && words.length < 12) {
    const joints = ['', ' ', '+', '-', '_', '.', ','];
    forms.push(...joints.map(joint => ({ text: words.join(joint), part: 'whole' })));
  }
  if (words.length === 2 && kind === 'name') {
    const turned = words.toReversed();
    forms.push(...[', ', ' ', ',', ''].map(joint => ({ text: turned.join(joint), part: 'whole' })));
  }
  const part = kind === 'name' ? 'name half' : 'word';
  const telling = words.filter(word => /^\p{L}{8,}$/u.test(word) && !isCommon(word));
  forms.push(...telling.map(word => ({ text: word, part })));
  return forms;
}

/** Numbers as people group them. Bare digits count only where no other digit touches them. */
function digitForms(typed: TypedValue): PlainForm[] {
  const phone = phoneDigits(typed);
  if (phone?.length === 10) {
    const [area, exchange, line] = [phone.slice(0, 3), phone.slice(3, 6), phone.slice(6)];
    const forms = ['-', '.', ' ', '/'].map(joint => [area, exchange, line].join(joint));
    forms.push(
      `(${area}) ${exchange}-${line}`,
      `(${area})${exchange}-${line}`,
      `(${area})+${exchange}-${line}`,
    );
    forms.push(phone, `1${phone}`, `001${phone}`);
    return forms.map(text => ({ text, part: 'digits' }));
  }
  const digits = digitsOf(typed.value);
  if (!/^[\d\s.\-/]+$/.test(typed.value.trim()) || digits.length < 9) return [];
  if (dateParts(typed.value)) return [];
  const fours = digits.match(/\d{1,4}/g) ?? [];
  const forms = [digits, ...[' ', '-', '+'].map(joint => fours.join(joint))];
  if (digits.length === 9) forms.push([digits.slice(0, 3), digits.slice(3, 5), digits.slice(5)].join('-'));
  return forms.map(text => ({ text, part: 'digits' }));
}

function dateForms({ kind, value }: TypedValue): PlainForm[] {
  const date = kind === 'birthDate' ? dateParts(value) : undefined;
  if (!date) return [];
  const { y, m, d } = date;
  const forms = ['-', '/', '.'].flatMap(joint => [
    [y, m, d].join(joint),
    [m, d, y].join(joint),
    [d, m, y].join(joint),
  ]);
  return forms.map(text => ({ text, part: 'date' }));
}
