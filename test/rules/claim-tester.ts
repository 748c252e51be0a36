import { expect, test } from '@playwright/test';
import type { Evidence } from '../../crawler/evidence/evidence.js';
import type { Limit } from '../../policy/limit.js';
import { ruleResult, type RuleResult, type Undetermined, type Violation } from '../../policy/result.js';
import { isClaimId } from '../../policy/claims.js';
import { verdictOf } from '../../policy/verdict.js';
import type { Policy, Rule } from '../../specs/rules/rule.js';
import { registeredPolicy } from './registered-policy.js';

/** One case of a rule: a name that says the condition, and what was observed. */
interface Case {
  readonly name: string;
  readonly evidence: Evidence;
  /** The registered policy where none is given. */
  readonly policy?: Policy;
  /** What the mode of the run did not ask, as a whole list; nothing where none is given. */
  readonly limits?: readonly Limit[];
}

interface Checked extends Case {
  readonly subjectsChecked: number;
  readonly notes?: readonly string[];
}

/** What a violation is expected to be, as a whole but for its prose: of the message, words that must stand in it. */
export interface ExpectedViolation extends Omit<Violation, 'message'> {
  readonly says: string;
}

/** An open question that is expected, as a whole; its code is compared where the case gives one. */
export type ExpectedOpen = Omit<Undetermined, 'code'> & Partial<Pick<Undetermined, 'code'>>;

/** The cases of a rule. Every list is required, and none may be empty. */
export interface ClaimCases {
  readonly conforms: readonly Checked[];
  readonly violates: readonly (Case & {
    readonly violations: readonly ExpectedViolation[];
    readonly undetermined?: readonly ExpectedOpen[];
  })[];
  readonly undetermined: readonly (Case & { readonly undetermined: readonly ExpectedOpen[] })[];
  /** Sites without anything that the claim is about: nothing is accused. Or the reason why there is no such site. */
  readonly noSubject:
    readonly (Case & { readonly notes: readonly string[] })[] | { readonly cannotBe: string };
}

/** The author of the cases made a mistake that would let a rule go untested. */
export class CasesError extends Error {
  readonly code = 'E_CLAIM_CASES';
}

const known: Readonly<Record<keyof ClaimCases, readonly string[]>> = {
  conforms: ['name', 'evidence', 'policy', 'limits', 'subjectsChecked', 'notes'],
  violates: ['name', 'evidence', 'policy', 'limits', 'violations', 'undetermined'],
  undetermined: ['name', 'evidence', 'policy', 'limits', 'undetermined'],
  noSubject: ['name', 'evidence', 'policy', 'limits', 'notes'],
};
const lists = ['conforms', 'violates', 'undetermined', 'noSubject'] as const;

/** Throws {@link CasesError} where cases are missing, empty, named twice, the same twice, misspelt, or expect nothing. */
export function checkCases(rule: Rule, cases: ClaimCases): void {
  const fail = (expected: string, got: string): never => {
    throw new CasesError(`cases of ${rule.id}: expected ${expected}, got ${got}`);
  };
  if (!isClaimId(rule.id)) fail('a rule whose id the claims register knows', JSON.stringify(rule.id));
  for (const key of Object.keys(cases))
    if (!lists.some(list => list === key)) fail(`the lists ${lists.join(', ')}`, key);
  const names = new Set<string>();
  const contents = new Set<string>();
  for (const list of lists) {
    const own = cases[list];
    if (own === undefined) fail(`at least one case in ${list}`, 'no such list');
    if ('cannotBe' in own) {
      if (own.cannotBe.trim().length < 20)
        fail(`a reason why there can be no case in ${list}`, JSON.stringify(own.cannotBe));
      continue;
    }
    if (own.length === 0) fail(`at least one case in ${list}`, 'none');
    for (const each of own) {
      if (each.name.trim() === '') fail(`a name for every case in ${list}`, 'an empty one');
      if (names.has(each.name)) fail('each name once', `"${each.name}" twice`);
      names.add(each.name);
      for (const key of Object.keys(each))
        if (!known[list].includes(key)) fail(`${known[list].join(', ')} in "${each.name}"`, key);
      const content = JSON.stringify([each.evidence, each.policy]);
      if (contents.has(content)) fail('each case once', `the evidence of "${each.name}" twice`);
      contents.add(content);
    }
  }
  for (const each of cases.conforms)
    if (each.subjectsChecked < 1)
      fail(`subjects in "${each.name}" (without any it belongs to noSubject)`, 'none');
  for (const each of cases.violates) {
    if (each.violations.length === 0) fail(`violations in "${each.name}"`, 'none');
    for (const { says } of each.violations)
      if (says.trim().length < 8) fail(`telling words in says of "${each.name}"`, `"${says}"`);
  }
  for (const each of cases.undetermined)
    if (each.undetermined.length === 0) fail(`reasons in "${each.name}"`, 'none');
}

const byPlace = (a: { page: string; subject: string }, b: { page: string; subject: string }): number =>
  `${a.page}\n${a.subject}` < `${b.page}\n${b.subject}` ? -1 : 1;

/** Runs a rule on a case: its result has the contract's shape, is the same the second time, and leaves the evidence as it was. */
export function judgeCase(rule: Rule, { evidence, policy = registeredPolicy }: Case): RuleResult {
  const before = JSON.stringify(evidence);
  const first = rule.judge(evidence, policy);
  const second = rule.judge(evidence, policy);
  if (JSON.stringify(first) !== JSON.stringify(second))
    throw new CasesError(`${rule.id} judges the same evidence twice and says two things`);
  if (JSON.stringify(evidence) !== before) throw new CasesError(`${rule.id} changes the evidence`);
  return ruleResult.parse(first);
}

/** Compares a result's violations with those expected, as whole lists. */
export function expectViolations(result: RuleResult, expected: readonly ExpectedViolation[]): void {
  const found = [...result.violations].sort(byPlace);
  const wanted = [...expected].sort(byPlace);
  expect(found.map(({ message: _, ...rest }) => rest)).toEqual(wanted.map(({ says: _, ...rest }) => rest));
  wanted.forEach(({ says }, index) => expect(found[index]?.message).toContain(says));
  for (const { message } of found)
    expect(message, 'a whole sentence that says what to change').toMatch(/^[A-Z“"].{20,}[.]/s);
}

/** Compares a result's open questions with those expected, as whole lists. */
function expectOpen(result: RuleResult, expected: readonly ExpectedOpen[]): void {
  const wanted = [...expected].sort(byPlace);
  const found = [...result.undetermined].sort(byPlace).map(({ code, ...rest }, index) => ({
    ...rest,
    ...(wanted[index]?.code === undefined ? {} : { code }),
  }));
  expect(found).toEqual(wanted);
}

const expectLimits = (result: RuleResult, { limits = [] }: Pick<Case, 'limits'>): void =>
  expect([...result.limits].sort(byPlace)).toEqual([...limits].sort(byPlace));

/** Declares the tests of a rule. Throws {@link CasesError} for cases that would leave it untested. */
export function testClaim(rule: Rule, cases: ClaimCases): void {
  checkCases(rule, cases);
  test.describe(rule.id, () => {
    for (const each of cases.conforms)
      test(`conforms: ${each.name}`, () => {
        const result = judgeCase(rule, each);
        expectLimits(result, each);
        const { violations, undetermined, subjectsChecked, notes } = result;
        expect({ violations, undetermined, subjectsChecked, notes }).toEqual({
          violations: [],
          undetermined: [],
          subjectsChecked: each.subjectsChecked,
          notes: each.notes ?? [],
        });
      });
    for (const each of cases.violates)
      test(`violates: ${each.name}`, () => {
        const result = judgeCase(rule, each);
        expectViolations(result, each.violations);
        expectOpen(result, each.undetermined ?? []);
        expectLimits(result, each);
        expect(verdictOf(result)).toBe('violated');
      });
    for (const each of cases.undetermined)
      test(`undetermined: ${each.name}`, () => {
        const result = judgeCase(rule, each);
        expect(result.violations).toEqual([]);
        expectOpen(result, each.undetermined);
        expectLimits(result, each);
        expect(verdictOf(result)).toBe('undetermined');
      });
    for (const each of 'cannotBe' in cases.noSubject ? [] : cases.noSubject)
      test(`no subject: ${each.name}`, () => {
        const result = judgeCase(rule, each);
        expectLimits(result, each);
        const { violations, undetermined, subjectsChecked, notes } = result;
        expect({ violations, undetermined, subjectsChecked, notes }).toEqual({
          violations: [],
          undetermined: [],
          subjectsChecked: 0,
          notes: [...each.notes],
        });
      });
  });
}
