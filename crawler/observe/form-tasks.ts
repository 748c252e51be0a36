import type { FieldFact, FormFact } from '../evidence/form.js';
import type { Inventory } from '../evidence/inventory.js';
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

/** The first page by URL whose HTML holds a form, by the form's signature. */
export function firstPages(inventory: Inventory): ReadonlyMap<string, string> {
  const first = new Map<string, string>();
  for (const page of inventory.pages)
    for (const signature of page.forms) if (!first.has(signature)) first.set(signature, page.url);
  return first;
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

/** Something personal, of whatever kind: such a form is filled in wherever something else may act on it. */
export const asksForSomething = (form: FormFact): boolean => form.fields.some(field => field.kind !== null);

const bare = (url: string): string => url.split(/[?#]/)[0] ?? '';

/** Names what acts on a page's forms: with VISITS=distinct, pages that agree in it need one fill. A page of which it is not known stands for itself. */
const actingOn = ({ url, actors }: PageVisit, visits: Settings['visits']): string =>
  visits === 'distinct' && actors ? actors.met.join(' ') : url;

/**
 * The forms that this partition has to fill in, thorough trials first: each form that asks for something on every page that shows it
 * (with VISITS=distinct: on one for each set of what acts on it), for another script may act on it there; one that asks for nothing
 * once. Every trial is made on the first page of the site whose HTML holds the form; of one that only scripts make, or that stands in a
 * frame, on the first page of the partition.
 */
export function formTasks(
  visits: readonly PageVisit[],
  first: ReadonlyMap<string, string>,
  { familyHosts, visits: mode }: Pick<Settings, 'familyHosts' | 'visits'>,
): FormTask[] {
  const thorough: FormTask[] = [];
  const light: { readonly task: FormTask; readonly acting: string }[] = [];
  const met = new Set<string>();
  const acted = new Set<string>();
  const inOrder = [...visits].sort((a, b) => (a.url < b.url ? -1 : 1));
  for (const visit of inOrder) {
    for (const placed of formsOf(visit, familyHosts)) {
      const kind = `${placed.form.signature} ${bare(placed.frame)}`;
      const place = `${kind} ${visit.url}`;
      if (met.has(place) || !isWorthFilling(placed.form)) continue;
      met.add(place);
      const acting = `${kind} ${actingOn(visit, mode)}`;
      const known = placed.frame === '' ? first.get(placed.form.signature) : undefined;
      const isFirst = known === undefined ? !met.has(kind) : known === visit.url;
      met.add(kind);
      if (isFirst) {
        thorough.push({ ...placed, depth: 'thorough' });
        acted.add(acting);
      } else if (asksForSomething(placed.form)) light.push({ task: { ...placed, depth: 'light' }, acting });
    }
  }
  // Pages that have what acts on the form in common with one before them are stood for by it.
  const wanted = light.filter(({ acting }) => !acted.has(acting) && acted.add(acting));
  return [...thorough, ...wanted.map(({ task }) => task)];
}
