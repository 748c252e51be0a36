import {
  linkSubject,
  type AccessibilityCheck,
  type AccessibilityFinding,
} from '../../../crawler/evidence/accessibility.js';
import type { Evidence } from '../../../crawler/evidence/evidence.js';
import type { PolicyLink } from '../../../crawler/evidence/policy-link.js';
import type { Undetermined } from '../../../policy/result.js';
import type { DistinctForm, PlacedForm } from './forms.js';
import { because } from './pages.js';
import { isSeen, type Question } from './required.js';
import { selectorIn } from './same-controls.js';

type Kind = AccessibilityCheck['kind'];

/**
 * Below this contrast a text counts as not shown: #d1d1d1 on white, which is far from what reading takes (WCAG 2, 1.4.3 asks for 4.5,
 * and 3 of large text). The policy promises a clear mark and no level of WCAG: what lies between is a note.
 */
const leastContrast = 1.5;

const checkOf = (evidence: Evidence, kind: Kind, subject: string): AccessibilityCheck | undefined =>
  evidence.accessibility.find(check => check.kind === kind && check.subject === subject);

/** `1.1 to 1`, as WCAG writes contrast ratios. */
const inWords = (ratio: number): string => `${ratio} to 1`;

/** The contrast of a question's mark, where every mark of it is too faint to be seen; undefined otherwise. */
export function faintMark(evidence: Evidence, { form }: PlacedForm, question: Question): string | undefined {
  const check = checkOf(evidence, 'form', form.signature);
  if (check === undefined) return undefined;
  const { signature } = form;
  const selectorHere = selectorIn(evidence, form, { page: check.page, signature });
  const ratios = question.all
    .filter(field => isSeen({ field, all: [field] }))
    .map(field => check.contrasts.find(({ selector }) => selectorHere(selector) === field.selector)?.ratio);
  const known = ratios.flatMap(ratio => (ratio !== undefined && ratio < leastContrast ? [ratio] : []));
  return known.length > 0 && known.length === ratios.length ? inWords(Math.max(...known)) : undefined;
}

/** The contrast of a link's words on the page where it was measured, where they are too faint to be seen; undefined otherwise. */
export function faintLink(evidence: Evidence, page: string, link: PolicyLink): string | undefined {
  const check = checkOf(evidence, 'policy-link', linkSubject(link));
  const contrast = check?.page === page ? check.contrasts[0] : undefined;
  return contrast !== undefined && contrast.ratio < leastContrast ? inWords(contrast.ratio) : undefined;
}

/** Forms or links of which axe-core could not tell how well they can be seen. */
export const unfinishedChecks = (
  evidence: Evidence,
  kind: Kind,
  subjects: readonly string[],
): Undetermined[] =>
  subjects.flatMap((subject): Undetermined[] => {
    const check = checkOf(evidence, kind, subject);
    if (check === undefined || check.outcome.ok) return [];
    const { reason, detail } = check.outcome;
    return [
      {
        page: check.page,
        subject: kind === 'form' ? 'marks of the form' : `link to ${subject}`,
        code: 'observation-failed',
        reason: `how well it can be seen is not known: ${because(reason, detail)}`,
      },
    ];
  });

function noteOf(page: string, findings: readonly AccessibilityFinding[]): string | undefined {
  const [first] = findings;
  if (first === undefined) return undefined;
  const { rule, help, helpUrl, node } = first;
  const where = findings.length === 1 ? node : `${node} and ${findings.length - 1} more`;
  return `Accessibility, beyond what the policy promises: on ${page}, ${where}: ${help} (axe-core rule ${rule}, ${helpUrl}).`;
}

/** What axe-core found beside what the policy promises: a sentence for each rule and subject. */
export function accessibilityNotes(evidence: Evidence, kind: Kind, subjects: readonly string[]): string[] {
  const notes = subjects.flatMap(subject => {
    const check = checkOf(evidence, kind, subject);
    if (check === undefined) return [];
    const byRule = new Map<string, AccessibilityFinding[]>();
    for (const finding of check.findings)
      byRule.set(finding.rule, [...(byRule.get(finding.rule) ?? []), finding]);
    return [...byRule.values()].flatMap(findings => noteOf(check.page, findings) ?? []);
  });
  return [...new Set(notes)];
}

/** Signatures of forms, each once. */
export const signaturesOf = (forms: readonly DistinctForm[]): string[] => [
  ...new Set(forms.map(({ form }) => form.signature)),
];
