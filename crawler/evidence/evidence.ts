import type { AccessibilityCheck } from './accessibility.js';
import type { Connection, PlainAnswer } from './connection.js';
import type { ConsentRun } from './consent.js';
import type { FilledForm } from './filled.js';
import type { FormTarget } from './form-target.js';
import type { GateTrial } from './gate.js';
import type { Inventory } from './inventory.js';
import type { LinkName } from './link-name.js';
import type { PageVisit } from './page-visit.js';
import type { EvidenceKind } from './paths.js';
import type { PolicyDocument } from './policy-document.js';
import type { RefusedVisit } from './refused.js';

/** The site under test, as far as rules need to know it. */
export interface Site {
  readonly baseUrl: string;
  /** Host patterns (`name` or `*.name`) that are first party. */
  readonly familyHosts: readonly string[];
  /** "Today" for effective dates: `YYYY-MM-DD`. */
  readonly asOf: string;
  /** How forms were submitted. */
  readonly submit: 'never' | 'dry' | 'real';
  /** Whether every page was visited, or pages stand for their equals. */
  readonly visits: 'all' | 'distinct';
  /** URL globs of the areas that are for members only. */
  readonly membersArea: readonly string[];
}

/** A kind of evidence that is absent for one page (or, for site-wide kinds, for the site's address). */
export interface MissingEvidence {
  readonly kind: EvidenceKind;
  readonly page: string;
  readonly reason: string;
}

/** Everything that was observed of a site. Rules judge this and nothing else. */
export interface Evidence {
  readonly site: Site;
  readonly inventory: Inventory;
  /** One visit for every page of the inventory and every page found in the browser, in the order of their URLs. */
  readonly pages: readonly PageVisit[];
  /** What the site's links are called. */
  readonly links: readonly LinkName[];
  /** Further visits of pages with boxes that may bar the way, to get past them; each box once. */
  readonly gates: readonly GateTrial[];
  readonly documents: readonly PolicyDocument[];
  readonly filled: readonly FilledForm[];
  /** Where forms submit, asked with GET by a run that holds submissions back. */
  readonly targets: readonly FormTarget[];
  /** Encrypted connections to the family's hosts, and to others that forms submit to. */
  readonly connections: readonly Connection[];
  /** What the unencrypted twins of the site's addresses do. */
  readonly plain: readonly PlainAnswer[];
  readonly consent: readonly ConsentRun[];
  readonly refused: readonly RefusedVisit[];
  /** What axe-core says of each distinct form and policy link, on the first page by URL that was checked. */
  readonly accessibility: readonly AccessibilityCheck[];
  /** Evidence that a run should have brought and did not; whatever needs it cannot be told. */
  readonly missing: readonly MissingEvidence[];
  /** File names of screenshots and excerpts that exist, relative to the reports folder. */
  readonly exhibits: readonly string[];
}
