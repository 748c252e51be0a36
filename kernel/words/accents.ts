/** A text without the accents of its letters, as many people write it: `prénom` → `prenom`, `войти` → `воити`. */
export const withoutAccents = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC');
