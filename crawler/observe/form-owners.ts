import type { FieldFact, FormFact } from '../evidence/form.js';
import type { Inventory, InventoryPage } from '../evidence/inventory.js';
import type { PageVisit } from '../evidence/page-visit.js';
import { isFamilyHost } from '../network/party.js';

/** A form to fill, on the page that answers for it. `frame` is the URL of the frame that holds it; empty for the page itself. */
export interface FormTask {
  readonly page: string;
  readonly form: FormFact;
  readonly frame: string;
}

const usable = (field: FieldFact): boolean => !field.disabled && !field.readOnly;

/** A person can type into it: now, or after opening the dialog or tab that holds it. */
const isWorthFilling = (form: FormFact): boolean =>
  form.fields.some(field => usable(field) && (field.visible || (!form.visible && field.kind !== null)));

/** Pages on which one form is filled in at most. */
const mostOwners = 6;

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
    while (chosen.length < mostOwners) {
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

function* formsOf(visit: PageVisit, familyHosts: readonly string[]): Generator<FormTask> {
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

/**
 * The forms that this partition's visits have to fill, each distinct form of the site once: on the pages that answer for it (only
 * the first of them where it asks for nothing personal); one that only scripts make, on the first page of the partition that shows it.
 */
export function formTasks(
  visits: readonly PageVisit[],
  owners: ReadonlyMap<string, readonly string[]>,
  familyHosts: readonly string[],
): FormTask[] {
  const tasks = new Map<string, FormTask>();
  const inOrder = [...visits].sort((a, b) => (a.url < b.url ? -1 : 1));
  for (const visit of inOrder) {
    for (const task of formsOf(visit, familyHosts)) {
      const { signature } = task.form;
      const answering = task.frame === '' ? owners.get(signature) : undefined;
      const own = asksForSomething(task.form) ? answering : answering?.slice(0, 1);
      const place = own ? visit.url : task.frame.split(/[?#]/)[0];
      const key = `${signature} ${place}`;
      if (own?.includes(visit.url) === false || tasks.has(key)) continue;
      if (isWorthFilling(task.form)) tasks.set(key, task);
    }
  }
  return [...tasks.values()];
}
