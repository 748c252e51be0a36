import type { Evidence } from '../../../crawler/evidence/evidence.js';
import { isSameFramed } from '../../../crawler/evidence/framed-forms.js';
import { neverShown, type FilledForm } from '../../../crawler/evidence/filled.js';
import type { FormFact } from '../../../crawler/evidence/form.js';
import type { PageVisit } from '../../../crawler/evidence/page-visit.js';
import type { Undetermined } from '../../../policy/result.js';
import { lastSteps } from './further-steps.js';
import { nameOfForm, shownFields, type DistinctForm, type PlacedForm } from './forms.js';
import { because } from './pages.js';
import { selectorIn } from './same-controls.js';
import { hostOf } from './url-parts.js';
import { identifyingKind } from './personal.js';

/** Something was typed into a form in a frame when the form around it was filled in. */
const wasFilledWithin = ({ fields }: FormFact, { typed }: FilledForm): boolean =>
  fields.some(field => typed.some(each => isSameFramed(field, each)));

/**
 * Everything that came of filling a form in, on each page that shows it, by the addresses of the pages. Of one in a frame that is a part of
 * another form, that is what came of the other, where something was typed into this one.
 */
export const fillsOf = (evidence: Evidence, { form, frame, host }: PlacedForm): readonly FilledForm[] =>
  evidence.filled.filter(filled =>
    host
      ? filled.signature === host.signature && wasFilledWithin(form, filled)
      : filled.signature === form.signature &&
        (frame === '' ? filled.frame === '' : hostOf(filled.frame) === hostOf(frame)),
  );

/** What of a fill is about a form in a frame that is a part of the one that was filled in. */
function aboutFramed({ fields }: FormFact, filled: FilledForm): FilledForm {
  const trials = filled.trials.map(trial => ({
    ...trial,
    refusedFields: trial.refusedFields.flatMap(refused => {
      const typed = filled.typed.find(({ selector }) => selector === refused.selector);
      const field = typed && fields.find(each => isSameFramed(each, typed));
      return field ? [{ ...refused, selector: field.selector }] : [];
    }),
  }));
  return { ...filled, seen: [], trials };
}

/** What of a fill is about a form that stands on other pages too, where its controls may have other selectors. */
function asPlaced(evidence: Evidence, { form }: PlacedForm, filled: FilledForm): FilledForm {
  const selectorHere = selectorIn(evidence, form, filled);
  const placed = <T extends { readonly selector: string }>(control: T): T => ({
    ...control,
    selector: selectorHere(control.selector),
  });
  return {
    ...filled,
    trials: filled.trials.map(trial => ({ ...trial, refusedFields: trial.refusedFields.map(placed) })),
    ...(filled.seen ? { seen: filled.seen.map(placed) } : {}),
  };
}

/**
 * What came of a form where every trial was made of it: what it requires and what the server answers shows there alone. That is on a page of
 * its own where there is one, for scripts may treat forms that look alike differently on each page; else on whichever page it was.
 */
export function filledAs(
  evidence: Evidence,
  placed: PlacedForm & { readonly pages?: readonly string[] },
): readonly FilledForm[] {
  const thorough = fillsOf(evidence, placed).filter(({ light }) => light === undefined);
  const pages = new Set([placed.page, ...(placed.pages ?? [])]);
  const own = thorough.filter(({ page }) => pages.has(page));
  return (own.length > 0 ? own : thorough).map(filled =>
    placed.host ? aboutFramed(placed.form, filled) : asPlaced(evidence, placed, filled),
  );
}

/** Whether a form asks for something that tells who somebody is, in frames that are a part of it too. */
export const asksWho = ({ form, framed = [] }: PlacedForm): boolean =>
  [form, ...framed].flatMap(shownFields).some(field => identifyingKind(field) !== undefined);

/** Whether a form is sent by itself: one in a frame that is a part of another goes out with that. */
export const goesByItself = ({ host }: PlacedForm): boolean => host === undefined;

/** Further forms of a page that equal one that was filled in there, show as well, and were not filled in. */
function unfilledTwins(
  evidence: Evidence,
  { form, frame, pages }: DistinctForm,
  fills: readonly FilledForm[],
): { readonly page: string; readonly selector: string }[] {
  const on = new Set(pages);
  const shownWith = ({ forms, frames }: PageVisit): readonly (readonly FormFact[])[] =>
    frame === '' ? [forms] : frames.filter(({ url }) => url === frame).map(each => each.forms);
  return evidence.pages.flatMap(visit => {
    if (visit.representedBy !== undefined || !on.has(visit.url)) return [];
    return shownWith(visit).flatMap(forms => {
      const equal = forms.filter(({ signature, visible }) => signature === form.signature && visible);
      if (equal.length < 2) return [];
      const filled = new Set(fills.filter(({ page }) => page === visit.url).map(({ selector }) => selector));
      const missed = filled.size === 0 ? [] : equal.filter(({ selector }) => !filled.has(selector));
      return missed.map(({ selector }) => ({ page: visit.url, selector }));
    });
  });
}

/**
 * A form that never showed, beside an equal one of the same page that was filled in: the same form laid out twice, for a wide screen and
 * for a narrow one. This run's visitors see the other.
 */
const isHiddenTwin = (evidence: Evidence, { outcome, page, signature, frame }: FilledForm): boolean =>
  !outcome.ok &&
  outcome.reason === neverShown &&
  evidence.filled.some(
    other =>
      other.outcome.ok && other.page === page && other.signature === signature && other.frame === frame,
  );

/**
 * Forms that ask who somebody is and of which it is not known what becomes of what is typed: not filled in, given up, or with
 * channels that could not be looked into. On each page something else may act on a form: it has to be filled in on every one that was
 * visited.
 */
export function unfilledForms(evidence: Evidence, forms: readonly DistinctForm[]): Undetermined[] {
  const visited = new Set(
    evidence.pages.filter(({ representedBy }) => representedBy === undefined).map(({ url }) => url),
  );
  const open: Undetermined[] = forms.filter(asksWho).flatMap(placed => {
    const { page, form } = placed;
    const name = nameOfForm(placed.form, placed.frame);
    const fills = fillsOf(evidence, placed);
    const row = (at: string, where: string): Undetermined => ({
      page: at,
      subject: form.selector,
      code: 'form-not-filled',
      reason: `${name} was not filled in${where}: what becomes of what is typed is not known`,
    });
    if (fills.length === 0) return [row(page, '')];
    if (evidence.site.visits === 'distinct') return [];
    const there = new Set(fills.map(filled => filled.page));
    const missed = placed.pages.filter(each => visited.has(each) && !there.has(each));
    return [
      ...missed.map(each => row(each, ' on this page')),
      ...(placed.host ? [] : unfilledTwins(evidence, placed, fills)).map(twin => ({
        ...row(twin.page, ' where it stands on this page once more'),
        subject: twin.selector,
      })),
    ];
  });
  // A search box that could not be filled in says nothing about personal information.
  const harmless = new Set(forms.map(placed => placed.form.signature));
  for (const placed of forms) if (asksWho(placed)) harmless.delete(placed.form.signature);
  for (const filled of evidence.filled) {
    if (harmless.has(filled.signature)) continue;
    const at = { page: filled.page, subject: filled.selector };
    if (isHiddenTwin(evidence, filled)) continue;
    if (!filled.outcome.ok)
      open.push({
        ...at,
        code: 'form-not-filled',
        reason: `not filled in: ${because(filled.outcome.reason, filled.outcome.detail)}`,
      });
    else
      for (const spot of filled.blindSpots)
        open.push({ ...at, code: 'blind-spot', reason: `could not be looked into: ${spot}` });
  }
  for (const miss of evidence.missing)
    if (miss.kind === 'filled')
      open.push({ page: miss.page, subject: 'forms', code: 'evidence-missing', reason: miss.reason });
  return open;
}

const refusals: ReadonlySet<string> = new Set(['refused-by-browser', 'refused-by-script']);

/** Why a form, or a step of it, did not go out; undefined where it did, or was held back before it could. */
function notSent({ outcome, trials }: FilledForm): string | undefined {
  if (!outcome.ok) return because(outcome.reason, outcome.detail);
  const full = trials.filter(trial => trial.filled === 'full');
  const [refused] = full.filter(({ result }) => refusals.has(result));
  return refused && full.every(({ result }) => refusals.has(result))
    ? because(refused.result, refused.detail)
    : undefined;
}

/**
 * Forms that ask who somebody is and that would not be submitted, filled in as they were: what goes out then was not seen. A form that
 * is refused alike on many pages is one row.
 */
export function unsubmittedForms(evidence: Evidence, forms: readonly DistinctForm[]): Undetermined[] {
  const asking = forms.filter(placed => asksWho(placed) && goesByItself(placed) && !placed.form.formless);
  return asking.flatMap(placed => {
    const pages = new Map<string, [FilledForm, ...FilledForm[]]>();
    for (const filled of fillsOf(evidence, placed)) {
      if (!filled.outcome.ok) continue;
      const reasons = lastSteps(evidence, filled).map(notSent);
      if (reasons.includes(undefined)) continue;
      const why = reasons[0] ?? 'a further step was not filled in';
      const alike = pages.get(why);
      if (alike) alike.push(filled);
      else pages.set(why, [filled]);
    }
    return [...pages].map(([why, [{ page, selector }, ...others]]) => {
      const also =
        others.length === 0
          ? ''
          : `, and so on ${others.length} more ${others.length === 1 ? 'page' : 'pages'}`;
      const reason = `the form could not be submitted (${why})${also}: what leaves then is not known`;
      return { page, subject: selector, code: 'form-not-submitted' as const, reason };
    });
  });
}
