import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from '@playwright/test';
import draft4 from 'ajv-draft-04';
import formats from 'ajv-formats';
import { z } from 'zod';
import { claims } from '../../policy/claims.js';
import { policyText } from '../../policy/text.js';
import { gateOf } from '../../reporters/baseline/gate.js';
import { conformanceOf } from '../../reporters/conformance-of.js';
import { jsonText } from '../../reporters/printable.js';
import { sarifOf, type SarifContext } from '../../reporters/sarif.js';
import { hostile } from './hostile.js';

/** The schema that OASIS publishes. */
const schema: unknown = JSON.parse(
  readFileSync(
    createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'),
    'utf8',
  ),
);
const Draft4 = draft4.default;
const ajv = new Draft4({ strict: false, allErrors: true, unicodeRegExp: false });
formats.default(ajv);
const isSarif = ajv.compile(z.record(z.string(), z.unknown()).parse(schema));

/** As much of SARIF 2.1.0 as code scanning relies on. */
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
              helpUri: z.url(),
              shortDescription: z.object({ text: z.string() }),
              help: z.object({ text: z.string(), markdown: z.string() }),
            }),
          ),
        }),
      }),
      invocations: z.tuple([
        z.object({
          toolExecutionNotifications: z.array(z.object({ message: z.object({ text: z.string() }) })),
        }),
      ]),
      results: z.array(
        z.object({
          ruleId: z.string(),
          ruleIndex: z.number(),
          kind: z.enum(['fail', 'open']),
          level: z.enum(['error', 'warning', 'note', 'none']),
          message: z.object({ text: z.string() }),
          locations: z.tuple([
            z.object({
              physicalLocation: z.object({
                artifactLocation: z.object({ uri: z.string(), uriBaseId: z.literal('%SRCROOT%') }),
                region: z.object({ startLine: z.number(), startColumn: z.number(), endColumn: z.number() }),
              }),
            }),
          ]),
          partialFingerprints: z.record(z.string(), z.string()),
          baselineState: z.enum(['new', 'unchanged']).optional(),
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
const resultOf = (actual: string) =>
  conformanceOf({
    target: 'https://www.mpro.org/',
    startedAt: '2026-01-01T00:00:00.000Z',
    finishedAt: '2026-01-01T00:01:00.000Z',
    policy: { effectiveDate: '2021-01-15', sha256: 'ab' },
    coverage: {
      pagesDiscovered: 1,
      pagesObserved: 0,
      pagesSkipped: [],
      pagesFailed: [{ url: 'https://www.mpro.org/slow', reason: 'timeout' }],
    },
    claims: claims.filter(claim => ['forms-https', 'policy-link-current', 'email-risk'].includes(claim.id)),
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
  });
const run = (actual: string, context: SarifContext = {}) => {
  const log = sarifOf(resultOf(actual), claims, context);
  isSarif(JSON.parse(jsonText(log)));
  expect(isSarif.errors ?? []).toEqual([]);
  return sarif.parse(log).runs[0];
};

test('rules are the judged claims; violations fail, the undetermined is open, the waived is suppressed', () => {
  const { tool, results, invocations } = run('http:');
  expect(tool.driver.rules.map(rule => rule.id)).toEqual(
    claims.filter(claim => claim.profiles.length > 0).map(claim => claim.id),
  );
  expect(results.map(row => [row.ruleId, row.kind, row.level, row.suppressions?.length ?? 0])).toEqual([
    ['forms-https', 'fail', 'error', 0],
    ['forms-https', 'fail', 'error', 0],
    ['forms-https', 'fail', 'error', 1],
    ['policy-link-current', 'open', 'none', 0],
  ]);
  for (const row of results) expect(tool.driver.rules[row.ruleIndex]?.id).toBe(row.ruleId);
  expect(results[0]?.message.text).toBe(
    'https://www.mpro.org/contact us (form#a): Plain. Expected: https:. Seen: http:.',
  );
  // What nobody asked or saw is no finding of the site.
  expect(invocations[0].toolExecutionNotifications.map(({ message }) => message.text)).toEqual([
    'Page not looked at: https://www.mpro.org/slow: timeout',
    'Not asked by this run: whether the server redirects (form#c on https://www.mpro.org/contact us). Settled by a run with SUBMIT=real.',
  ]);
});

test('a finding stands at the words of the policy that it breaks', () => {
  const lines = policyText.split('\n');
  for (const { ruleId, locations } of run('http:').results) {
    const { artifactLocation, region } = locations[0].physicalLocation;
    expect(readFileSync(artifactLocation.uri, 'utf8')).toBe(policyText);
    const words = lines[region.startLine - 1]?.slice(region.startColumn - 1, region.endColumn - 1) ?? '';
    const quote = claims.find(({ id }) => id === ruleId)?.quote ?? 'none';
    expect(words).not.toBe('');
    expect(quote.startsWith(words.replace(/…$/, ''))).toBe(true);
  }
});

test('fingerprints tell findings apart and outlive what was seen', () => {
  for (const name of ['claimPageSubject/v1', 'primaryLocationLineHash']) {
    const prints = (actual: string) => run(actual).results.map(row => row.partialFingerprints[name]);
    expect(new Set(prints('http:')).size).toBe(4);
    expect(prints('http:')).toEqual(prints('mailto:'));
  }
});

test('rules link to their entries in the register where CI says where that lies', () => {
  const github = {
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_REPOSITORY: 'mpro/policy',
    GITHUB_SHA: 'abc',
  };
  const gitlab = { CI_PROJECT_URL: 'https://gitlab.com/mpro/policy', CI_COMMIT_SHA: 'abc' };
  const linkOf = (env: Record<string, string>) =>
    run('http:', { env }).tool.driver.rules.find(({ id }) => id === 'forms-https')?.helpUri;
  expect(linkOf(github)).toBe('https://github.com/mpro/policy/blob/abc/policy/CLAIMS.md#forms-https');
  expect(linkOf(gitlab)).toBe('https://gitlab.com/mpro/policy/-/blob/abc/policy/CLAIMS.md#forms-https');
  expect(linkOf({})).toBe('https://www.mpro.org/');
  expect(readFileSync('policy/CLAIMS.md', 'utf8')).toContain('id="forms-https"');
});

test('against a baseline, what is known is unchanged and the rest is new', () => {
  const known = {
    schemaVersion: 1 as const,
    target: 'https://www.mpro.org/',
    from: '2025-12-01T00:00:00.000Z',
    findings: [
      {
        kind: 'violated' as const,
        claim: 'forms-https',
        subject: 'form#a',
        pages: ['https://www.mpro.org/contact us'],
      },
    ],
  };
  const gate = gateOf(resultOf('http:'), {
    failOn: 'new',
    path: 'b.json',
    known,
    templateOf: () => undefined,
  });
  const { results } = run('http:', { gate });
  expect(results.map(row => row.baselineState)).toEqual(['unchanged', 'unchanged', 'unchanged', 'new']);
  expect(run('http:').results.map(row => row.baselineState)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test('hostile content is valid SARIF too', () => {
  for (const text of Object.values(hostile)) run(text);
});
