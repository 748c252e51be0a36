import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { filterCompactRules } from '@duckduckgo/autoconsent';
import { z } from 'zod';
import type { Frame, Page } from 'playwright';
import { changeWithin } from '../browser/change-within.js';

const packageDir = dirname(dirname(createRequire(import.meta.url).resolve('@duckduckgo/autoconsent')));
// Not among the package's exports: the build that talks to whoever injected it.
const contentScript = readFileSync(join(packageDir, 'dist', 'autoconsent.playwright.js'), 'utf8');
const rulesFile = join(packageDir, 'rules', 'compact-rules.json');
type Rules = Parameters<typeof filterCompactRules>[0];
let rules: Rules | undefined;
const allRules = (): Rules => (rules ??= JSON.parse(readFileSync(rulesFile, 'utf8')) as Rules);

const message = z.looseObject({
  type: z.string(),
  cmp: z.string().optional(),
  result: z.boolean().optional(),
  id: z.string().optional(),
  code: z.string().optional(),
});

const config = {
  enabled: true,
  autoAction: null,
  disabledCmps: [],
  enablePrehide: false,
  enableCosmeticRules: false,
  detectRetries: 12,
  enableHeuristicDetection: true,
  heuristicMode: 'reject',
};

/** DuckDuckGo's autoconsent in one tab: recognises consent managers and declines by a rule made for each. */
export class AutoConsent {
  #found: { readonly frame: Frame; readonly cmp: string } | undefined;
  #result: boolean | undefined;
  #done = false;

  private constructor(readonly page: Page) {}

  /** Attaches to a tab before it opens a page. */
  static async attach(page: Page): Promise<AutoConsent> {
    const self = new AutoConsent(page);
    await page.exposeBinding('autoconsentSendMessage', ({ frame }, sent: unknown) =>
      self.#receive(frame, sent),
    );
    return self;
  }

  /** Puts the script into every frame of the page that is open now. */
  async start(): Promise<void> {
    this.#found = undefined;
    this.#result = undefined;
    this.#done = false;
    for (const frame of this.page.frames().slice(0, 30))
      // A frame that is gone or forbids scripts has no prompt that a rule could close.
      await frame.evaluate(contentScript).catch(() => undefined);
  }

  /** The consent manager whose prompt was found open since the start. */
  get found(): string | undefined {
    return this.#found?.cmp;
  }

  /** The consent manager whose prompt is open, waited for at most `ms`. */
  async manager(ms: number): Promise<string | undefined> {
    const until = performance.now() + ms;
    while (!this.#found && performance.now() < until) await changeWithin(this.page, 100);
    return this.found;
  }

  /** Declines by the rule of the manager found; true when the rule says it did (which is not yet proof). */
  async decline(ms: number): Promise<boolean> {
    if (!this.#found) return false;
    const until = performance.now() + ms;
    await this.#found.frame.evaluate('autoconsentReceiveMessage({ type: "optOut" })');
    while (this.#result === undefined && !this.#done && performance.now() < until)
      await changeWithin(this.page, 100);
    return this.#result === true;
  }

  async #receive(frame: Frame, sent: unknown): Promise<void> {
    const parsed = message.safeParse(sent);
    if (!parsed.success) return;
    const { type, cmp, result, id, code } = parsed.data;
    if (type === 'popupFound' && cmp !== undefined) this.#found ??= { frame, cmp };
    else if (type === 'optOutResult') this.#result = result ?? false;
    else if (type === 'autoconsentDone') this.#done = true;
    else if (type === 'init')
      await this.#answer(frame, { type: 'initResp', config, rules: this.#rulesFor(frame) });
    else if (type === 'eval' && code !== undefined) {
      const value: unknown = await frame.evaluate(code).catch(() => false);
      await this.#answer(frame, { type: 'evalResp', id, result: value });
    }
  }

  #rulesFor(frame: Frame) {
    const mainFrame = frame.parentFrame() === null;
    return { autoconsent: [], compact: filterCompactRules(allRules(), { url: frame.url(), mainFrame }) };
  }

  async #answer(frame: Frame, answer: unknown): Promise<void> {
    // The frame may have gone while the answer was made.
    await frame.evaluate(`autoconsentReceiveMessage(${JSON.stringify(answer)})`).catch(() => undefined);
  }
}
