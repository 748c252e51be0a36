import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { parse } from 'yaml';
import { z } from 'zod';
import { evidenceFolder, inventoryFile } from '../../crawler/evidence/paths.js';
import { partitionCount } from '../../crawler/evidence/partition.js';
import { reportPaths } from '../../reporters/report-paths.js';

const read = (path: string): string => readFileSync(path, 'utf8');
const github = read('.github/workflows/policy-conformance.yml');
const gitlab = read('docs/ci/gitlab-ci.yml');
const docker = read('Dockerfile');

const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(read('package.json')));
const projects = Array.from(
  read('playwright.config.ts').matchAll(/name: '(\w+)'/g),
  ([, name]) => name ?? '',
);
const settings = Array.from(
  read('crawler/settings.ts').matchAll(/^ {2}([A-Z][A-Z_]+):/gm),
  ([, name]) => name ?? '',
);
const files = [...Object.values(reportPaths), inventoryFile, evidenceFolder].map(path => `reports/${path}`);

const step = z.object({
  uses: z.string().optional(),
  run: z.string().optional(),
  env: z.record(z.string(), z.string()).optional(),
  with: z.record(z.string(), z.unknown()).optional(),
});
const workflow = z.object({
  env: z.record(z.string(), z.string()),
  jobs: z.record(
    z.string(),
    z.object({
      needs: z.union([z.string(), z.array(z.string())]).optional(),
      env: z.record(z.string(), z.string()).optional(),
      strategy: z.object({ matrix: z.object({ shard: z.array(z.number()) }) }).optional(),
      steps: z.array(step),
    }),
  ),
});
const pipeline = z.object({
  stages: z.array(z.string()),
  variables: z.record(z.string(), z.string()),
});
const gitlabJob = z.object({
  stage: z.string().optional(),
  extends: z.union([z.string(), z.array(z.string())]).optional(),
  needs: z.array(z.string()).optional(),
  parallel: z.number().optional(),
  variables: z.record(z.string(), z.string()).optional(),
  before_script: z.array(z.string()).optional(),
  script: z.array(z.string()).optional(),
  after_script: z.array(z.string()).optional(),
  artifacts: z.object({ paths: z.array(z.string()) }).optional(),
  cache: z
    .union([z.record(z.string(), z.unknown()), z.array(z.object({ paths: z.array(z.string()) }))])
    .optional(),
});
/** What a run compares itself with, and adds to. */
const kept = [reportPaths.allureHistory, reportPaths.conformance, reportPaths.firstSeen].map(
  path => `reports/${path}`,
);

/** What of these commands this project does not have: scripts, projects of the runner, files. */
function unknownIn(commands: readonly string[]): readonly string[] {
  const all = commands.join('\n');
  const named = (pattern: RegExp): string[] => Array.from(all.matchAll(pattern), ([, name]) => name ?? '');
  return [
    ...named(/npm run ([\w:-]+)/g).filter(name => scripts[name] === undefined),
    ...named(/--project=(\w+)/g).filter(name => !projects.includes(name)),
    ...named(/(?:tsx|node) ([\w./-]+\.ts)/g).filter(path => !existsSync(path)),
  ];
}
const unknownVariables = (...given: (Readonly<Record<string, string>> | undefined)[]): string[] =>
  given.flatMap(each => Object.keys(each ?? {})).filter(name => !settings.includes(name));
const unknownFiles = (paths: readonly string[]): string[] =>
  paths.filter(path => path.startsWith('reports/') && !files.includes(path));
const listOf = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value;

test('the workflow names scripts, projects, variables, jobs and files that exist', () => {
  const { env, jobs } = workflow.parse(parse(github));
  expect(Object.keys(jobs)).toEqual(['deployed', 'crawl', 'observe', 'judge']);
  const steps = Object.values(jobs).flatMap(job => job.steps);
  const commands = steps.flatMap(({ run }) => listOf(run));
  expect(commands).toContain('npx playwright test --project=claims --no-deps');
  expect(unknownIn(commands)).toEqual([]);
  expect(
    unknownVariables(env, ...Object.values(jobs).map(job => job.env), ...steps.map(each => each.env)),
  ).toEqual([]);
  const needed = Object.values(jobs).flatMap(({ needs }) => listOf(needs));
  expect(needed.filter(name => jobs[name] === undefined)).toEqual([]);
  const paths = steps
    .flatMap(each => [each.with?.['path'], each.with?.['sarif_file']].map(String))
    .flatMap(text => text.trim().split('\n'));
  expect(paths).toContain('reports/inventory.json');
  expect(unknownFiles(paths.filter(path => path !== 'reports'))).toEqual([]);
  for (const { uses } of steps) expect(uses ?? 'a/b@v1').toMatch(/^[\w/-]+@v\d+$/);
  expect(jobs['observe']?.strategy?.matrix.shard).toEqual([1, 2, 3, 4]);
  expect(jobs['deployed']?.env).toEqual({ VISITS: 'distinct' });
});

test('what one job keeps, the next one fetches', () => {
  const { jobs } = workflow.parse(parse(github));
  const of = (action: string) =>
    Object.values(jobs)
      .flatMap(job => job.steps)
      .filter(({ uses }) => uses?.startsWith(`actions/${action}@`))
      .map(each => each.with ?? {});
  const uploaded = of('upload-artifact').map(each =>
    String(each['name']).replace('${{ matrix.shard }}', '1'),
  );
  for (const fetched of of('download-artifact')) {
    const pattern = String(fetched['name'] ?? fetched['pattern']).replace('*', '1');
    expect(uploaded).toContain(pattern);
  }
  const cached = (action: 'save' | 'restore') =>
    of(`cache/${action}`).map(each => String(each['path']).trim().split('\n'));
  expect(cached('save')).toEqual([kept, kept]);
  expect(cached('restore')).toEqual([kept, kept]);
});

test("GitLab's example names scripts, projects, variables, jobs and files that exist", () => {
  const { stages, variables, ...rest } = z.object(pipeline.shape).catchall(z.unknown()).parse(parse(gitlab));
  const jobs = Object.entries(rest).map(([name, job]) => [name, gitlabJob.parse(job)] as const);
  const names = jobs.map(([name]) => name);
  expect(names).toEqual(['.harness', '.reports', 'deployed', 'crawl', 'observe', 'judge']);
  for (const [name, job] of jobs) {
    expect(
      unknownIn([...(job.before_script ?? []), ...(job.script ?? []), ...(job.after_script ?? [])]),
      name,
    ).toEqual([]);
    expect(unknownVariables(variables, job.variables), name).toEqual([]);
    expect(
      [...listOf(job.extends), ...(job.needs ?? [])].filter(other => !names.includes(other)),
      name,
    ).toEqual([]);
    expect(
      listOf(job.stage).filter(stage => !stages.includes(stage)),
      name,
    ).toEqual([]);
    expect(unknownFiles(job.artifacts?.paths ?? []), name).toEqual([]);
    expect(job.parallel ?? 1, name).toBeLessThanOrEqual(partitionCount);
  }
  const reports = new Map(jobs).get('.reports')?.cache;
  expect(Array.isArray(reports) ? reports.map(({ paths }) => paths) : []).toEqual([['.npm'], kept]);
  expect(gitlab).toContain(`junit: reports/${reportPaths.junit}`);
});

test('the image runs as a user that is not root, with what a fresh machine gets', () => {
  const lines = docker.split('\n');
  const user = lines.findIndex(line => line === 'USER node');
  expect(user).toBeGreaterThan(0);
  expect(lines.slice(user).some(line => line.startsWith('USER') && line !== 'USER node')).toBe(false);
  expect(lines.slice(user).some(line => line.startsWith('RUN npm ci'))).toBe(true);
  for (const name of ['chromium', 'chromium-headless-shell', 'libnss3-tools']) {
    expect(docker).toContain(name);
    expect(read('.ci/run')).toContain(name);
    expect(gitlab).toContain(name);
  }
  const copied = Array.from(docker.matchAll(/^COPY --chown=node:node (.*) \S+$/gm), ([, paths]) =>
    (paths ?? '').split(' '),
  ).flat();
  expect(copied.filter(path => !existsSync(path))).toEqual([]);
  expect(unknownIn(lines)).toEqual([]);
  const { engines } = z
    .object({ engines: z.object({ node: z.string() }) })
    .parse(JSON.parse(read('package.json')));
  expect(docker).toContain(`FROM node:${engines.node.replace('>=', '').split('.')[0] ?? ''}-`);
  expect(read('.dockerignore').split('\n')).toEqual(
    expect.arrayContaining(['node_modules', 'reports', '.git']),
  );
});
