import type { FieldFact, FormFact } from '../evidence/form.js';
import type { Inventory } from '../evidence/inventory.js';
import type { PageVisit } from '../evidence/page-visit.js';
import type { Depth } from '../fill/fill-forms.js';
import { framesOfForm, hostFormOf } from '../evidence/framed-forms.js';
import type { FramedForms } from '../fill/forms/fill-target.js';
import { isFamilyHost } from '../../kernel/party.js';
import type { Settings } from '../settings.js';
import { withoutQuery } from '../../kernel/addresses.js';

/** A form to fill in on a page. */
export interface FormTask {
  readonly page: string;
  readonly form: FormFact;
  /** URL of the frame that holds it; empty for the page itself. */
  readonly frame: string;
  /** Forms of frames that are filled in with it; absent where there are none. */
  readonly framed?: FramedForms;
  /** The first page of the site that shows it goes through every trial, the others are filled in lightly. */
  readonly depth: Depth;
}

const usable = (field: FieldFact): boolean => !field.disabled && !field.readOnly;

/** A person can type into it: now, or after opening the dialog or tab that holds it. */
const isWorthFilling = ({ form, framed }: Pick<FormTask, 'form' | 'framed'>): boolean =>
  [form, ...(framed?.forms ?? [])].some(({ visible, fields }) =>
    fields.some(field => usable(field) && (field.visible || (!visible && field.kind !== null))),
  );

/** The first page by URL whose HTML holds a form, by the form's signature. */
export function firstPages(inventory: Inventory): ReadonlyMap<string, string> {
  const first = new Map<string, string>();
  for (const page of inventory.pages)
    for (const signature of page.forms) if (!first.has(signature)) first.set(signature, page.url);
  return first;
}

interface Placed extends Omit<FormTask, 'depth'> {
  /** Which of the equal forms of its document it is: 0 for the first. */
  readonly turn: number;
}

/** Forms with their place among the equal ones of their document, those that show first: a script may act on the one in the footer alone. */
function inTurn(forms: readonly FormFact[]): { readonly form: FormFact; readonly turn: number }[] {
  const counts = new Map<string, number>();
  const shownFirst = [...forms].sort((a, b) => Number(b.visible) - Number(a.visible));
  return shownFirst.map(form => {
    const turn = counts.get(form.signature) ?? 0;
    counts.set(form.signature, turn + 1);
    return { form, turn };
  });
}

/** What frames add to a form of a visit. */
function framedBy(visit: PageVisit, form: FormFact): { readonly framed?: FramedForms } {
  const frames = framesOfForm(visit, form);
  if (frames.length === 0) return {};
  const takesCards = frames.some(({ around }) => around?.document === '' && around.form === null);
  return { framed: { forms: frames.flatMap(({ forms }) => forms), takesCards } };
}

function* formsOf(visit: PageVisit, familyHosts: readonly string[]): Generator<Placed> {
  for (const each of inTurn(visit.forms))
    yield { page: visit.url, frame: '', ...each, ...framedBy(visit, each.form) };
  for (const frame of visit.frames) {
    // What is a part of another form is filled in with that.
    if (hostFormOf(visit, frame)) continue;
    const isOwn = isFamilyHost(familyHosts, frame.host);
    for (const each of inTurn(frame.forms)) {
      // A video player's own controls are nobody's data; a third party's form is filled where it asks for some.
      const placed = { page: visit.url, frame: frame.url, ...each, ...framedBy(visit, each.form) };
      if (isOwn || asksAtAll(placed)) yield placed;
    }
  }
}

/** Something personal, of whatever kind: such a form is filled in wherever something else may act on it. */
export const asksForSomething = (form: FormFact): boolean => form.fields.some(field => field.kind !== null);

/** The same of a form with what frames add to it. */
const asksAtAll = ({ form, framed }: Pick<FormTask, 'form' | 'framed'>): boolean =>
  [form, ...(framed?.forms ?? [])].some(asksForSomething);

/** Names what acts on a page's forms: with VISITS=distinct, pages that agree in it need one fill. A page of which it is not known stands for itself. */
const actingOn = ({ url, actors }: PageVisit, visits: Settings['visits']): string =>
  visits === 'distinct' && actors ? actors.met.join(' ') : url;

/**
 * Forms that ask for the age and name no address may look alike and be treated differently by the scripts of each page: each title of one is
 * a form of its own. Undefined for other forms.
 */
const ageFormOf = ({ form, page, frame }: Placed): string | undefined =>
  form.ages !== undefined && withoutQuery(form.action) === withoutQuery(frame || page)
    ? form.title
    : undefined;

/**
 * The forms that this partition has to fill in, thorough trials first: each form that asks for something on every page that shows it
 * (with VISITS=distinct: on one for each set of what acts on it), for another script may act on it there; one that asks for nothing
 * once. Equal forms of one page are each filled in. Every trial is made on the first page of the site whose HTML holds the form; of one that
 * only scripts make, or that stands in a frame, on the first page of the partition.
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
    for (const each of formsOf(visit, familyHosts)) {
      const { turn, ...placed } = each;
      const title = ageFormOf(each);
      const kind = [
        placed.form.signature,
        withoutQuery(placed.frame),
        ...(title === undefined ? [] : [title]),
      ].join(' ');
      const place = `${kind} ${visit.url} ${placed.frame} ${turn}`;
      if (met.has(place) || !isWorthFilling(placed)) continue;
      met.add(place);
      const acting = `${kind} ${turn} ${actingOn(visit, mode)}`;
      const known = placed.frame === '' && title === undefined ? first.get(placed.form.signature) : undefined;
      const onPage = `${kind} ${visit.url}`;
      const isFirst = known === undefined ? !met.has(kind) : known === visit.url && !met.has(onPage);
      met.add(kind).add(onPage);
      if (isFirst) {
        thorough.push({ ...placed, depth: 'thorough' });
        acted.add(acting);
      } else if (asksAtAll(placed)) light.push({ task: { ...placed, depth: 'light' }, acting });
    }
  }
  // Pages that have what acts on the form in common with one before them are stood for by it.
  const wanted = light.filter(({ acting }) => !acted.has(acting) && acted.add(acting));
  return [...thorough, ...wanted.map(({ task }) => task)];
}
