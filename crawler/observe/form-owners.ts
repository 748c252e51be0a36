import type { FieldFact, FormFact } from '../evidence/form.js';
import type { Inventory, InventoryPage } from '../evidence/inventory.js';
import type { PageVisit } from '../evidence/page-visit.js';
import type { Depth } from '../fill/fill-forms.js';
import { isFamilyHost } from '../network/party.js';
import type { Settings } from '../settings.js';

/** A form to fill in on a page. */
export interface FormTask {
  readonly page: string;
  readonly form: FormFact;
  /** URL of the frame that holds it; empty for the page itself. */
  readonly frame: string;
  /** The first page of the site that shows it goes through every trial, the others are filled in lightly. */
  readonly depth: Depth;
}

const usable = (field: FieldFact): boolean => !field.disabled && !field.readOnly;

/** A person can type into it: now, or after opening the dialog or tab that holds it. */
const isWorthFilling = (form: FormFact): boolean =>
  form.fields.some(field => usable(field) && (field.visible || (!form.visible && field.kind !== null)));

/**
 * The pages that answer for each form in the site's HTML, by signature. The first page by URL comes first; further ones are there
 * because something can act on the form that stands on none before: a recorder that only one page loads reads that page's form alone.
 */
export function formOwners(inventory: Inventory): ReadonlyMap<string, readonly string[]> {
  const holders = new Map<string, InventoryPage[]>();
  for (const page of inventory.pages)
    for (const signature of page.forms) {
      const known = holders.get(signature);
      if (known) known.push(page);
      else holders.set(signature, [page]);
    }
  return new Map([...holders].map(([signature, pages]) => [signature, coveringPages(pages)]));
}

/** The first of the pages, and those that add most to what acts on them: what is loaded counts before what is inline. */
function coveringPages(pages: readonly InventoryPage[]): string[] {
  const [first, ...rest] = pages;
  if (!first) return [];
  const chosen = [first];
  for (const kind of ['loaded', 'inline'] as const) {
    const covered = new Set(chosen.flatMap(page => page.actors[kind]));
    const gain = (page: InventoryPage): number => page.actors[kind].filter(each => !covered.has(each)).length;
    for (;;) {
      let best: { page: InventoryPage; gain: number } | undefined;
      for (const page of rest) {
        const gained = gain(page);
        if (gained > (best?.gain ?? 0)) best = { page, gain: gained };
      }
      if (!best) break;
      chosen.push(best.page);
      for (const actor of best.page.actors[kind]) covered.add(actor);
    }
  }
  return chosen.map(page => page.url);
}

type Placed = Omit<FormTask, 'depth'>;

function* formsOf(visit: PageVisit, familyHosts: readonly string[]): Generator<Placed> {
  for (const form of visit.forms) yield { page: visit.url, form, frame: '' };
  for (const frame of visit.frames) {
    const isOwn = isFamilyHost(familyHosts, frame.host);
    for (const form of frame.forms) {
      // A video player's own controls are nobody's data; a third party's form is filled where it asks for some.
      if (isOwn || asksForSomething(form)) yield { page: visit.url, form, frame: frame.url };
    }
  }
}

const asksForSomething = (form: FormFact): boolean => form.fields.some(field => field.kind !== null);

const bare = (url: string): string => url.split(/[?#]/)[0] ?? '';

/**
 * The forms that this partition has to fill in, thorough trials first: each form that asks for something on every page that shows it
 * (with VISITS=distinct: on the pages that answer for it), for another script may act on it there; one that asks for nothing once.
 * Every trial is made on the first page of the site whose HTML holds the form; of one that only scripts make, or that stands in a
 * frame, on the first page of the partition.
 */
export function formTasks(
  visits: readonly PageVisit[],
  owners: ReadonlyMap<string, readonly string[]>,
  { familyHosts, visits: mode }: Pick<Settings, 'familyHosts' | 'visits'>,
): FormTask[] {
  const thorough: FormTask[] = [];
  const light: FormTask[] = [];
  const met = new Set<string>();
  const inOrder = [...visits].sort((a, b) => (a.url < b.url ? -1 : 1));
  for (const visit of inOrder) {
    for (const placed of formsOf(visit, familyHosts)) {
      const kind = `${placed.form.signature} ${bare(placed.frame)}`;
      const place = `${kind} ${visit.url}`;
      if (met.has(place) || !isWorthFilling(placed.form)) continue;
      met.add(place);
      const answering = placed.frame === '' ? owners.get(placed.form.signature) : undefined;
      const isFirst = answering ? answering[0] === visit.url : !met.has(kind);
      met.add(kind);
      if (isFirst) thorough.push({ ...placed, depth: 'thorough' });
      else if (asksForSomething(placed.form) && (mode === 'all' || answering?.includes(visit.url)))
        light.push({ ...placed, depth: 'light' });
    }
  }
  return [...thorough, ...light];
}
