import { createHash } from 'node:crypto';
import type { Claim } from '../policy/claim.js';
import type { Gate } from './baseline/gate.js';
import type { Conformance, ConformanceClaim } from './conformance-schema.js';
import { markdownText, printable } from './printable.js';
import { policyPlaceOf, policyFile } from './policy-place.js';
import { registerLink } from './register-links.js';
import { organisation } from '../policy/organisation.js';

const levels = { blocker: 'error', critical: 'error', normal: 'warning', minor: 'note' } as const;
/** What code scanning calls these levels of rules. */
const problems = { error: 'error', warning: 'warning', note: 'recommendation' } as const;

interface PlacedFinding {
  readonly page: string;
  readonly subject: string;
}

/** What a result is rendered with. */
export interface SarifContext {
  /** How the findings stand against a baseline, where there is one. */
  readonly gate?: Gate;
  /** Tells where the project lies, so that each rule links to its entry in the register. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/**
 * Renders the result as SARIF 2.1.0: rules are the judged claims; violations are failures, what could not be told is open, and what the mode
 * of the run did not ask is a notification. Code scanning shows a finding in a file of the project: at the words of the policy that it breaks.
 */
export function sarifOf(result: Conformance, claims: readonly Claim[], context: SarifContext = {}): object {
  const rules = claims.filter(claim => claim.profiles.length > 0);
  const indexes = new Map(rules.map((claim, index) => [claim.id, { claim, index }]));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: `${organisation} policy conformance`,
            semanticVersion: '1.0.0',
            informationUri: registerLink('contents', context.env ?? {}) ?? result.target,
            rules: rules.map(claim => ruleOf(claim, result, context)),
          },
        },
        originalUriBaseIds: { [root]: { description: { text: 'The folder of this project.' } } },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: result.coverage.pagesFailed.length === 0,
            startTimeUtc: result.startedAt,
            endTimeUtc: result.finishedAt,
            toolExecutionNotifications: [
              ...result.coverage.pagesFailed.map(page => ({
                level: 'warning',
                message: { text: `Page not looked at: ${printable(page.url)}: ${printable(page.reason)}` },
              })),
              ...result.claims.flatMap(({ id, limits }) => limits.map(limit => notAsked(id, limit, indexes))),
            ],
          },
        ],
        properties: { target: result.target, policy: result.policy },
        results: result.claims.flatMap(entry => {
          const rule = indexes.get(entry.id);
          return rule === undefined ? [] : resultsOf(entry, rule.claim, rule.index, context.gate);
        }),
      },
    ],
  };
}

const root = '%SRCROOT%';

const notAsked = (
  id: string,
  { page, subject, question, settledBy }: ConformanceClaim['limits'][number],
  indexes: ReadonlyMap<string, { readonly index: number }>,
): object => {
  const index = indexes.get(id)?.index;
  return {
    level: 'note',
    message: {
      text: `Not asked by this run: ${printable(question, 1_000)} (${printable(subject, 200)} on ${printable(page)}). Settled by ${settledBy}.`,
    },
    ...(index === undefined ? {} : { associatedRule: { id, index } }),
  };
};

const ruleOf = (claim: Claim, result: Conformance, { env = {} }: SarifContext): object => ({
  id: claim.id,
  name: claim.id.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase()),
  shortDescription: { text: claim.title },
  fullDescription: { text: `${claim.section}: “${claim.quote}”` },
  helpUri: registerLink(claim.id, env) ?? result.target,
  help: {
    text: `${claim.howTested}\n\n${claim.remedy}`,
    markdown: `> ${markdownText(claim.quote, 2_000)}\n\n**How it is tested.** ${claim.howTested}\n\n**If it is broken.** ${claim.remedy}`,
  },
  defaultConfiguration: { level: levels[claim.severity] },
  properties: {
    tags: ['privacy', 'policy', claim.section],
    'problem.severity': problems[levels[claim.severity]],
    precision: 'very-high',
    severity: claim.severity,
    testability: claim.testability,
  },
});

function resultsOf(
  entry: ConformanceClaim,
  claim: Claim,
  ruleIndex: number,
  gate: Gate | undefined,
): object[] {
  const nth = counter();
  const fresh = new Set(
    gate?.fresh
      .filter(finding => finding.claim === entry.id)
      .map(({ kind, page, subject }) => `${kind}\n${page}\n${subject}`),
  );
  const { line, startColumn, endColumn, words } = policyPlaceOf(claim);
  const base = (finding: PlacedFinding, kind: 'violated' | 'undetermined'): object => {
    const print = fingerprint(entry.id, finding, nth(finding));
    return {
      ruleId: entry.id,
      ruleIndex,
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: policyFile, uriBaseId: root },
            region: { startLine: line, startColumn, endColumn, snippet: { text: words } },
          },
          logicalLocations: [
            {
              name: printable(finding.subject, 200),
              fullyQualifiedName: `${printable(finding.page, 500)} ${printable(finding.subject, 500)}`,
            },
          ],
        },
      ],
      // Code scanning reads the second alone; without it, it would take all findings of a line for one.
      partialFingerprints: {
        'claimPageSubject/v1': print,
        primaryLocationLineHash: `${print.slice(0, 16)}:1`,
      },
      ...(gate?.baseline === undefined
        ? {}
        : {
            baselineState: fresh.has(`${kind}\n${finding.page}\n${finding.subject}`) ? 'new' : 'unchanged',
          }),
    };
  };
  const where = ({ page, subject }: PlacedFinding): string =>
    `${printable(page)} (${printable(subject, 200)})`;
  return [
    ...entry.violations.map(violation => ({
      ...base(violation, 'violated'),
      kind: 'fail',
      level: levels[claim.severity],
      message: {
        text: `${where(violation)}: ${printable(violation.message, 1_000)} Expected: ${printable(violation.expected, 500)}. Seen: ${printable(violation.actual, 500)}.`,
      },
      ...(violation.waived
        ? {
            suppressions: [
              { kind: 'external', status: 'accepted', justification: 'Waived in policy/waivers.ts' },
            ],
          }
        : {}),
      properties: { page: violation.page, subject: violation.subject, evidence: violation.evidence },
    })),
    ...entry.undetermined.map(item => ({
      ...base(item, 'undetermined'),
      kind: 'open',
      level: 'none',
      message: { text: `${where(item)}: could not be told: ${printable(item.reason, 1_000)}` },
      properties: { page: item.page, subject: item.subject, code: item.code },
    })),
  ];
}

/** The same finding has the same fingerprint in every run, whatever was seen this time. */
const fingerprint = (id: string, { page, subject }: PlacedFinding, nth: number): string =>
  createHash('sha256').update([id, page, subject, nth].join('\n')).digest('hex');

/** Numbers findings of one page and subject, so that each has a fingerprint of its own. */
function counter(): (finding: PlacedFinding) => number {
  const seen = new Map<string, number>();
  return ({ page, subject }) => {
    const key = `${page}\n${subject}`;
    const nth = (seen.get(key) ?? 0) + 1;
    seen.set(key, nth);
    return nth;
  };
}
