import type { FieldFact, FormFact } from '../evidence/form.js';
import type { Inventory } from '../evidence/inventory.js';
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

/** The first page, by URL, whose HTML holds a form of this signature. */
export function formOwners(inventory: Inventory): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  for (const page of inventory.pages)
    for (const signature of page.forms) if (!owners.has(signature)) owners.set(signature, page.url);
  return owners;
}

function* formsOf(visit: PageVisit, familyHosts: readonly string[]): Generator<FormTask> {
  for (const form of visit.forms) yield { page: visit.url, form, frame: '' };
  for (const frame of visit.frames) {
    const isOwn = isFamilyHost(familyHosts, frame.host);
    for (const form of frame.forms) {
      // A video player's own controls are nobody's data; a third party's form is filled where it asks for some.
      if (isOwn || form.fields.some(field => field.kind !== null))
        yield { page: visit.url, form, frame: frame.url };
    }
  }
}

/**
 * The forms that this partition's visits have to fill, each distinct form of the site once: on the first page whose HTML holds it;
 * one that only scripts make, on the first page of the partition that shows it.
 */
export function formTasks(
  visits: readonly PageVisit[],
  owners: ReadonlyMap<string, string>,
  familyHosts: readonly string[],
): FormTask[] {
  const tasks = new Map<string, FormTask>();
  const inOrder = [...visits].sort((a, b) => (a.url < b.url ? -1 : 1));
  for (const visit of inOrder) {
    for (const task of formsOf(visit, familyHosts)) {
      const { signature } = task.form;
      const owner = task.frame === '' ? owners.get(signature) : undefined;
      const key = `${signature} ${task.frame.split(/[?#]/)[0]}`;
      if ((owner !== undefined && owner !== visit.url) || tasks.has(key)) continue;
      if (isWorthFilling(task.form)) tasks.set(key, task);
    }
  }
  return [...tasks.values()];
}
