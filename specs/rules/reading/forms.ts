import type { Evidence } from '../../../crawler/evidence/evidence.js';
import { framesOfForm, hostFormOf } from '../../../crawler/evidence/framed-forms.js';
import type { FieldFact, FormFact } from '../../../crawler/evidence/form.js';
import type { FrameFact, PageVisit } from '../../../crawler/evidence/page-visit.js';
import { seenPages } from './pages.js';
import { hostOf } from './url-parts.js';
import { excerpt } from './words.js';

/** A form where it stands: in a page's own document, or in a frame of it. */
export interface PlacedForm {
  /** Canonical URL of the page. */
  readonly page: string;
  /** URL of the frame that holds it; empty for the page's own document. */
  readonly frame: string;
  /** URL of the document that holds it, as the browser loaded it. */
  readonly document: string;
  readonly form: FormFact;
  /** The form that this one, in a frame, is filled in and sent with; absent where it goes by itself. */
  readonly host?: FormFact;
  /** Forms in frames that are filled in and sent with this one; absent where there are none. */
  readonly framed?: readonly FormFact[];
}

/** What binds a form to forms of other documents of its page. */
function bonds(visit: PageVisit, form: FormFact, frame?: FrameFact): Pick<PlacedForm, 'host' | 'framed'> {
  const host = frame && hostFormOf(visit, frame);
  const framed = framesOfForm(visit, form).flatMap(({ forms }) => forms);
  return { ...(host ? { host } : {}), ...(framed.length > 0 ? { framed } : {}) };
}

/** A form of the site once, however many pages show it. */
export interface DistinctForm extends PlacedForm {
  /** Every page that shows it, in the order of their URLs; `page` is the first. */
  readonly pages: readonly string[];
}

/** Every form of every page that was looked at, those of frames included, and those of pages that only a submission leads to. */
export const placedForms = (evidence: Evidence): readonly PlacedForm[] => [
  ...seenPages(evidence).flatMap(visit => [
    ...visit.forms.map(form => ({
      page: visit.url,
      frame: '',
      document: visit.finalUrl,
      form,
      ...bonds(visit, form),
    })),
    ...visit.frames.flatMap(frame =>
      frame.forms.map(form => ({
        page: visit.url,
        frame: frame.url,
        document: frame.url,
        form,
        ...bonds(visit, form, frame),
      })),
    ),
  ]),
  ...evidence.filled.flatMap(({ nextForms = [] }) =>
    nextForms.map(({ page, form }) => ({ page, frame: '', document: page, form })),
  ),
];

/** One form of each look, as it stands on a page that shows it. */
export const formsBySignature = (evidence: Evidence): ReadonlyMap<string, FormFact> =>
  new Map(placedForms(evidence).map(({ form }) => [form.signature, form]));

/** The same form on many pages, taken together: forms are the same when they look alike, stand on hosts alike, and `facts` (what a rule judges) are equal. */
export function distinctForms(
  forms: readonly PlacedForm[],
  facts: (placed: PlacedForm) => string,
): readonly DistinctForm[] {
  const byKey = new Map<string, PlacedForm & { pages: string[] }>();
  for (const placed of forms) {
    const place = placed.frame === '' ? '' : hostOf(placed.frame);
    const bound = [placed.host, ...(placed.framed ?? [])].map(form => form?.signature ?? '').join(' ');
    const key = [placed.form.signature, place, bound, facts(placed)].join('\n');
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, { ...placed, pages: [placed.page] });
    else if (known.pages.at(-1) !== placed.page) known.pages.push(placed.page);
  }
  return [...byKey.values()];
}

const neverFilledIn = new Set(['hidden', 'submit', 'button', 'reset', 'image']);

/** The controls of a form that a person can fill in, whether they show at once or later (in a step, tab or dialog that opens). */
export const fillableFields = (form: FormFact): readonly FieldFact[] =>
  form.fields.filter(field => !neverFilledIn.has(field.type));

/** The controls that a visitor gets to see: of a form in a closed dialog, all that the dialog may show. */
export const shownFields = (form: FormFact): readonly FieldFact[] =>
  fillableFields(form).filter(
    field => (field.visible || !form.visible) && !field.disabled && !field.readOnly,
  );

/** What people call a form; of one in a frame, by the frame's address, also that. */
export const nameOfForm = ({ title, submitLabels, purpose }: FormFact, frame = ''): string => {
  const name = [title, ...submitLabels].find(text => text.trim() !== '');
  const named = name === undefined ? `the ${purpose} form` : `the form "${name}"`;
  return /^https?:/.test(frame) ? `${named} in the frame ${excerpt(frame, 100)}` : named;
};

/** Where else a form stands, for the end of a message; empty where it stands on one page only. */
export function alsoOn(pages: readonly string[]): string {
  const others = pages.length - 1;
  if (others < 1) return '';
  return ` The same stands on ${others} more ${others === 1 ? 'page' : 'pages'}, such as ${pages[1] ?? ''}.`;
}
