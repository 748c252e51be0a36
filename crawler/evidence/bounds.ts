import { z } from 'zod';

/** What a bound may leave unlooked-at. A rule names those that its judgement rests on. */
export type BoundSubject =
  /** Pages of the site, and their addresses. */
  | 'pages'
  /** Links to a privacy policy. */
  | 'policy-links'
  /** The text, dates and canonical name of a policy. */
  | 'policy-text'
  /** Forms and controls of a page, and what they ask. */
  | 'forms'
  /** Marks of required controls. */
  | 'marks'
  /** What becomes of a form that is filled in: its steps, its submission. */
  | 'filling'
  /** What leaves a page, and what it carries. */
  | 'sent'
  /** Cookies and storage entries of a visit, and identifiers in addresses. */
  | 'stored'
  /** What becomes of a form that a child fills in. */
  | 'ages'
  /** The consent choice. */
  | 'consent'
  /** Ways past what bars a page. */
  | 'gates'
  /** What a page lets its visitors read. */
  | 'reading';

/** A bound of the harness that leaves something unlooked-at when it is reached. */
export interface Bound {
  readonly value: number;
  /** What `value` counts, in the plural. */
  readonly unit: string;
  /** What is not known once it is reached: a clause that follows "the bound of 40 frames was reached:". */
  readonly then: string;
  /** What it may leave unlooked-at. */
  readonly of: readonly BoundSubject[];
}

/**
 * Every bound that can leave something unlooked-at. The code takes its numbers from here; whoever reaches one writes its name into
 * the record's `bounds`, and what rests on it is undetermined. What only shortens what is shown (an excerpt, a title) is no such bound.
 */
export const bounds = {
  frames: {
    value: 40,
    unit: 'frames of a page',
    then: 'what the further frames hold was not looked at',
    of: ['forms', 'marks', 'policy-links', 'stored'],
  },
  elements: {
    value: 50_000,
    unit: 'elements of a document',
    then: 'links, policy links and consent prompts among the further elements were not looked for',
    of: ['pages', 'policy-links', 'consent'],
  },
  shadowRoots: {
    value: 500,
    unit: 'shadow roots of a document',
    then: 'what the further ones hold was not looked at',
    of: ['pages', 'policy-links', 'forms', 'marks', 'consent'],
  },
  links: {
    value: 5_000,
    unit: 'addresses that a page links to',
    then: 'where the further links lead was not looked at',
    of: ['pages'],
  },
  controls: {
    value: 600,
    unit: 'controls or forms of a document',
    then: 'the further ones were not looked at',
    of: ['forms', 'marks', 'filling'],
  },
  formParts: {
    value: 8_000,
    unit: 'texts and elements around the controls of a document',
    then: 'what says whether the further controls are required, or explains it, was not looked at',
    of: ['forms', 'marks'],
  },
  storageEntries: {
    value: 100,
    unit: 'storage entries of one kind and origin',
    then: 'the further entries were not looked at',
    of: ['stored'],
  },
  storageAnswer: {
    value: 5_000,
    unit: 'milliseconds for the browser to say what an origin has stored',
    then: 'what it would have said is not known',
    of: ['stored'],
  },
  openings: {
    value: 120,
    unit: 'seconds for pressing the buttons of a page that may open a form',
    then: 'which forms the further buttons open was not looked at',
    of: ['forms', 'marks', 'filling', 'sent'],
  },
  growth: {
    value: 120,
    unit: 'seconds for a list that grows as it is scrolled or asked for more',
    then: 'what it would have shown further, and where that leads, was not looked at',
    of: ['pages'],
  },
  formSteps: {
    value: 8,
    unit: 'forms, or steps of one, that come up one after the other',
    then: 'the further ones were not filled in',
    of: ['forms', 'marks', 'filling', 'sent'],
  },
  fillRounds: {
    value: 12,
    unit: 'rounds of questions that open as those before them are answered',
    then: 'the further ones were not filled in',
    of: ['marks', 'filling', 'sent'],
  },
  transmissions: {
    value: 200,
    unit: 'different things that a form sends',
    then: 'what else it sends was not looked at',
    of: ['sent'],
  },
  scriptCookies: {
    value: 300,
    unit: 'cookies that the scripts of a document write',
    then: 'what further cookies they write was not looked at',
    of: ['stored'],
  },
  outgoing: {
    value: 3_000,
    unit: 'requests of a page',
    then: 'whether further ones hand identifiers on was not looked at',
    of: ['stored'],
  },
  outgoingSize: {
    value: 32,
    unit: 'megabytes, packed parts laid open, in a request to a third party',
    then: 'whether the rest of it hands identifiers on was not looked at',
    of: ['stored'],
  },
  storedText: {
    value: 2,
    unit: 'million characters that an origin stores',
    then: 'whether the rest of it is handed on was not looked at',
    of: ['stored'],
  },
  storedParts: {
    value: 3_000,
    unit: 'stored values that look like identifiers',
    then: 'whether further ones are handed on was not looked at',
    of: ['stored'],
  },
  cookieHeaders: {
    value: 5,
    unit: 'seconds for the headers of answers',
    then: 'which cookies the last of these answers set was not looked at',
    of: ['stored'],
  },
  gateWays: {
    value: 16,
    unit: 'things that can be pressed in a box that bars the way',
    then: 'whether the further ones lead past it was not tried',
    of: ['gates'],
  },
  ageSteps: {
    value: 6,
    unit: 'steps of a form that a child fills in',
    then: 'whether a further step refuses the child was not looked at',
    of: ['ages'],
  },
  shownLines: {
    value: 3_000,
    unit: 'lines of a page that answers a child',
    then: 'what its further lines say was not looked at',
    of: ['ages'],
  },
  policyText: {
    value: 200_000,
    unit: "characters of a policy's text",
    then: 'what it says after them was not read',
    of: ['policy-text'],
  },
  gateBoxes: {
    value: 6,
    unit: 'boxes of a page that may bar the way',
    then: 'whether there is a way past the further ones was not tried',
    of: ['gates'],
  },
  followedParts: {
    value: 12,
    unit: 'parts of addresses that differ from visitor to visitor',
    then: 'whether further ones carry a visitor on was not tried',
    of: ['stored', 'reading'],
  },
  coverPresses: {
    value: 8,
    unit: 'buttons of what lies over a page',
    then: 'whether it can be put away was not found out',
    of: ['reading'],
  },
} as const satisfies Readonly<Record<string, Bound>>;

export type BoundName = keyof typeof bounds;

const isName = (name: unknown): boolean => typeof name === 'string' && Object.hasOwn(bounds, name);

/** Names of the bounds that an observation reached, sorted; absent where it reached none. */
export const bitten = z.array(z.custom<BoundName>(isName)).optional();

/** The field `bounds` of a record; empty where no bound was reached. */
export const bittenField = (reached: Iterable<BoundName>): { readonly bounds?: BoundName[] } => {
  const sorted = [...new Set(reached)].sort();
  return sorted.length === 0 ? {} : { bounds: sorted };
};

/** A bound by its name, for people: `the bound of 40 frames of a page was reached: …`. */
export function bitBy(name: BoundName): string {
  const { value, unit, then }: Bound = bounds[name];
  return `the bound of ${value} ${unit} was reached: ${then}`;
}
