import { withoutAccents } from '../../../kernel/words/accents.js';

const letters: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  ß: 'ss',
  ı: 'i',
  æ: 'ae',
  œ: 'oe',
  đ: 'd',
  ð: 'd',
  þ: 'th',
};

/** Lower case, without accents, words apart by single spaces; other scripts stay as they are. */
export function normaliseText(text: string): string {
  return withoutAccents(text)
    .toLowerCase()
    .replace(/[łøßıæœđðþ]/g, letter => letters[letter] ?? letter)
    .replace(/['’ʼ`](?=s\b)/g, '')
    .replace(/[^\p{L}\p{N}\p{M}#]+/gu, ' ')
    .trim();
}

/** The words in a machine's name: `checkout[billing_zip2]`, `txtFirstName` → `checkout billing zip 2`, `txt first name`. */
export function normaliseName(name: string): string {
  return normaliseText(
    name
      .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
      .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
      .replace(/(\p{L})(\p{N})/gu, '$1 $2')
      .replace(/(\p{N})(\p{L})/gu, '$1 $2'),
  );
}

/** The last named part of a path: `account.contact.zip`, `user[email][]`, `a$b$txtName`, `content/title/1` → `zip`, `email`, … */
export function lastPart(name: string): string {
  const parts = name.split(/[.[\]$:/|]+|__+|--+/).filter(part => /\p{L}{2}/u.test(part));
  return parts.at(-1) ?? name;
}
