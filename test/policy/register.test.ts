import { expect, test } from '@playwright/test';
import { claims } from '../../policy/claims.js';
import { sections } from '../../policy/text.js';

const order = sections.flatMap(section =>
  section.paragraphs.flatMap(paragraph =>
    paragraph.sentences.map(sentence => ({ section: section.heading, sentence })),
  ),
);
const textOf = (heading: string): string =>
  sections
    .find(section => section.heading === heading)
    ?.paragraphs.map(paragraph => paragraph.text)
    .join('\n') ?? '';

/** Where each part of a quote starts in the text, in order; undefined where one does not stand there. */
function placeQuote(quote: string, text: string): number | undefined {
  let from = 0;
  let start: number | undefined;
  for (const part of quote.split('…').map(piece => piece.trim())) {
    const at = text.indexOf(part, from);
    if (at < 0) return undefined;
    start ??= at;
    from = at + part.length;
  }
  return start;
}

test('every sentence of the policy belongs to exactly one entry, of its own section', () => {
  const owners = order.map(({ section, sentence }) => ({
    section,
    sentence,
    owners: claims
      .filter(claim => claim.section === section && claim.sentences.includes(sentence))
      .map(claim => claim.id).length,
  }));
  expect(owners.filter(entry => entry.owners !== 1)).toEqual([]);
});

test('no entry names a sentence that its section does not hold, or one twice', () => {
  const strangers = claims.flatMap(claim =>
    claim.sentences
      .filter(
        sentence => !order.some(entry => entry.section === claim.section && entry.sentence === sentence),
      )
      .map(sentence => `${claim.id}: ${sentence}`),
  );
  expect(strangers).toEqual([]);
  const named = claims.flatMap(claim => claim.sentences.map(sentence => `${claim.section}: ${sentence}`));
  expect(named.length).toBe(new Set(named).size);
  expect(named.length).toBe(order.length);
});

test('every quote stands verbatim in its section, part by part', () => {
  const astray = claims.filter(claim => placeQuote(claim.quote, textOf(claim.section)) === undefined);
  expect(astray.map(claim => claim.id)).toEqual([]);
});

test('each part of a quote lies in a sentence of the entry, or of the one other entry that owns the sentence', () => {
  const sharing = claims.filter(claim => claim.sentences.length === 0);
  expect(sharing.map(claim => claim.id)).toEqual(['registration-unmarked-optional', 'tls-in-transit']);
  const astray = claims.filter(claim => {
    const owned =
      claim.sentences.length > 0
        ? claim.sentences
        : order.filter(entry => entry.section === claim.section).map(entry => entry.sentence);
    return !claim.quote.split('…').every(part => owned.join(' ').includes(part.trim()));
  });
  expect(astray.map(claim => claim.id)).toEqual([]);
});

test('entries stand in the order of the policy', () => {
  const place = claims.map(claim => {
    const section = sections.findIndex(entry => entry.heading === claim.section);
    return [section, placeQuote(claim.quote, textOf(claim.section)) ?? -1] as const;
  });
  const sorted = [...place].sort(([a, x], [b, y]) => a - b || x - y);
  expect(place).toEqual(sorted);
});

test('ids are unique, and every section has an entry', () => {
  expect(new Set(claims.map(claim => claim.id)).size).toBe(claims.length);
  expect([...new Set(claims.map(claim => claim.section))]).toEqual(sections.map(section => section.heading));
});

test('the judged claims are these, by testability', () => {
  const of = (kind: string) => claims.filter(claim => claim.testability === kind).map(claim => claim.id);
  expect(of('machine')).toEqual([
    'browse-without-personal-information',
    'registration-required-marked',
    'registration-unmarked-optional',
    'third-party-collectors',
    'telemetry-not-linked-to-pii',
    'no-pii-transfer',
    'cookies-domain-scope',
    'cookies-declined',
    'forms-https',
    'tls-in-transit',
    'texas-phi-notice-posted',
    'california-disclosure-posted',
    'policy-link-current',
    'policy-text-matches',
    'contact-channels-published',
  ]);
  expect(of('partial')).toEqual([
    'collects-only-disclosed-pii',
    'sensitive-data-consent',
    'usable-without-cookies',
    'under-13-refused',
    'no-unencrypted-email-collection',
  ]);
});
