import type { Evidence } from '../../crawler/evidence/evidence.js';
import type { RuleResult, Violation } from '../../policy/result.js';
import { pictureOfForm } from './reading/exhibits.js';
import { fillsOf } from './reading/filled.js';
import {
  alsoOn,
  distinctForms,
  fillableFields,
  nameOfForm,
  placedForms,
  type PlacedForm,
} from './reading/forms.js';
import { schemeOf } from './reading/url-parts.js';
import { resultOfForms } from './reading/judged-forms.js';
import type { Rule } from './rule.js';
import { organisation } from '../../policy/organisation.js';

/** Addresses of e-mail that the form itself submits to. */
function mailTargets({ form }: PlacedForm): readonly string[] {
  if (form.formless) return [];
  const own = form.method === 'dialog' ? [] : [form.action];
  return [...new Set([...own, ...form.formActions])].filter(target => schemeOf(target) === 'mailto:');
}

/** Addresses of e-mail that a script handed what was typed to. */
const mailSent = (evidence: Evidence, placed: PlacedForm): readonly string[] =>
  fillsOf(evidence, placed)
    .flatMap(filled => filled.transmissions)
    .filter(sent => schemeOf(sent.url) === 'mailto:' && sent.sightings.length > 0)
    .map(sent => sent.url);

function judge(evidence: Evidence): RuleResult {
  const placed = placedForms(evidence).filter(({ form }) => fillableFields(form).length > 0);
  const forms = distinctForms(placed, each => mailTargets(each).join(' '));
  const violations: Violation[] = forms.flatMap(each => {
    const [target] = [...mailTargets(each), ...mailSent(evidence, each)];
    if (target === undefined) return [];
    return [
      {
        page: each.page,
        subject: each.form.selector,
        message: `On this page, ${nameOfForm(each.form, each.frame)} hands what is typed to an ordinary, unencrypted e-mail. Receive it on ${organisation}'s server over HTTPS.${alsoOn(each.pages)}`,
        expected: 'a form that submits to a server over https:',
        actual: target,
        evidence: pictureOfForm(evidence, each.form.signature, each.page),
      },
    ];
  });
  return resultOfForms(evidence, forms, violations, 'No form on this site can be filled in.');
}

/** "MPRO asks users to send confidential information through encrypted email or postal mail": no form does the opposite. */
export const rule: Rule = { id: 'no-unencrypted-email-collection', judge };
