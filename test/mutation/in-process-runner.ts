import { readdirSync } from 'node:fs';
import { register } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CoverageData, MutantCoverage, StrykerOptions } from '@stryker-mutator/api/core';
import { commonTokens, declareClassPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin';
import {
  DryRunStatus,
  MutantRunStatus,
  TestStatus,
  type DryRunResult,
  type MutantRunOptions,
  type MutantRunResult,
  type TestResult,
  type TestRunner,
} from '@stryker-mutator/api/test-runner';
import type { CollectedTest } from './collected-tests.js';

/** What Stryker's instrumented code and its runner tell each other. */
interface Switchboard {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  mutantCoverage?: MutantCoverage;
}
const global = globalThis as { __stryker__?: Switchboard };
const switchboard = (): Switchboard => (global.__stryker__ ??= {});

/** Test files beside the room that is mutated: those of `specs/rules/…` stand in `test/rules/`. */
function testFiles({ mutate }: StrykerOptions): readonly string[] {
  const room = mutate[0]?.split('/')[1] ?? '';
  const folder = resolve('test', room);
  return readdirSync(folder)
    .filter(name => name.endsWith('.test.ts'))
    .map(name => resolve(folder, name));
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * Judges mutants in one process: the tests of a room that need no browser are declared once and run for each mutant, which takes
 * milliseconds in place of the seconds that a run of Playwright's takes. A plug-in for StrykerJS.
 */
export class InProcessRunner implements TestRunner {
  static readonly inject = tokens(commonTokens.options);
  #tests: readonly CollectedTest[] = [];

  constructor(readonly options: StrykerOptions) {}

  capabilities(): { readonly reloadEnvironment: boolean } {
    return { reloadEnvironment: false };
  }

  async init(): Promise<void> {
    const standIn = new URL('./collected-tests.ts', import.meta.url).href;
    const hook = `export const resolve = (name, context, next) => next(name === '@playwright/test' ? ${JSON.stringify(standIn)} : name, context);`;
    register(`data:text/javascript,${encodeURIComponent(hook)}`);
    for (const file of testFiles(this.options)) await import(pathToFileURL(file).href);
    const { collected } = (await import(standIn)) as { readonly collected: readonly CollectedTest[] };
    this.#tests = collected;
  }

  async dryRun(): Promise<DryRunResult> {
    const tests: TestResult[] = [];
    for (const test of this.#tests) {
      switchboard().currentTestId = test.name;
      const began = performance.now();
      const failure = await this.#failureOf(test);
      const result = { id: test.name, name: test.name, timeSpentMs: performance.now() - began };
      tests.push(
        failure === undefined
          ? { ...result, status: TestStatus.Success }
          : { ...result, status: TestStatus.Failed, failureMessage: failure },
      );
    }
    switchboard().currentTestId = undefined;
    const coverage: MutantCoverage = switchboard().mutantCoverage ?? {
      static: {} satisfies CoverageData,
      perTest: {},
    };
    return { status: DryRunStatus.Complete, tests, mutantCoverage: coverage };
  }

  async mutantRun({ activeMutant, testFilter }: MutantRunOptions): Promise<MutantRunResult> {
    switchboard().activeMutant = activeMutant.id;
    const chosen = this.#tests.filter(({ name }) => testFilter?.includes(name) ?? true);
    let nrOfTests = 0;
    try {
      for (const test of chosen) {
        nrOfTests += 1;
        const failureMessage = await this.#failureOf(test);
        if (failureMessage !== undefined)
          return { status: MutantRunStatus.Killed, killedBy: [test.name], failureMessage, nrOfTests };
      }
      return { status: MutantRunStatus.Survived, nrOfTests };
    } finally {
      switchboard().activeMutant = undefined;
    }
  }

  async #failureOf({ body }: CollectedTest): Promise<string | undefined> {
    try {
      await body();
      return undefined;
    } catch (error) {
      return messageOf(error);
    }
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'in-process', InProcessRunner)];
