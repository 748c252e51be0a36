import type { Page } from 'playwright';
import { documentPicture, documentSheet } from '../evidence/pictures.js';
import type { PolicyDocument } from '../evidence/policy-document.js';
import type { ProfileContext } from '../profiles/profile.js';
import { withDeadline } from '../visit/deadline.js';
import { takePagePicture } from '../visit/read/page-picture.js';

const limitMs = 10_000;

/** What could move a cursor or turn the reading direction where the file is printed; lines stay. */
const unprintable = /[^\P{Cc}\n]|[\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const plain = (text: string): string => text.replace(unprintable, ' ');

const part = (heading: string, text: string): string[] =>
  text === '' ? [] : ['', heading, '-'.repeat(heading.length), '', text];

/** What a link to a policy led to, as a text for people: the way there, the dates, and every word that was read. */
export function sheetOf(document: PolicyDocument): string {
  const { url, outcome, chain, format, title, text, hiddenText, dates } = document;
  const way = chain.map(hop => `${hop.url} (${hop.status})`).join(' -> ');
  const rows = [
    ['Link', url],
    ['Led to', way],
    ['Read', outcome.ok ? format : `no: ${outcome.reason}, ${outcome.detail}`],
    ['Title', title],
    ...dates.map(({ label, date, phrase }) => ['Date', `${label} ${date || 'unclear'}: "${phrase}"`]),
  ];
  const lines = [
    ...rows.filter(([, value]) => value !== '').map(([name, value]) => `${name}: ${value}`),
    ...part('Text that visitors see', text),
    ...part('Text that stands in the document and cannot be seen, or is crossed out', hiddenText),
  ];
  return `${plain(lines.join('\n'))}\n`;
}

/** Keeps the sheet of a document: rules about the policy's text name it as evidence. */
export const keepSheet = (context: ProfileContext, document: PolicyDocument): Promise<string> =>
  context.keep(documentSheet(document.url), 'txt', sheetOf(document));

/** Keeps a picture of a document that the browser shows. */
export async function keepPicture(context: ProfileContext, url: string, page: Page): Promise<void> {
  try {
    const picture = await withDeadline('taking a screenshot', limitMs, takePagePicture(page, limitMs));
    await context.keep(documentPicture(url), 'png', picture);
  } catch {
    // Its text was read and is kept: without the picture that still stands.
    context.say(`no screenshot of the policy ${url}`);
  }
}
