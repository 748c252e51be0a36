import { createHash } from 'node:crypto';
import type { Claim } from '../policy/claim.js';
import type { Conformance, ConformanceClaim } from './conformance-schema.js';
import { markdownText, printable } from './printable.js';

const levels = { blocker: 'error', critical: 'error', normal: 'warning', minor: 'note' } as const;

interface Finding {
  readonly page: string;
  readonly subject: string;
}

/** Renders the result as SARIF 2.1.0: rules are the judged claims; violations are failures, what could not be told is open. */
export function sarifOf(result: Conformance, claims: readonly Claim[]): object {
  const rules = claims.filter(claim => claim.profiles.length > 0);
  const indexes = new Map(rules.map((claim, index) => [claim.id, { claim, index }]));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'MPRO policy conformance', semanticVersion: '1.0.0', rules: rules.map(ruleOf) },
        },
        invocations: [
          {
            executionSuccessful: result.coverage.pagesFailed.length === 0,
            startTimeUtc: result.startedAt,
            endTimeUtc: result.finishedAt,
            toolExecutionNotifications: result.coverage.pagesFailed.map(page => ({
              level: 'warning',
              message: { text: `Page not looked at: ${printable(page.reason)}` },
              locations: [location(page.url)],
            })),
          },
        ],
        properties: { target: result.target, policy: result.policy },
        results: result.claims.flatMap(entry => {
          const rule = indexes.get(entry.id);
          return rule === undefined ? [] : resultsOf(entry, rule.claim, rule.index);
        }),
      },
    ],
  };
}

const ruleOf = (claim: Claim): object => ({
  id: claim.id,
  name: claim.title,
  shortDescription: { text: claim.title },
  fullDescription: { text: `${claim.section}: “${claim.quote}”` },
  help: {
    text: `${claim.howTested}\n\n${claim.remedy}`,
    markdown: `> ${markdownText(claim.quote, 2_000)}\n\n**How it is tested.** ${claim.howTested}\n\n**If it is broken.** ${claim.remedy}`,
  },
  defaultConfiguration: { level: levels[claim.severity] },
  properties: { tags: ['privacy', claim.section], severity: claim.severity, testability: claim.testability },
});

function resultsOf(entry: ConformanceClaim, claim: Claim, ruleIndex: number): object[] {
  const nth = counter();
  const base = (finding: Finding): object => ({
    ruleId: entry.id,
    ruleIndex,
    locations: [location(finding.page, finding.subject)],
    partialFingerprints: { 'claimPageSubject/v1': fingerprint(entry.id, finding, nth(finding)) },
  });
  return [
    ...entry.violations.map(violation => ({
      ...base(violation),
      kind: 'fail',
      level: levels[claim.severity],
      message: {
        text: `${printable(violation.message, 1_000)} Expected: ${printable(violation.expected, 500)}. Seen: ${printable(violation.actual, 500)}.`,
      },
      ...(violation.waived
        ? {
            suppressions: [
              { kind: 'external', status: 'accepted', justification: 'Waived in policy/waivers.ts' },
            ],
          }
        : {}),
      properties: { evidence: violation.evidence },
    })),
    ...entry.undetermined.map(item => ({
      ...base(item),
      kind: 'open',
      level: 'none',
      message: { text: `Could not be told: ${printable(item.reason, 1_000)}` },
      properties: { code: item.code },
    })),
    ...entry.limits.map(item => ({
      ...base(item),
      kind: 'review',
      level: 'none',
      message: {
        text: `Not asked by this run: ${printable(item.question, 1_000)}. Settled by ${item.settledBy}.`,
      },
    })),
  ];
}

function location(page: string, subject?: string): object {
  const uri = URL.canParse(page) ? new URL(page).href : encodeURI(printable(page));
  return {
    physicalLocation: { artifactLocation: { uri } },
    ...(subject === undefined ? {} : { logicalLocations: [{ fullyQualifiedName: printable(subject, 500) }] }),
  };
}

/** The same finding has the same fingerprint in every run, whatever was seen this time. */
const fingerprint = (id: string, { page, subject }: Finding, nth: number): string =>
  createHash('sha256').update([id, page, subject, nth].join('\n')).digest('hex');

/** Numbers findings of one page and subject, so that each has a fingerprint of its own. */
function counter(): (finding: Finding) => number {
  const seen = new Map<string, number>();
  return ({ page, subject }) => {
    const key = `${page}\n${subject}`;
    const nth = (seen.get(key) ?? 0) + 1;
    seen.set(key, nth);
    return nth;
  };
}
