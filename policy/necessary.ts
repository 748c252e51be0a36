import { z } from 'zod';
import { prose } from './fields.js';
import { matchesGlob } from './glob.js';
import { necessaryNames } from './necessary-names.js';
import { checkRegister } from './register-error.js';

/** What a cookie or storage entry may be for without consent. */
export const purpose = z.enum([
  /** Keeps a visit, a log-in or a form together until it ends. */
  'session',
  /** Tells the site's own forms from forged ones. */
  'csrf',
  /** Keeps a visit on one server. */
  'load-balancing',
  /** Keeps attackers and robots off. */
  'security',
  /** Records the consent choice itself. */
  'consent-record',
]);
export type Purpose = z.infer<typeof purpose>;

/** A cookie or storage entry that needs no consent. */
export const necessary = z
  .strictObject({
    /** Names it goes by: `*` stands for any characters; letter case and the prefixes `__Host-` and `__Secure-` do not matter. */
    names: z
      .array(z.string().min(3, { error: 'expected a pattern of three characters or more' }))
      .min(1)
      .readonly(),
    purpose,
    /** The software that sets it. */
    setBy: prose,
    areas: z
      .array(z.enum(['cookie', 'localStorage', 'sessionStorage', 'indexedDB']))
      .min(1)
      .readonly(),
    /** A cookie of a third party's domain is never necessary where this is `first`. */
    party: z.enum(['first', 'any']),
    /** The longest life of such a cookie: what lasts longer is for more than its name says. */
    maxDays: z.number().min(0),
  })
  .readonly();
export type Necessary = z.infer<typeof necessary>;

/** Checks rows of the necessary list; throws `RegisterError`. */
export const readNecessary = (rows: readonly unknown[]): readonly Necessary[] =>
  checkRegister({
    file: 'policy/necessary-names.ts',
    schema: necessary,
    rows,
    name: row => row['setBy'],
    keyOf: row => `${row.setBy} (${row.purpose})`,
  });

/** The cookies and storage entries that need no consent. */
export const necessaryList: readonly Necessary[] = readNecessary(necessaryNames);

/** What was found stored, as far as the necessary list asks about it. `days` is 0 for what ends with the session. */
export interface Stored {
  readonly area: string;
  readonly name: string;
  readonly party: 'first' | 'third';
  readonly days: number;
}

/** What the names of trackers' own sessions and ids say, whatever pattern of the list they fit. */
const measuring: Partial<Record<Purpose, RegExp>> = {
  session:
    /(^|[^a-z])(analytics|visitor|track(er|ing)?(?![a-z])|statistics|(stats?|metrics?|mp|ga)(?![a-z]))/,
  // A record of the choice may well name analytics or tracking; an id of a visitor is none.
  'consent-record': /(analytics|visitor|track(er|ing)?|stats?)[^a-z]?(u?u?id|guid|user)$/,
};

/** The entry of the necessary list that a stored item falls under, if any. Storage other than cookies has no life span to judge. */
export function necessaryEntry(
  item: Stored,
  list: readonly Necessary[] = necessaryList,
): Necessary | undefined {
  const name = item.name.toLowerCase().replace(/^__(host|secure)-/, '');
  return list.find(
    entry =>
      measuring[entry.purpose]?.test(name) !== true &&
      entry.areas.some(area => area === item.area) &&
      (entry.party === 'any' || item.party === 'first') &&
      (item.area !== 'cookie' || item.days <= entry.maxDays) &&
      entry.names.some(pattern => matchesGlob(pattern.toLowerCase(), name)),
  );
}
