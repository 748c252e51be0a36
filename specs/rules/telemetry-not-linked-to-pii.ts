import type { Evidence } from '../../crawler/evidence/evidence.js';
import type { FilledForm } from '../../crawler/evidence/filled.js';
import type { FormFact } from '../../crawler/evidence/form.js';
import type { RuleResult, Undetermined, Violation } from '../../policy/result.js';
import { asksWho } from './reading/filled.js';
import { distinctForms, formsBySignature, placedForms } from './reading/forms.js';
import { describeLeaks, groupLeaks, leaksOf, nameOfFilled, picturesOf, type Leak } from './reading/leaks.js';
import { isOfOthers } from './reading/looked-up.js';
import { identifyingKind, kindWords } from './reading/personal.js';
import { excerpt } from './reading/words.js';
import { whatFormsSend } from './reading/what-forms-send.js';
import type { Rule } from './rule.js';

/** In which way a request links what is typed to what is collected automatically; undefined where it does not. */
function wayOf({ sent, sightings }: Leak): 'telemetry' | 'referrer' | 'address' | undefined {
  if (sightings.some(({ where }) => where === 'referer')) return 'referrer';
  if (sent.isTelemetry && !sent.isSubmission) return 'telemetry';
  const inAddress = sightings.some(({ where }) => where === 'url');
  // A form submitted with GET: its values are the next page's address.
  return sent.channel === 'navigation' && sent.method === 'GET' && inAddress ? 'address' : undefined;
}

const problems = {
  telemetry: 'an analytics, log or beacon request carries it. Keep what is typed out of these requests.',
  referrer:
    'it stands in the address of a page and so in the referrer of other requests. Send the form with POST.',
  address: 'it becomes part of a page address, which ends up in logs and referrers. Send the form with POST.',
} as const;

const expected = {
  telemetry: 'automatic requests without typed values',
  referrer: 'a referrer without typed values',
  address: 'page addresses without typed values',
} as const;

const decoded = (url: string): string => {
  try {
    return decodeURIComponent(url.replaceAll('+', ' ')).toLowerCase();
  } catch {
    return url.toLowerCase();
  }
};

/** Whether a page address that holds typed values holds one that tells who the visitor is. */
function holdsWho(url: string, { typed }: FilledForm, form: FormFact | undefined): boolean | undefined {
  const tellsWho = (field: FilledForm['typed'][number]): boolean => {
    const kind = identifyingKind(field);
    return kind !== undefined && !(form && isOfOthers(form, kind));
  };
  const text = decoded(url);
  const found = typed.filter(({ value }) => value.length >= 3 && text.includes(value.toLowerCase()));
  if (found.some(tellsWho)) return true;
  if (found.length > 0) return false;
  return !typed.some(tellsWho) ? false : undefined;
}

function addressFindings(filled: FilledForm, evidence: Evidence, form: FormFact | undefined) {
  const violations: Violation[] = [];
  const undetermined: Undetermined[] = [];
  for (const url of filled.pageUrlsWithValues) {
    const holds = holdsWho(url, filled, form);
    const at = { page: filled.page, subject: filled.selector };
    if (holds === undefined)
      undetermined.push({
        ...at,
        code: 'not-understood',
        reason: `a typed value stands encoded in the address ${excerpt(url, 120)}`,
      });
    if (holds === true)
      violations.push({
        ...at,
        message: `When a visitor fills in ${nameOfFilled(evidence, filled)}, ${problems.address}`,
        expected: expected.address,
        actual: url,
        evidence: picturesOf(evidence, filled),
      });
  }
  return { violations: violations.slice(0, 1), undetermined: violations.length > 0 ? [] : undetermined };
}

function judge(evidence: Evidence): RuleResult {
  const forms = distinctForms(placedForms(evidence), placed => String(asksWho(placed)));
  const leaks = leaksOf(evidence).filter(leak => wayOf(leak) !== undefined);
  const violations: Violation[] = [];
  const formOf = formsBySignature(evidence);
  const common = whatFormsSend(evidence, forms, sent => sent.isTelemetry);
  const undetermined = [...common.undetermined];
  const inAddress = new Set<FilledForm>();
  for (const group of groupLeaks(leaks, leak => `${wayOf(leak)} ${leak.sent.host}`)) {
    const [first] = group;
    const { filled, sent } = first;
    const way = wayOf(first) ?? 'telemetry';
    if (way === 'address') inAddress.add(filled);
    const kinds = kindWords(group.flatMap(leak => [...leak.kinds]));
    violations.push({
      page: filled.page,
      subject: way === 'address' ? filled.selector : sent.host,
      message: `What visitors type into ${nameOfFilled(evidence, filled)} (${kinds}) does not stay in the form: ${problems[way]}`,
      expected: expected[way],
      actual: describeLeaks(group),
      evidence: picturesOf(evidence, filled),
    });
  }
  for (const filled of evidence.filled.filter(each => !inAddress.has(each))) {
    const found = addressFindings(filled, evidence, formOf.get(filled.signature));
    violations.push(...found.violations);
    undetermined.push(...found.undetermined);
  }
  return { ...common, violations, undetermined };
}

/** "This information does not include, nor is it linked to, personally identifiable information." */
export const rule: Rule = { id: 'telemetry-not-linked-to-pii', judge };
