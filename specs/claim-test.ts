import type { TestDetails, TestInfo } from '@playwright/test';
import { attachResult } from '../fixtures/attach-result.js';
import { claimDetails } from '../fixtures/claim-details.js';
import { expectToConform } from '../fixtures/expect.js';
import { test, type ClaimFixtures } from '../fixtures/test.js';
import { attestations } from '../policy/attestations.js';
import { isJudged, type Claim } from '../policy/claim.js';
import { claimById } from '../policy/claims.js';
import { judge, stated } from '../policy/verdict.js';
import { waivers } from '../policy/waivers.js';
import { informationalPrefix, unattestedPrefix } from '../reporters/allure-settings.js';
import { detailsOf, templates } from './details/details-of.js';
import { ruleFor } from './rules/index.js';
import type { Rule } from './rules/rule.js';

type Body = (fixtures: ClaimFixtures, testInfo: TestInfo) => Promise<void>;

/** A rule judges the evidence; the test fails when the claim is violated or cannot be told. */
const judgedBody =
  (claim: Claim, rule: Rule): Body =>
  async ({ settings, evidence, policy }, testInfo) => {
    const found = rule.judge(evidence, policy);
    const result = judge(claim, found, waivers, settings.policyAsOf);
    await attachResult(testInfo, result, settings.reportsDir, {
      detailsOf: violation => detailsOf(claim.id, violation, evidence, policy),
      templateOf: templates(evidence),
    });
    expectToConform(result, settings.require);
  };

/** Only a signature can state the claim, or there is nothing to test. Skipped with its reason unless a valid signature is there. */
const statedBody =
  (claim: Claim): Body =>
  async ({ settings }, testInfo) => {
    const result = stated(claim, attestations, settings.policyAsOf);
    await attachResult(testInfo, result, settings.reportsDir);
    test.skip(result.verdict === 'informational', `${informationalPrefix} there is nothing to test`);
    test.skip(result.verdict === 'unattested', `${unattestedPrefix} ${result.notes.join(' ')}`);
  };

const bodyOf = (claim: Claim): Body =>
  isJudged(claim) ? judgedBody(claim, ruleFor(claim.id)) : statedBody(claim);

/**
 * The one test of a claim of the register, to be declared in the spec of its section: `test(...claim('forms-https'))`. Its name never
 * changes, so that reports keep a history. Throws where the register or the rules do not know the claim.
 */
export function claim(id: string): [title: string, details: TestDetails, body: Body] {
  const entry = claimById(id);
  return [`${entry.id}: ${entry.title}`, claimDetails(entry), bodyOf(entry)];
}
