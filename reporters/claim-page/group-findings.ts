import type { ClaimResult } from '../../policy/result.js';

export type ClaimViolation = ClaimResult['violations'][number];

/** Findings that say the same of the same thing, or of pages that are built alike. */
export interface FindingGroup {
  /** What they have in common; empty for a finding that stands alone. */
  readonly by: '' | 'subject' | 'template' | 'message';
  readonly findings: readonly [ClaimViolation, ...ClaimViolation[]];
}

/** So many findings are shown one by one; more are put together. */
const mostAlone = 8;
/** More groups than this are taken together by what their pages are built like, and then by what is said of them. */
const mostGroups = 60;

/** What a message says of any page: names in quotation marks, addresses, numbers and lists of further pages left out. */
const skeletonOf = (message: string): string =>
  message
    .replace(/https?:\/\/[^\s"”)]+/g, '…')
    .replace(/"[^"]*"|“[^“”]*”/g, '…')
    .replace(/\d+/g, '…')
    .replace(/\([^()]*\)/g, '…');

function by(
  findings: readonly ClaimViolation[],
  key: (finding: ClaimViolation) => string,
): ClaimViolation[][] {
  const groups = new Map<string, ClaimViolation[]>();
  for (const finding of findings) {
    const name = `${String(finding.waived)}\n${key(finding)}`;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [finding]);
    else group.push(finding);
  }
  return [...groups.values()];
}

const groupsOf = (kind: FindingGroup['by'], lists: readonly ClaimViolation[][]): FindingGroup[] =>
  lists.flatMap(([first, ...others]) =>
    first === undefined ? [] : [{ by: others.length === 0 ? '' : kind, findings: [first, ...others] }],
  );

/**
 * Findings as a person can take them in: a few one by one; many by the form, host or other thing that they are about, and where that
 * leaves too many, by the template of their pages (`templateOf` names it), then by what is said. Nothing is left out.
 */
export function groupFindings(
  findings: readonly ClaimViolation[],
  templateOf: (page: string) => string | undefined,
): readonly FindingGroup[] {
  if (findings.length <= mostAlone)
    return groupsOf(
      '',
      findings.map(finding => [finding]),
    );
  const bySubject = by(findings, ({ subject, message }) => `${subject}\n${skeletonOf(message)}`);
  if (bySubject.length <= mostGroups) return groupsOf('subject', bySubject);
  const byTemplate = by(
    findings,
    ({ page, message }) => `${templateOf(page) ?? page}\n${skeletonOf(message)}`,
  );
  if (byTemplate.length <= mostGroups) return groupsOf('template', byTemplate);
  return groupsOf(
    'message',
    by(findings, ({ message }) => skeletonOf(message)),
  );
}
