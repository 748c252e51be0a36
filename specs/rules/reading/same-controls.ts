import type { Evidence } from '../../../crawler/evidence/evidence.js';
import type { FieldFact, FormFact } from '../../../crawler/evidence/form.js';

/**
 * What a control is, on whichever page its form stands: scripts number the ids of what they make, so that they are others on each.
 */
export const sameControlKey = ({ tag, type, name, label }: FieldFact): string =>
  [tag, type, name, label].join('\n');

/** Where an equal form stands; without a selector the first of its signature on the page, in frames too. */
interface EqualForm {
  readonly page: string;
  readonly signature: string;
  readonly frame?: string;
  readonly selector?: string;
}

/**
 * The selector in `form` for one that a control has on another page with an equal form: a dialog that a script puts at the end of the page
 * stands behind other elements on each. A selector of anything else stays as it is.
 */
export function selectorIn(
  evidence: Evidence,
  form: FormFact,
  { page, signature, frame, selector }: EqualForm,
): (selector: string) => string {
  const visit = evidence.pages.find(({ url }) => url === page);
  const shown = [
    ...(frame === undefined || frame === '' ? (visit?.forms ?? []) : []),
    ...(visit?.frames ?? []).flatMap(({ url, forms }) => (frame === undefined || url === frame ? forms : [])),
  ];
  const there = shown.find(
    each => each.signature === signature && (selector === undefined || each.selector === selector),
  );
  const selectors = new Map(
    (there?.fields ?? []).flatMap((field, at) => {
      const here = form.fields[at];
      return here && sameControlKey(here) === sameControlKey(field) ? [[field.selector, here.selector]] : [];
    }),
  );
  return known => selectors.get(known) ?? known;
}
