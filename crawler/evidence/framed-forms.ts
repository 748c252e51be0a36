import type { FieldFact, FormFact } from './form.js';
import type { FrameFact, PageVisit } from './page-visit.js';

const asksForCard = ({ forms }: Pick<FrameFact, 'forms'>): boolean =>
  forms.some(({ fields }) => fields.some(({ kind }) => kind === 'paymentCard'));

/** Purposes of forms that no card is typed for. */
const elsewhere: ReadonlySet<FormFact['purpose']> = new Set(['search', 'login', 'newsletter']);

/** The one form of a page that is paid with; undefined where none is, or more than one may be. */
function payingForm(forms: readonly FormFact[]): FormFact | undefined {
  const shown = forms.filter(({ visible, purpose }) => visible && !elsewhere.has(purpose));
  const paying = shown.filter(({ purpose }) => purpose === 'payment');
  const [only, ...others] = paying.length > 0 ? paying : shown;
  return others.length === 0 ? only : undefined;
}

/**
 * The form that the controls of a frame are part of though they stand in a document of their own, such as the fields of a card in a payment
 * vendor's frames: the one that its element stands in; of a card's fields in no form, the only form of the page that they can be for.
 * Undefined for a frame that is filled in by itself.
 */
export function hostFormOf(
  visit: Pick<PageVisit, 'forms' | 'frames'>,
  frame: FrameFact,
  depth = 0,
): FormFact | undefined {
  const { around } = frame;
  if (!around || depth > visit.frames.length) return undefined;
  const outer = around.document === '' ? undefined : visit.frames.find(({ url }) => url === around.document);
  const forms = around.document === '' ? visit.forms : (outer?.forms ?? []);
  if (around.form !== null) {
    const own = forms.find(({ selector, formless }) => selector === around.form && !formless);
    if (own) return (outer && hostFormOf(visit, outer, depth + 1)) ?? own;
  }
  if (outer) return hostFormOf(visit, outer, depth + 1);
  return around.form === null && asksForCard(frame) ? payingForm(forms) : undefined;
}

/** The frames of a visit whose controls are part of a form. */
export const framesOfForm = (
  visit: Pick<PageVisit, 'forms' | 'frames'>,
  form: FormFact,
): readonly FrameFact[] => visit.frames.filter(frame => hostFormOf(visit, frame) === form);

/** Whether a control is one of those that were typed into a frame, by the selector that leads there. */
export const isSameFramed = (
  field: Pick<FieldFact, 'selector' | 'label'>,
  typed: Pick<FieldFact, 'selector' | 'label'>,
): boolean => typed.selector.endsWith(` >>| ${field.selector}`) && typed.label === field.label;
