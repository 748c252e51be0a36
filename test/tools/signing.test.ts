import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { check, resolveConfig } from 'prettier';
import { z } from 'zod';
import { attestation } from '../../policy/attestations.js';
import { claims } from '../../policy/claims.js';
import { waiver } from '../../policy/waivers.js';
import { answersTo, dayWithin, saysSomething } from '../../tools/signing/ask.js';
import { attest } from '../../tools/signing/enter-statement.js';
import { waive } from '../../tools/signing/enter-waiver.js';
import { withRows } from '../../tools/signing/register-source.js';
import { hostile } from '../reporters/hostile.js';
import { test, type ProjectCopy } from './project-copy.js';

test.describe.configure({ timeout: 180_000 });

/** What the commands are told that run in this process; the copy's are told by `ProjectCopy`. */
const told = { BASE_URL: 'https://www.mpro.org/', POLICY_AS_OF: '2026-06-01', REPORTS_DIR: '/nonexistent' };

/** A register as the next run reads it. */
const rowsOf = (copy: ProjectCopy, register: 'waivers' | 'attestations'): unknown => {
  writeFileSync(
    join(copy.dir, 'read.ts'),
    `import { ${register} } from './policy/${register}.js'; process.stdout.write(JSON.stringify(${register}));`,
  );
  const { out, err } = copy.run('read.ts');
  expect(err).toBe('');
  return JSON.parse(out);
};
const isInStyle = async (copy: ProjectCopy, path: string): Promise<boolean> => {
  const file = join(copy.dir, path);
  return check(readFileSync(file, 'utf8'), { ...(await resolveConfig(file)), parser: 'typescript' });
};
const statement = [
  ...['--owner', 'A. Officer', '--reason', 'Contracts of 2026 gone through'],
  ...['--document', 'contracts/2026-05.pdf', '--expires', '2027-05-31'],
];
const bearing = ['--reason', "It's moving", '--owner', 'Web team', '--expires', '2026-12-31'];

test('a signed statement stands in its register, in style, and the next run counts it', async ({ copy }) => {
  const said = copy.run('tools/signing/attest.ts', ['no-sale-of-lists', ...statement]);
  expect(said).toMatchObject({ code: 0, err: '' });
  expect(said.out).toContain(
    'no-sale-of-lists is attested, signed by A. Officer on 2026-06-01, until 2027-05-31',
  );
  const row = {
    claim: 'no-sale-of-lists',
    signedBy: 'A. Officer',
    signedOn: '2026-06-01',
    validUntil: '2027-05-31',
    document: 'contracts/2026-05.pdf',
    reason: 'Contracts of 2026 gone through',
  };
  expect(rowsOf(copy, 'attestations')).toEqual([row]);
  expect(z.array(attestation).parse([row])).toHaveLength(1);
  expect(await isInStyle(copy, 'policy/attestations.ts')).toBe(true);
  const listed = copy.run('tools/signing/attest.ts').out;
  expect(listed).toMatch(/no-sale-of-lists +attested: signed by A\. Officer/);
  const open = claims.filter(({ id, attestation: terms }) => terms && id !== 'no-sale-of-lists');
  expect(listed.match(/ unattested: /g)).toHaveLength(open.length);
  // Signed again on the same day it is the same statement, on another day one more.
  expect(
    copy.run('tools/signing/attest.ts', ['no-sale-of-lists', ...statement, '--signed-on', '2026-05-31']).code,
  ).toBe(0);
  expect(copy.run('tools/signing/attest.ts', ['no-sale-of-lists', ...statement, '--owner', 'B']).code).toBe(
    0,
  );
  expect(rowsOf(copy, 'attestations')).toEqual([
    { ...row, signedBy: 'B' },
    { ...row, signedOn: '2026-05-31' },
  ]);
});

test('a waiver covers what the last run found, and only that; it is renewed in its place', async ({
  copy,
}) => {
  const result = conformanceWith([
    ['https://www.mpro.org/contact', `form#${hostile.lines}`, false],
    ['https://www.mpro.org/contact', `form#${hostile.lines}`, false],
    ['https://www.mpro.org/join', 'form#join', false],
    ['https://www.mpro.org/old', 'form#old', true],
  ]);
  mkdirSync(join(copy.dir, 'reports'));
  writeFileSync(join(copy.dir, 'reports/conformance.json'), JSON.stringify(result));
  expect(copy.run('tools/signing/waive.ts', ['forms-https', ...bearing])).toMatchObject({ code: 0, err: '' });
  expect(copy.run('tools/signing/waive.ts', ['no-pii-transfer', ...bearing])).toMatchObject({
    code: 1,
    err: 'the last run found no open violation of no-pii-transfer: say what to waive by --page and --subject\n',
  });
  const common = { claim: 'forms-https', reason: "It's moving", owner: 'Web team', expires: '2026-12-31' };
  const first = { ...common, page: 'https://www.mpro.org/contact', subject: `form#${hostile.lines}` };
  const second = { ...common, page: 'https://www.mpro.org/join', subject: 'form#join' };
  expect(rowsOf(copy, 'waivers')).toEqual([first, second]);
  expect(z.array(waiver).parse([first, second])).toHaveLength(2);
  expect(await isInStyle(copy, 'policy/waivers.ts')).toBe(true);
  expect(readFileSync(join(copy.dir, 'policy/waivers.ts'), 'utf8')).not.toMatch(
    /[\u202a-\u202e\u2066-\u2069]/,
  );
  const renewal = ['--page', second.page, '--subject', second.subject, ...bearing, '--expires', '2027-01-31'];
  expect(copy.run('tools/signing/waive.ts', ['forms-https', ...renewal]).code).toBe(0);
  const pattern = ['no-pii-transfer', '--page', 'https://www.mpro.org/*', ...bearing];
  expect(copy.run('tools/signing/waive.ts', pattern).code).toBe(0);
  expect(rowsOf(copy, 'waivers')).toEqual([
    first,
    { ...second, expires: '2027-01-31' },
    { ...common, claim: 'no-pii-transfer', page: 'https://www.mpro.org/*', subject: '*' },
  ]);
});

test('what cannot be is one clear line, and nothing is written', async () => {
  const refused: readonly (readonly [string, readonly string[], string])[] = [
    [
      'attest',
      ['no-sale-of-lists'],
      'expected --owner, --reason, --document and --expires: there is no terminal to ask on',
    ],
    [
      'attest',
      ['no-sale-of-lists', ...statement, '--expires', '2027-06-02'],
      '--expires: expected a day from 2026-06-01 to 2027-06-01, got "2027-06-02"',
    ],
    [
      'attest',
      ['no-sale-of-lists', ...statement, '--signed-on', '2026-06-02'],
      '--signed-on: expected a day from 1970-01-01 to 2026-06-01, got "2026-06-02"',
    ],
    ['attest', ['no-sale-of-lists', ...statement, '--owner', ' '], '--owner: expected a text, got ""'],
    [
      'attest',
      ['forms-https', ...statement],
      'expected a claim that only MPRO can state ("npm run attest" lists them), got "forms-https"',
    ],
    ['waive', [], 'expected: npm run waive -- CLAIM (--help says more)'],
    [
      'waive',
      ['no-sale-of-lists', ...bearing],
      'expected the id of a claim that a machine judges (policy/CLAIMS.md lists them), got "no-sale-of-lists"',
    ],
    [
      'waive',
      ['forms-https', ...bearing],
      'expected the result of a run in /nonexistent/conformance.json: run "npx playwright test" first, or say what to waive by --page and --subject',
    ],
    [
      'waive',
      ['forms-https', '--page', '*', '--owner', 'x'],
      'expected --reason and --expires: there is no terminal to ask on',
    ],
    [
      'waive',
      ['forms-https', '--page', '*', ...bearing, '--expires', '2026-05-31'],
      '--expires: expected a day from 2026-06-01 on, got "2026-05-31"',
    ],
    [
      'waive',
      ['forms-https', '--page', '*', ...bearing, '--expires', '2026-02-30'],
      '--expires: expected a date as YYYY-MM-DD, got "2026-02-30"',
    ],
    ['waive', ['forms-https', '--until', '2026-12-31'], "Unknown option '--until'"],
  ];
  for (const [command, args, line] of refused) {
    const said = (command === 'attest' ? attest : waive)(args, undefined, told);
    await expect(said, line).rejects.toThrow(line);
  }
});

test('the commands end with that line and exit code 1, and write nothing', ({ copy }) => {
  for (const name of ['attest', 'waive']) {
    const file = join(copy.dir, `policy/${name === 'attest' ? 'attestations' : 'waivers'}.ts`);
    const before = readFileSync(file, 'utf8');
    const claim = name === 'attest' ? ['no-sale-of-lists'] : ['forms-https', '--page', '*'];
    const { code, out, err } = copy.run(`tools/signing/${name}.ts`, claim);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/^expected --.* there is no terminal to ask on\n$/);
    expect(readFileSync(file, 'utf8')).toBe(before);
  }
});

test('a person is asked until the answer will do; an empty answer takes what is offered', async () => {
  const asked: string[] = [];
  const answers = ['', 'Because', 'soon', '2026-05-01', '2026-07-01', ''];
  const ask = (question: string): Promise<string> => {
    asked.push(question);
    return Promise.resolve(answers.shift() ?? '');
  };
  const questions = [
    { option: 'reason', ask: 'Why', fault: saysSomething },
    { option: 'owner', ask: 'Who', fault: saysSomething },
    { option: 'expires', ask: 'Until', fault: dayWithin('2026-06-01') },
    { option: 'signed-on', ask: 'When', fallback: '2026-06-01', fault: dayWithin('2026-06-01') },
  ];
  expect(await answersTo(questions, { owner: 'Web team' }, ask)).toEqual({
    reason: 'Because',
    owner: 'Web team',
    expires: '2026-07-01',
    'signed-on': '2026-06-01',
  });
  expect(asked).toEqual([
    'Why: ',
    '  expected a text\nWhy: ',
    'Until: ',
    '  expected a date as YYYY-MM-DD\nUntil: ',
    '  expected a day from 2026-06-01 on\nUntil: ',
    'When [2026-06-01]: ',
  ]);
});

test('what a person wrote into a register stays', async () => {
  const text = `// Why we waive.\nexport const waivers = readWaivers([\n  // the first\n  { claim: 'a' }, // kept\n  { claim: 'b' }\n  // the end\n]);\n`;
  const rows = [
    { row: { claim: 'B' }, at: 1 },
    { row: { claim: 'c' }, at: undefined },
  ];
  expect(await withRows('policy/waivers.ts', text, 'readWaivers', rows)).toBe(
    `// Why we waive.\nexport const waivers = readWaivers([\n  // the first\n  { claim: 'a' }, // kept\n  { claim: 'B' },\n  { claim: 'c' },\n  // the end\n]);\n`,
  );
  await expect(withRows('policy/waivers.ts', 'export {};', 'readWaivers', rows)).rejects.toThrow(
    'policy/waivers.ts: expected a call readWaivers([…]), found none',
  );
});

/** A result in which forms-https is violated on these pages. */
function conformanceWith(
  violations: readonly (readonly [page: string, subject: string, waived: boolean])[],
): object {
  const [first] = claims.filter(({ id }) => id === 'forms-https');
  return {
    schemaVersion: 2,
    target: 'https://www.mpro.org/',
    startedAt: '2026-05-31T00:00:00.000Z',
    finishedAt: '2026-05-31T00:01:00.000Z',
    policy: { effectiveDate: '2021-01-15', sha256: 'ab' },
    coverage: { pagesDiscovered: 3, pagesObserved: 3, pagesSkipped: [], pagesFailed: [] },
    claims: [
      {
        id: 'forms-https',
        section: first?.section,
        quote: first?.quote,
        testability: 'machine',
        verdict: 'violated',
        subjectsChecked: 4,
        undetermined: [],
        limits: [],
        violations: violations.map(([page, subject, waived]) => ({
          page,
          subject,
          message: 'Plain.',
          expected: 'https:',
          actual: 'http:',
          evidence: [],
          waived,
        })),
        notes: [],
      },
    ],
  };
}
