import type { FullResult, TestCase, TestResult } from '@playwright/test/reporter';
import { AllureReporter } from 'allure-playwright';

/**
 * Allure's reporter, which alone ends the whole process where it cannot write (a full disk, a folder that somebody removed): the run's
 * result would be lost with it. Here the run goes on to its result, says once what went wrong, and fails.
 */
export default class AllureResults extends AllureReporter {
  #fault: unknown;

  override async onTestEnd(test: TestCase, result: TestResult): Promise<void> {
    if (this.#fault !== undefined) return;
    try {
      await super.onTestEnd(test, result);
    } catch (error) {
      this.#fault = error;
    }
  }

  /** Playwright takes a status from this that Allure's types do not know. */
  override onEnd(): Promise<void> {
    return this.#end() as Promise<unknown> as Promise<void>;
  }

  async #end(): Promise<{ status?: FullResult['status'] }> {
    try {
      if (this.#fault === undefined) await super.onEnd();
    } catch (error) {
      this.#fault = error;
    }
    if (this.#fault === undefined) return {};
    process.stderr.write(
      `Allure's results could not be written, so that "npm run report" has nothing whole to show: ${wordsOf(this.#fault)}\n`,
    );
    return { status: 'failed' };
  }
}

const wordsOf = (fault: unknown): string => (fault instanceof Error ? fault.message : String(fault));
