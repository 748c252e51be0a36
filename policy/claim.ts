import { z } from 'zod';
import { visitProfile } from '../kernel/visit-profile.js';

/** Who can tell whether a claim is kept. */
export const testability = z.enum([
  /** A crawl plus a browser can show a violation, and can show that every subject was looked at. */
  'machine',
  /** A machine sees some violations; the rest needs a person. */
  'partial',
  /** Only MPRO can state it; reported, never passed by default. */
  'attestation',
  /** Says nothing that could be broken. */
  'informational',
]);
export type Testability = z.infer<typeof testability>;

/** How bad a violation is for a visitor, the worst first. */
export const severity = z.enum(['blocker', 'critical', 'normal', 'minor']);
export type Severity = z.infer<typeof severity>;

const kebabCase = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'expected a kebab-case id' });
const prose = z.string().trim().min(1, { error: 'expected a text' });

/** One entry of the claims register: what the policy promises, and how that is tested. */
export const claim = z
  .strictObject({
    /** Stable; names the rule (`specs/rules/<id>.ts`) and its test. */
    id: kebabCase,
    /** Heading of the policy, as in the text. */
    section: prose,
    /** Verbatim from that section. `…` leaves words out: each part stands verbatim, in this order. */
    quote: prose,
    /**
     * The sentences of the policy that this entry accounts for, verbatim; every sentence belongs to exactly one entry.
     * Empty where the entry quotes a sentence that belongs to another entry.
     */
    sentences: z.array(prose).readonly(),
    testability,
    severity,
    /** The passing condition in plain words. */
    title: prose,
    /** For compliance staff: what is looked at and what counts as a violation. */
    howTested: prose,
    /** What the site's owner should change after a violation; empty where nothing can be violated. */
    remedy: z.string(),
    /** The kinds of visit it needs; none where no machine judges it. */
    profiles: z.array(visitProfile).readonly(),
    /**
     * Set where a finding is about a thing of the whole site, such as a cookie, and comes once for it: the page that it names is the first
     * of many, and another one where other pages were looked at.
     */
    isOfSite: z.literal(true).optional(),
    /** Partial claims: what only a person can check. */
    restForPerson: prose.optional(),
    /** Attestation claims: who signs, and how often it has to be renewed. */
    attestation: z
      .strictObject({ signedBy: prose, everyMonths: z.number().int().min(1) })
      .readonly()
      .optional(),
  })
  .superRefine((entry, context) => {
    const judged = entry.testability === 'machine' || entry.testability === 'partial';
    const require = (field: string, holds: boolean, message: string): void => {
      if (!holds) context.addIssue({ code: 'custom', path: [field], message });
    };
    require('profiles', entry.profiles.length > 0 === judged, judged
      ? 'expected at least one kind of visit'
      : 'expected none: no machine judges this entry');
    require('restForPerson', (entry.restForPerson !== undefined) ===
      (entry.testability === 'partial'), 'expected for partial claims, and only for them');
    require('attestation', (entry.attestation !== undefined) ===
      (entry.testability === 'attestation'), 'expected for attestation claims, and only for them');
    require('remedy', entry.remedy !== '' || entry.testability === 'informational', 'expected a text');
  })
  .readonly();
export type Claim = z.infer<typeof claim>;

/** Whether a rule judges the claim (testability machine or partial). */
export const isJudged = (entry: Claim): boolean =>
  entry.testability === 'machine' || entry.testability === 'partial';
