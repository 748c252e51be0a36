import { expect as playwrightExpect } from 'playwright/test';

/** A test that needs nothing but this process. */
export interface CollectedTest {
  readonly name: string;
  readonly body: () => unknown;
}

/** Tests in the order in which their files declare them. */
export const collected: CollectedTest[] = [];

const titles: string[] = [];

/** A body that asks for fixtures needs the real runner: a browser, as a rule. */
const needsFixtures = (body: (...args: never[]) => unknown): boolean =>
  body.length > 0 && !/^(?:async\s*)?\(\s*\{\s*\}\s*\)/.test(body.toString());

type Body = (fixtures: object) => unknown;

/** Stands in for Playwright's `test` while mutants are judged: it only notes what is declared. */
function declare(title: string, ...rest: readonly unknown[]): void {
  const body = rest.findLast((each): each is Body => typeof each === 'function');
  if (body && !needsFixtures(body))
    collected.push({ name: [...titles, title].join(' › '), body: () => body({}) });
}

function describe(title: string, body: () => void): void {
  titles.push(title);
  body();
  titles.pop();
}

const nothing = (): void => undefined;

export const test = Object.assign(declare, {
  describe: Object.assign(describe, { configure: nothing }),
  extend: () => test,
  step: (_title: string, body: () => unknown) => body(),
  skip: nothing,
  slow: nothing,
  setTimeout: nothing,
  beforeAll: nothing,
  afterAll: nothing,
  beforeEach: nothing,
  afterEach: nothing,
  use: nothing,
});
export const expect = playwrightExpect;
