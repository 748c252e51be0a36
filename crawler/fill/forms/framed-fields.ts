import type { Frame } from 'playwright';
import type { FieldFact } from '../../evidence/form.js';
import { hasOwnButton, placeOfFrame, sendsElsewhere } from '../../fields/frame-place.js';
import { framedSelector } from '../../fields/locate.js';
import { heldNames } from '../controls/held-elements.js';
import type { FoundForm } from './find-form.js';
import { formsNow } from './forms-now.js';

/** Frames of a form that are looked into, one inside the other. */
const deepest = 4;

/** The controls of a frame, with selectors that lead into it. */
interface Framed {
  readonly url: string;
  readonly fields: readonly FieldFact[];
}

type Joins = (form: string | null, fields: readonly FieldFact[]) => boolean;

async function framesWithin(parent: Frame, joins: Joins, depth = 0): Promise<Framed[]> {
  const all: Framed[] = [];
  for (const frame of depth < deepest ? parent.childFrames() : []) {
    const place = await placeOfFrame(frame);
    if (!place) continue;
    const [element = place.selector, around = place.form] = await heldNames(parent, [
      place.selector,
      ...(place.form === null ? [] : [place.form]),
    ]);
    const forms = await formsNow(frame);
    const fields = forms.flatMap(form => form.fields);
    if (!joins(around, fields)) continue;
    if (sendsElsewhere(frame.url(), forms) || (await hasOwnButton(frame).catch(() => true))) continue;
    const inner = [{ url: frame.url(), fields }, ...(await framesWithin(frame, () => true, depth + 1))];
    for (const { url, fields: there } of inner)
      all.push({
        url,
        fields: there.map(field => ({ ...field, selector: framedSelector(element, field.selector) })),
      });
  }
  return all;
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : '');

/**
 * The form with the controls that frames add to it and that it does not have yet: the frames stand in it, and have no button of their own
 * that sends what is typed there. A third party's are left alone where it asks for nothing, as what tells people from robots does;
 * `isOwn` says which addresses are the site's.
 */
export async function withFramedFields(
  found: FoundForm,
  isOwn: (url: string) => boolean,
): Promise<FoundForm> {
  const { frame, form, takesCards } = found;
  const all = await framesWithin(frame, (around, fields) =>
    around === null
      ? takesCards === true && fields.some(({ kind }) => kind === 'paymentCard')
      : !form.formless && around === form.selector,
  );
  const asking = new Set(
    all.filter(({ fields }) => fields.some(({ kind }) => kind !== null)).map(({ url }) => hostOf(url)),
  );
  const known = new Set(form.fields.map(({ selector }) => selector));
  const fresh = all
    .filter(({ url }) => asking.has(hostOf(url)) || !/^https?:/.test(url) || isOwn(url))
    .flatMap(({ fields }) => fields)
    .filter(({ selector }) => !known.has(selector));
  return fresh.length === 0 ? found : { ...found, form: { ...form, fields: [...form.fields, ...fresh] } };
}
