import { expect, test } from '@playwright/test';
import { z } from 'zod';
import { claims } from '../../policy/claims.js';
import { conformanceOf } from '../../reporters/conformance-of.js';
import { sarifOf } from '../../reporters/sarif.js';

/** As much of SARIF 2.1.0 as consumers rely on. */
const sarif = z.object({
  version: z.literal('2.1.0'),
  runs: z.tuple([
    z.object({
      tool: z.object({
        driver: z.object({
          name: z.string(),
          rules: z.array(
            z.object({
              id: z.string(),
              shortDescription: z.object({ text: z.string() }),
              help: z.object({ text: z.string(), markdown: z.string() }),
            }),
          ),
        }),
      }),
      results: z.array(
        z.object({
          ruleId: z.string(),
          ruleIndex: z.number(),
          kind: z.enum(['fail', 'open', 'review']),
          level: z.enum(['error', 'warning', 'note', 'none']),
          message: z.object({ text: z.string() }),
          locations: z.array(
            z.object({ physicalLocation: z.object({ artifactLocation: z.object({ uri: z.url() }) }) }),
          ),
          partialFingerprints: z.record(z.string(), z.string()),
          suppressions: z
            .array(z.object({ kind: z.literal('external'), status: z.literal('accepted') }))
            .optional(),
        }),
      ),
    }),
  ]),
});

const violation = (subject: string, actual: string, waived = false) => ({
  page: 'https://www.mpro.org/contact us',
  subject,
  message: 'Plain.',
  expected: 'https:',
  actual,
  evidence: [],
  waived,
});
const run = (actual: string) =>
  sarif.parse(
    sarifOf(
      conformanceOf({
        target: 'https://www.mpro.org/',
        startedAt: '2026-01-01T00:00:00.000Z',
        finishedAt: '2026-01-01T00:01:00.000Z',
        policy: { effectiveDate: '2021-01-15', sha256: 'ab' },
        coverage: { pagesDiscovered: 0, pagesObserved: 0, pagesSkipped: [], pagesFailed: [] },
        claims: claims.filter(claim =>
          ['forms-https', 'policy-link-current', 'email-risk'].includes(claim.id),
        ),
        outcomes: new Map([
          [
            'forms-https',
            {
              result: {
                id: 'forms-https',
                verdict: 'violated',
                subjectsChecked: 3,
                violations: [
                  violation('form#a', actual),
                  violation('form#a', actual),
                  violation('form#b', actual, true),
                ],
                undetermined: [],
                limits: [
                  {
                    page: 'https://www.mpro.org/contact us',
                    subject: 'form#c',
                    question: 'whether the server redirects',
                    settledBy: 'a run with SUBMIT=real',
                  },
                ],
                notes: [],
              },
            },
          ],
          ['policy-link-current', { code: 'not-run', reason: 'the page timed out' }],
        ]),
        attestations: [],
        asOf: '2026-01-01',
      }),
      claims,
    ),
  ).runs[0];

test('rules are the judged claims; violations fail, the undetermined is open, the waived is suppressed', () => {
  const { tool, results } = run('http:');
  expect(tool.driver.rules.map(rule => rule.id)).toEqual(
    claims.filter(claim => claim.profiles.length > 0).map(claim => claim.id),
  );
  expect(results.map(row => [row.ruleId, row.kind, row.level, row.suppressions?.length ?? 0])).toEqual([
    ['forms-https', 'fail', 'error', 0],
    ['forms-https', 'fail', 'error', 0],
    ['forms-https', 'fail', 'error', 1],
    ['forms-https', 'review', 'none', 0],
    ['policy-link-current', 'open', 'none', 0],
  ]);
  for (const row of results) expect(tool.driver.rules[row.ruleIndex]?.id).toBe(row.ruleId);
  expect(results[0]?.locations[0]?.physicalLocation.artifactLocation.uri).toBe(
    'https://www.mpro.org/contact%20us',
  );
});

test('fingerprints tell findings apart and outlive what was seen', () => {
  const prints = (actual: string) =>
    run(actual).results.map(row => row.partialFingerprints['claimPageSubject/v1']);
  expect(new Set(prints('http:')).size).toBe(5);
  expect(prints('http:')).toEqual(prints('mailto:'));
});
