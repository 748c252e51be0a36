import type { Evidence } from '../../crawler/evidence/evidence.js';
import type { FieldFact } from '../../crawler/evidence/form.js';
import type { PiiKind } from '../../kernel/pii-kind.js';
import { isNamedByPolicy, namedKinds } from '../../policy/named-kinds.js';
import type { RuleResult, Violation } from '../../policy/result.js';
import { pictureOfForm } from './reading/exhibits.js';
import {
  alsoOn,
  distinctForms,
  nameOfForm,
  placedForms,
  shownFields,
  type DistinctForm,
  type PlacedForm,
} from './reading/forms.js';
import { picturesOf } from './reading/leaks.js';
import { kindWords } from './reading/personal.js';
import { excerpt } from './reading/words.js';
import { resultOfForms } from './reading/judged-forms.js';
import type { Rule } from './rule.js';

/** Kinds that nobody expects to be asked for by a form on the Web unless a policy says so. */
const toBeNamed: readonly PiiKind[] = ['governmentId', 'bankAccount', 'healthId', 'biometric'];
const undisclosed: ReadonlySet<PiiKind> = new Set(toBeNamed.filter(kind => !isNamedByPolicy(kind)));

const expected = `only kinds that the policy names: ${namedKinds.map(({ words }) => words).join(', ')}`;

const asked = ({ form }: PlacedForm): readonly FieldFact[] =>
  shownFields(form).filter(({ kind }) => kind !== null && undisclosed.has(kind));

const message = (form: string, label: string, kind: PiiKind): string =>
  `In ${form}, "${excerpt(label, 80)}" asks for a kind of information that the policy does not name: ${kindWords([kind])}. Take the question out, or have the policy name it first.`;

const asItStands = (placed: DistinctForm, evidence: Evidence): Violation[] =>
  asked(placed).flatMap(({ kind, label, name, selector, kindFrom }) =>
    kind === null
      ? []
      : [
          {
            page: placed.page,
            subject: selector,
            message: `${message(nameOfForm(placed.form, placed.frame), label || name || selector, kind)}${alsoOn(placed.pages)}`,
            expected,
            actual: `${kindWords([kind])}, told by its ${kindFrom || 'looks'}: "${excerpt(label || name, 120)}"`,
            evidence: pictureOfForm(evidence, placed.form.signature, placed.page),
          },
        ],
  );

/** Controls that came up only while the form was filled in: a further step, a part that an answer opens. */
function asItWasFilled(evidence: Evidence, seen: Set<string>): Violation[] {
  return evidence.filled.flatMap(filled =>
    filled.typed.flatMap(({ kind, label, selector }) => {
      const control = `${filled.signature} ${selector}`;
      if (kind === null || !undisclosed.has(kind) || seen.has(control)) return [];
      // On other pages the same control comes up as well.
      seen.add(control);
      return [
        {
          page: filled.page,
          subject: selector,
          message: message(`the form ${filled.selector}`, label || selector, kind),
          expected,
          actual: `${kindWords([kind])}: "${excerpt(label, 120)}"`,
          evidence: picturesOf(evidence, filled),
        },
      ];
    }),
  );
}

function judge(evidence: Evidence): RuleResult {
  const placed = placedForms(evidence).filter(({ form }) => shownFields(form).length > 0);
  const forms = distinctForms(placed, each =>
    asked(each)
      .map(field => `${field.kind} ${field.selector}`)
      .join('\n'),
  );
  const seen = new Set(
    forms.flatMap(each => asked(each).map(field => `${each.form.signature} ${field.selector}`)),
  );
  const violations = [...forms.flatMap(each => asItStands(each, evidence)), ...asItWasFilled(evidence, seen)];
  return resultOfForms(evidence, forms, violations, 'No form on this site asks for anything.');
}

/** "MPRO may collect personally identifiable information, such as …": no form asks for a kind that the policy names nowhere. */
export const rule: Rule = { id: 'collects-only-disclosed-pii', judge };
