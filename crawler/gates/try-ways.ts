import { bounds, type BoundName } from '../evidence/bounds.js';
import { gateKey, type GateFact, type GateWay } from '../evidence/gate.js';
import { harmless } from '../browser/harmless.js';
import { loadPage } from '../browser/load-page.js';
import { until } from '../browser/network-idle.js';
import { isFamilyHost } from '../../kernel/party.js';
import type { Tab } from '../visit/tab.js';
import { lookForGates, type SeenGates } from './look-for-gates.js';
import { gateWords } from '../../kernel/words/gate-words.js';
import { withoutFragment } from '../../kernel/addresses.js';

/** Milliseconds: for a press to be possible, for a box to go, for another page to load, for a box to come up, for a late way out. */
const limits = { click: 1_000, gone: 800, load: 10_000, appear: 5_000, late: 6_000 };

/** The box did not come up on the further visit. */
export class GateAbsentError extends Error {
  readonly code = 'E_GATE_ABSENT';
}

/** Letters of text that a box gives free before it counts as gone. */
const more = 200;
const passes = new RegExp(gateWords.passes, 'i');
const locatorOf = (selector: string): string => selector.split(' >>> ').join(' >> ');

/** Where a box is, and what was readable when it stood. */
interface Barred {
  readonly page: string;
  readonly box: GateFact;
  readonly before: SeenGates;
}

/** Whether the box still bars the way, or another has taken its place. */
function isBarred({ page, box, before }: Barred, seen: SeenGates | undefined): boolean {
  if (seen === undefined) return false;
  const key = gateKey(page, box);
  const stands = seen.boxes.some(
    each =>
      each.place === box.place &&
      (each.selector === box.selector ||
        each.asks !== '' ||
        gateKey(page, each) === key ||
        each.controls.some(control => box.controls.includes(control))),
  );
  if (!stands || box.place === 'over') return stands;
  const held = before.blurred + before.cut + before.hidden;
  const isFreed = held > more && seen.blurred + seen.cut + seen.hidden < held / 2;
  return seen.readable < before.readable + more && !isFreed;
}

/**
 * Tries to get past a box as a visitor would who gives nothing: by Escape, by what can be pressed in it, by a click beside it, by waiting
 * for a way out that comes late. Ends with the first way that leads past. The tab shows the page and is used up.
 * Throws {@link GateAbsentError} where the box does not come up.
 */
export class WaysPast {
  readonly #ways: GateWay[] = [];
  readonly #tried = new Set<string>();
  #downloads = 0;
  #pressed = 0;
  #reached: BoundName[] = [];

  constructor(
    readonly tab: Tab,
    readonly page: string,
    readonly box: GateFact,
    readonly familyHosts: readonly string[],
  ) {
    tab.page.on('download', () => (this.#downloads += 1));
  }

  /** `shown` is told when the box stands, for a picture. */
  async try(shown: () => Promise<void>): Promise<{ ways: GateWay[]; reached: BoundName[] }> {
    const barred = await this.#barred();
    await shown();
    await harmless(this.tab.page);
    await this.#tryAll(barred);
    return { ways: this.#ways, reached: this.#reached };
  }

  async #tryAll(barred: Barred): Promise<boolean> {
    const { page } = this.tab;
    const isOver = this.box.place === 'over';
    const escape = (): Promise<void> => page.keyboard.press('Escape');
    if (isOver && (await this.#passes(barred, 'escape', 'Escape', escape))) return true;
    if (await this.#press(barred, 1)) return true;
    if (isOver)
      for (const { x, y } of barred.before.beside)
        if (await this.#passes(barred, 'beside', `${x}, ${y}`, () => page.mouse.click(x, y))) return true;
    if (await this.#press(barred, 2)) return true;
    const isGone = await until(async () => {
      const seen = await this.#look();
      const fresh = this.#untried(seen, 2);
      return !isBarred(barred, seen) || fresh.length > 0;
    }, limits.late);
    if (!isGone) return false;
    if (!isBarred(barred, await this.#look())) {
      this.#ways.push({ way: 'wait', name: '', result: 'passed', detail: 'it went by itself' });
      return true;
    }
    return this.#press(barred, 2);
  }

  async #press(barred: Barred, rank: number): Promise<boolean> {
    for (;;) {
      const [next] = this.#untried(await this.#look(), rank);
      if (!next) return false;
      if (this.#pressed >= bounds.gateWays.value) {
        this.#reached = ['gateWays'];
        return false;
      }
      this.#pressed += 1;
      this.#tried.add(next.selector);
      if (await this.#passes(barred, 'press', next.name, () => this.#click(next.selector))) return true;
    }
  }

  #untried(seen: SeenGates | undefined, rank: number) {
    return (seen?.boxes ?? [])
      .filter(({ place }) => place === this.box.place)
      .flatMap(({ ways }) => ways)
      .filter(way => way.rank <= rank && !this.#tried.has(way.selector));
  }

  /** What lies over a button keeps a pointer from it, and no keyboard: a visitor gets there all the same. */
  async #click(selector: string): Promise<void> {
    const element = this.tab.page.locator(locatorOf(selector)).first();
    try {
      await element.click({ timeout: limits.click });
    } catch {
      await element.dispatchEvent('click', {}, { timeout: limits.click }).catch(() => undefined);
    }
  }

  async #passes(
    barred: Barred,
    way: GateWay['way'],
    name: string,
    act: () => Promise<void>,
  ): Promise<boolean> {
    const address = withoutFragment(this.tab.page.url());
    const files = this.#downloads;
    await act();
    const moved = (): boolean => withoutFragment(this.tab.page.url()) !== address;
    const isOpen = await until(
      async () => moved() || this.#downloads > files || !isBarred(barred, await this.#look()),
      limits.gone,
    );
    const add = (result: GateWay['result'], detail: string): boolean => {
      this.#ways.push({ way, name, result, detail });
      return result === 'passed';
    };
    if (this.#downloads > files) return add('passed', 'a file is handed out');
    if (moved()) {
      const { isFree, detail } = await this.#elsewhere(address, name);
      if (isFree) return add('passed', detail);
      await loadPage(this.tab.page, address, limits.load).catch(() => undefined);
      await this.#barred();
      return add('barred', detail);
    }
    return isOpen ? add('passed', 'the box is gone') : add('barred', 'the box stays');
  }

  /** What a press led to: the same page without its box, or what was promised to lead past it, and no other box or log-in. */
  async #elsewhere(from: string, name: string): Promise<{ isFree: boolean; detail: string }> {
    const { page } = this.tab;
    await page.waitForLoadState('load', { timeout: limits.load }).catch(() => undefined);
    const url = new URL(page.url());
    const detail = `led to ${withoutFragment(url.href).slice(0, 200)}`;
    if (!isFamilyHost(this.familyHosts, url.hostname)) return { isFree: false, detail };
    const seen = await this.#look();
    const asksAgain = (seen?.boxes ?? []).some(each => each.asks !== '' || each.place === 'over');
    const hasPassword = (await page.locator('input[type=password]:visible').count()) > 0;
    const isSame = url.pathname === new URL(from).pathname;
    return { isFree: !asksAgain && !hasPassword && (isSame || passes.test(name)), detail };
  }

  async #barred(): Promise<Barred> {
    let before: SeenGates | undefined;
    const stands = await until(async () => {
      before = await this.#look();
      return (before?.boxes ?? []).some(each => gateKey(this.page, each) === gateKey(this.page, this.box));
    }, limits.appear);
    if (!stands || before === undefined)
      throw new GateAbsentError('the box did not come up again on a further visit');
    return { page: this.page, box: this.box, before };
  }

  /** The boxes as they are now; a page that is just going away shows none of its own. */
  async #look(): Promise<SeenGates | undefined> {
    for (let attempt = 0; ; attempt += 1)
      try {
        return await lookForGates(this.tab.world);
      } catch (error) {
        if (attempt >= 20 || !this.tab.usable) throw error;
        await this.tab.page.waitForLoadState('domcontentloaded', { timeout: limits.load });
      }
  }
}
