import * as chrono from 'chrono-node';
import type { PolicyDocument } from '../evidence/policy-document.js';

type PolicyDate = PolicyDocument['dates'][number];

/** Words that call a date the day from which a text holds, or the day it was last changed; each with the language to read the date in. */
const labels: readonly {
  readonly label: PolicyDate['label'];
  readonly lang: string;
  readonly words: string;
}[] = [
  {
    label: 'effective',
    lang: 'en',
    words: String.raw`effective(?: date)?|(?:in|into) (?:effect|force)|takes? effect|valid (?:from|as of|since)`,
  },
  {
    label: 'updated',
    lang: 'en',
    words: String.raw`(?:last |most recently |recently )?(?:updated|revised|modified|amended|changed|reviewed)|(?:last |latest )?(?:update|revision|modification|amendment|change)(?: date)?|revision date|date of (?:last )?(?:update|revision)|version(?: date| of)?|as of`,
  },
  { label: 'effective', lang: 'es', words: String.raw`vigente|vigencia|en vigor|fecha de entrada en vigor` },
  {
    label: 'updated',
    lang: 'es',
    words: String.raw`(?:ultima )?(?:actualizacion|modificacion|revision)|actualizad[oa]`,
  },
  { label: 'effective', lang: 'fr', words: String.raw`en vigueur|date d'effet|prend effet` },
  {
    label: 'updated',
    lang: 'fr',
    words: String.raw`(?:derniere )?(?:mise a jour|modification|revision)|mis(?:e)? a jour`,
  },
  { label: 'effective', lang: 'de', words: String.raw`gultig (?:ab|seit)|in kraft|wirksam` },
  {
    label: 'updated',
    lang: 'de',
    words: String.raw`stand|(?:zuletzt )?(?:aktualisiert|geandert)|letzte (?:aktualisierung|anderung)`,
  },
  { label: 'effective', lang: 'pt', words: String.raw`em vigor|vigente|vigencia` },
  {
    label: 'updated',
    lang: 'pt',
    words: String.raw`(?:ultima )?(?:atualizacao|modificacao|revisao)|atualizad[oa]`,
  },
];

const parsers: Readonly<Record<string, { parse(text: string): chrono.ParsedResult[] }>> = {
  en: chrono.en.casual,
  es: chrono.es.casual,
  fr: chrono.fr.casual,
  de: chrono.de.casual,
  pt: chrono.pt.casual,
};

/** What may stand between the label and its date. */
const between = String.raw`(?:\s|[:,(–—-]|\b(?:date|as|of|on|from|since|is|was|were|the|this|our|policy|privacy|statement|notice|day|at|by|starting|beginning|and|updated|revised|effective|el|la|le|al|del?|desde|du|au|am|ab|vom|den|dem|em|a|o|desde|partir)\b)*`;
const reach = 80;
/** Someone else's law or rule takes effect, not this text. */
const foreignSubject =
  /\b(?:act|rule|rules|regulations?|law|statute|hipaa|gdpr|ccpa|cpra|coppa|hitech|glba|ferpa|[hs]\.?[br]\.? ?\d+|directive|amendment|bill|code|section \d+|legislation)\b[^.]*$/i;
/** Another version than this one, or the list of all. */
const otherVersion =
  /\b(?:replac\w+|supersed\w+|previous|prior|former|earlier|older?|archived)\s+(?:(?!(?:and|is|are|was|or)\b)\w+\s+){0,5}[(]?$|\b(?:previous|prior|former|earlier|older?|archived) (?:versions?|polic(?:y|ies))\s*[:(–—-][^.]*$/i;
const historyHeading =
  /^(?:revision|version|change|document|policy|update|amendment)s? (?:history|log)\W*$|^change ?log\W*$|^(?:previous|prior|earlier|archived|past) (?:versions|policies)\W*$/i;
const ownSubject = /\b(?:policy|statement|notice|document|page|terms)\b[^.]*$/i;

const months =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
/** Dates that the end of a line divides. */
const divided = new RegExp(
  String.raw`\b(${months})\.?\s+(\d{1,2}(?:st|nd|rd|th)?,?)\s+((?:19|20)\d\d)\b|\b(\d{1,2}(?:st|nd|rd|th)?)\s+(${months})\.?,?\s+((?:19|20)\d\d)\b`,
  'gi',
);

/** The text without accents, invisible characters, hyphens of line ends, and line ends inside dates. */
const fold = (text: string): string =>
  text
    .replace(/(\p{L})[-\u00ad\u2010][ \t]*\n\s*(?=\p{Ll})/gu, '$1')
    .normalize('NFKD')
    .replace(/\p{M}|\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/[‘’]/g, "'")
    .replace(divided, date => date.replace(/\s+/g, ' '));
const two = (value: number | null): string => String(value).padStart(2, '0');

/** Whether a place in the text lies in a list of versions: under its heading, with nothing between them but short lines. */
function isHistory(text: string, at: number): boolean {
  for (const line of text.slice(0, at).split('\n').slice(0, -1).reverse().slice(0, 30)) {
    if (historyHeading.test(line)) return true;
    if (line.length > 120) return false;
  }
  return false;
}

/** The text itself is called effective: its sentence names it, or says nothing else. */
function isOfText(text: string, from: number, end: number): boolean {
  const start = Math.max(text.lastIndexOf('\n', from), text.lastIndexOf('. ', from)) + 1;
  const rest = /^[^\n]*?(?=\.(?:\s|$)|\n|$)/.exec(text.slice(end))?.[0] ?? '';
  return (
    /\b(?:policy|statement|this (?:notice|page|document|version)|privacy notice|terms)\b/i.test(
      text.slice(start, end) + rest,
    ) || !/^[\s,:]*\p{L}/u.test(rest)
  );
}

/** A whole date of the calendar, or empty. */
function dateOf(result: chrono.ParsedResult): string {
  const { start } = result;
  const isWhole = (['year', 'month', 'day'] as const).every(part => start.isCertain(part));
  return isWhole ? `${start.get('year')}-${two(start.get('month'))}-${two(start.get('day'))}` : '';
}

interface FoundDate extends PolicyDate {
  readonly at: number;
  readonly end: number;
  /** See {@link isOfText}. */
  readonly own: boolean;
}

/** Dates that directly follow a label, in a text without accents. */
function datesAfter(text: string): FoundDate[] {
  const found: FoundDate[] = [];
  for (const { label, lang, words } of labels) {
    for (const match of text.matchAll(new RegExp(String.raw`\b(?:${words})\b`, 'gi'))) {
      const before = text.slice(
        Math.max(0, text.lastIndexOf('\n', match.index) + 1, match.index - 160),
        match.index,
      );
      if (foreignSubject.test(before) && !ownSubject.test(before)) continue;
      if (otherVersion.test(before) || (label === 'effective' && isHistory(text, match.index))) continue;
      const from = match.index + match[0].length;
      const gap = new RegExp(`^${between}`, 'i').exec(text.slice(from, from + reach))?.[0].length ?? 0;
      const rest = text.slice(from + gap, from + gap + reach).split('\n')[0] ?? '';
      const first = parsers[lang]?.parse(rest)[0];
      // "as of" and "version" are labels only where a date stands right behind them.
      if (!first || first.index > 2 || !/\d{4}|\D\d\d$/.test(first.text) || !first.start.isCertain('year'))
        continue;
      const end = from + gap + first.index + first.text.length;
      const phrase = text.slice(match.index, end).replace(/\s+/g, ' ').slice(0, 160);
      const own = isOfText(text, match.index, end);
      found.push({ date: dateOf(first), label, phrase, at: from + gap + first.index, end, own });
    }
  }
  return found;
}

/** Dates that a text calls effective, last updated or revised, in the text's order; a date with several labels is effective. */
export function policyDates(text: string): PolicyDate[] {
  const found = datesAfter(fold(text));
  const byPlace = new Map<number, FoundDate>();
  for (const date of found) {
    const known = byPlace.get(date.end);
    const isBetter =
      known === undefined ||
      (known.date === '' && date.date !== '') ||
      (known.label === 'updated' && date.label === 'effective' && (date.date !== '' || known.date === ''));
    if (isBetter) byPlace.set(date.end, date);
  }
  const all = [...byPlace.values()];
  // Where the text says of itself when it took effect, what else takes effect one day is another matter.
  const hasOwn = all.some(({ label, date, own }) => label === 'effective' && date !== '' && own);
  return all
    .filter(({ label, own }) => label !== 'effective' || own || !hasOwn)
    .sort((a, b) => a.at - b.at)
    .slice(0, 50)
    .map(({ date, label, phrase }) => ({ date, label, phrase }));
}
