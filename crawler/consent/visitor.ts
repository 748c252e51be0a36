import type { Browser, BrowserContext, Page } from 'playwright';
import { newVisitorContext } from '../browser/launch.js';
import type { PromptFact } from '../evidence/prompt.js';
import type { Outcome } from '../evidence/visit.js';
import { closeContext } from '../visit/close-context.js';
import { withDeadline } from '../visit/deadline.js';
import { runsScripts } from '../visit/read/runs-scripts.js';
import { AutoConsent } from './autoconsent.js';
import { declineByButtons, declineByRule, type Declined } from './decline.js';
import { framePrompts } from '../prompts/frame-prompts.js';
import { asksForChoice, findPrompt, type Prompt } from './find-prompt.js';
import { changeWithin } from '../browser/change-within.js';
import { restLimits, untilRested } from './rest.js';
import { readStoredItems, type RawItem } from './stored-items.js';
import { withoutFragment } from '../../kernel/addresses.js';
import type { WireRequest } from '../trackers/wire-request.js';
import { Wire } from './wire.js';

/** What one visitor's browser held, and what it sent since the moment before. */
export interface RawStep {
  readonly moment: 'before' | 'declined' | 'reload' | 'later';
  readonly page: string;
  readonly outcome: Outcome;
  readonly bannerShown: boolean;
  readonly items: ReadonlyMap<string, RawItem>;
  readonly requests: readonly WireRequest[];
}

export type Strategy = 'rule' | 'buttons';

const restOf = { before: 'arrive', declined: 'choice', reload: 'choice', later: 'reading' } as const;
const promptWaitMs = 3_500;
const ruleWaitMs = 2_500;
const stepLimitMs = 60_000;
const navigationMs = 30_000;

/** A visitor with a browser context of their own who meets a consent prompt, declines it and goes on reading. */
export class Visitor {
  readonly wire: Wire;
  readonly steps: RawStep[] = [];
  #declinedByRule = false;

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    readonly auto: AutoConsent,
  ) {
    this.wire = new Wire(context);
    page.on('dialog', dialog => void dialog.dismiss().catch(() => undefined));
    context.on('page', popup => {
      if (popup !== page) void popup.close().catch(() => undefined);
    });
  }

  static async arrive(browser: Browser): Promise<Visitor> {
    const context = await newVisitorContext(browser);
    const page = await context.newPage();
    return new Visitor(context, page, await AutoConsent.attach(page));
  }

  /** Opens a page and waits for a prompt that asks for a choice. */
  async meet(url: string): Promise<Prompt | undefined> {
    await this.#open(url);
    const until = performance.now() + promptWaitMs;
    for (;;) {
      const prompt = await this.#prompt();
      if (prompt || performance.now() >= until) return prompt;
      await changeWithin(this.page, 250);
    }
  }

  /** Whether a page offers a choice, to a person's eyes or to autoconsent's. One without scripts shows at once what it has to show. */
  async isOffered(url: string): Promise<boolean> {
    await this.#open(url);
    await this.auto.start();
    const frames = this.page.frames().length;
    const until = performance.now() + ((await runsScripts(this.page)) ? promptWaitMs : 0);
    for (;;) {
      if (this.auto.found !== undefined || (await this.#prompt())) return true;
      // Autoconsent has not seen the frames that came since it was started.
      if (performance.now() >= until) return this.page.frames().length > frames && this.#ruleFindsPrompt();
      await changeWithin(this.page, 250);
    }
  }

  async #open(url: string): Promise<void> {
    this.wire.start();
    await this.page.goto(url, { waitUntil: 'domcontentloaded', timeout: navigationMs });
    await untilRested(this.page, this.wire, restLimits.arrive);
  }

  /** The prompt that asks for a choice now. */
  async #prompt(): Promise<Prompt | undefined> {
    const prompt = await withDeadline('looking for a prompt', stepLimitMs, findPrompt(this.page));
    return prompt && asksForChoice(prompt) ? prompt : undefined;
  }

  /** Everything that lies over the page, or stands in it, and asks about cookies or may do so: as a first visit notes it. */
  async prompts(): Promise<PromptFact[]> {
    const frames = await Promise.all(
      this.page.frames().map(async frame => {
        const prompts = await framePrompts(frame);
        return frame === this.page.mainFrame() ? prompts.map(prompt => ({ ...prompt, frame: '' })) : prompts;
      }),
    );
    return frames.flat();
  }

  /** Declines the prompt that is open, by one way. */
  async decline(prompt: Prompt | undefined, strategy: Strategy): Promise<Declined & { manager: string }> {
    if (strategy === 'buttons')
      return { ...(prompt ? await declineByButtons(this.page, prompt) : { by: '', clicks: 0 }), manager: '' };
    await this.auto.start();
    const manager = await this.auto.manager(ruleWaitMs);
    if (manager === undefined) return { by: '', clicks: 0, manager: '' };
    this.#declinedByRule = true;
    return { ...(await declineByRule(this.auto, manager)), manager };
  }

  /** A prompt that only autoconsent recognises is looked for with its eyes. */
  async #ruleFindsPrompt(): Promise<boolean> {
    await this.auto.start();
    return (await this.auto.manager(ruleWaitMs)) !== undefined;
  }

  /** Starts counting what is sent. */
  mark(): void {
    this.wire.start();
  }

  /** Records what the browser holds and has sent since the last mark. */
  async record(moment: RawStep['moment'], url: string): Promise<RawStep> {
    const rest = restOf[moment];
    const isStill = rest === 'reading' && !(await runsScripts(this.page));
    await untilRested(this.page, this.wire, restLimits[isStill ? 'still' : rest]);
    const prompt = await this.#prompt();
    const step: RawStep = {
      moment,
      page: url,
      outcome: { ok: true },
      bannerShown:
        prompt !== undefined ||
        (moment === 'reload' && this.#declinedByRule && (await this.#ruleFindsPrompt())),
      items: await readStoredItems(this.context, this.page),
      requests: [...this.wire.requests()],
    };
    this.steps.push(step);
    return step;
  }

  /** Goes to a page (or loads the same one again) and records it; a page that cannot be opened is recorded as that. */
  async goOn(moment: 'reload' | 'later', url: string): Promise<RawStep> {
    this.mark();
    try {
      // Where the choice was made on a page of its own, coming back to this one is loading it anew.
      if (moment === 'reload' && withoutFragment(this.page.url()) === withoutFragment(url))
        await this.page.reload({ waitUntil: 'domcontentloaded', timeout: navigationMs });
      else await this.page.goto(url, { waitUntil: 'domcontentloaded', timeout: navigationMs });
      return await this.record(moment, url);
    } catch (error) {
      const detail =
        (error instanceof Error ? error.message : String(error)).split('\n')[0]?.slice(0, 300) ?? '';
      const outcome = { ok: false as const, reason: 'page-unreadable', detail };
      const step: RawStep = {
        moment,
        page: url,
        outcome,
        bannerShown: false,
        items: new Map(),
        requests: [],
      };
      this.steps.push(step);
      return step;
    }
  }

  async leave(): Promise<void> {
    await closeContext(this.context);
  }
}
