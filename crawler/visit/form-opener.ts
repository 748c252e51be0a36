import type { Page } from 'playwright';
import { z } from 'zod';
import { bittenField, bounds } from '../evidence/bounds.js';
import type { FormFact } from '../evidence/form.js';
import type { FrameFact, PageVisit } from '../evidence/page-visit.js';
import { collectForms } from '../fields/collect.js';
import { until } from '../fill/quiet.js';
import { withDeadline } from './deadline.js';
import { countFillable, findOpeners, openerAt, type Opener } from './find-openers.js';
import { hoverTargets } from './hover-targets.js';
import { framesAtRest } from './frames-rest.js';
import { readFrames } from './read-frames.js';
import type { Tab } from './tab.js';

const limits = {
  click: 5_000,
  appear: 2_500,
  hovered: 400,
  frame: 3_000,
  load: 10_000,
};

/** What a button brought up: forms and frames that were not there, or another page. */
interface Opened {
  readonly forms: readonly FormFact[];
  readonly frames: readonly FrameFact[];
  readonly link: string | undefined;
}

const openers = z.array(z.strictObject({ index: z.int(), look: z.string() }));
const bare = (url: string): string => url.split('#')[0] ?? url;

/**
 * Finds forms that stand in no page until a visitor presses a button or points at something: dialogs made by scripts, chat windows,
 * vendors' pop-ups. Equal buttons of a site do the same and are pressed once.
 */
export class FormOpener {
  readonly #known = new Map<string, Opened>();

  /** `limitMs`: time for all buttons of a page. */
  constructor(readonly limitMs = bounds.openings.value * 1_000) {}

  /**
   * The visit with what the buttons of its page bring up. The page is left as the last of them made it: `pressed` tells whether the
   * tab has been used up. Never throws for what a site does: then the visit stays as it is.
   */
  async open(tab: Tab, visit: PageVisit): Promise<{ visit: PageVisit; pressed: boolean }> {
    let pressed = false;
    const press = (): void => void (pressed = true);
    try {
      const found = await withDeadline('opening forms', this.limitMs, this.#openAll(tab, visit, press));
      return { visit: found, pressed };
    } catch {
      // The page went away or hangs: what it had shown before is known, and what its buttons open is not.
      const reached = [...(visit.bounds ?? []), 'openings' as const];
      return { visit: { ...visit, ...bittenField(reached) }, pressed: true };
    }
  }

  async #openAll(tab: Tab, visit: PageVisit, press: () => void): Promise<PageVisit> {
    const { page } = tab;
    const found = openers.parse(await page.evaluate(findOpeners));
    const all: Opened[] = [];
    let isFresh = true;
    for (const opener of found) {
      const key = opener.look;
      let opened = this.#known.get(key);
      if (opened === undefined) {
        press();
        if (isFresh) await harmless(page);
        else await page.goto(visit.finalUrl, { waitUntil: 'load', timeout: limits.load });
        isFresh = false;
        opened = await pressOpener(page, visit, opener);
        this.#known.set(key, opened);
      }
      all.push(opened);
    }
    all.push(...(await this.#hoverAll(tab, visit, press, isFresh)));
    return all.length === 0 ? visit : withOpened(visit, all);
  }

  /** What comes up when the page's elements are pointed at that hear of it. */
  async #hoverAll(
    { page, world }: Tab,
    visit: PageVisit,
    press: () => void,
    isFresh: boolean,
  ): Promise<Opened[]> {
    const all: Opened[] = [];
    // What a press left of the page may cover what can be pointed at: that is asked of the page as it comes.
    let targets = await hoverTargets(world.cdp);
    if (targets.length > 0 && !isFresh) {
      await page.goto(visit.finalUrl, { waitUntil: 'load', timeout: limits.load });
      targets = await hoverTargets(world.cdp);
    }
    for (const { look, point } of targets) {
      let opened = this.#known.get(look);
      if (opened === undefined) {
        const before = await page.evaluate(countFillable);
        await point();
        const grew = await until(async () => (await page.evaluate(countFillable)) > before, limits.hovered);
        opened = grew ? await readOpened(page, visit) : { forms: [], frames: [], link: undefined };
        this.#known.set(look, opened);
        if (grew) press();
      }
      all.push(opened);
    }
    return all;
  }
}

/** A press of a button may look, and must change nothing on a server. */
async function harmless(page: Page): Promise<void> {
  await page.route('**/*', route =>
    /^(GET|HEAD|OPTIONS)$/.test(route.request().method()) ? route.continue() : route.abort(),
  );
}

async function pressOpener(page: Page, visit: PageVisit, { index, look }: Opener): Promise<Opened> {
  const nothing: Opened = { forms: [], frames: [], link: undefined };
  const still = openers.parse(await page.evaluate(findOpeners));
  if (!still.some(each => each.index === index && each.look === look)) return nothing;
  const element = (await page.evaluateHandle(openerAt, index)).asElement();
  const before = await page.evaluate(countFillable);
  const address = bare(page.url());
  await element?.click({ timeout: limits.click }).catch(() => undefined);
  const moved = (): boolean => bare(page.url()) !== address;
  await until(async () => moved() || (await page.evaluate(countFillable)) > before, limits.appear);
  if (moved()) return { ...nothing, link: bare(page.url()) };
  return readOpened(page, visit);
}

/** The forms and frames that came up beside those of the visit. */
async function readOpened(page: Page, visit: PageVisit): Promise<Opened> {
  const inner = page.frames().filter(frame => frame !== page.mainFrame());
  await Promise.all(
    inner.map(frame => frame.waitForLoadState('load', { timeout: limits.frame }).catch(() => undefined)),
  );
  await framesAtRest(page);
  const [forms, { frames }] = await Promise.all([collectForms(page.mainFrame()), readFrames(page)]);
  const known = new Set(visit.forms.map(({ signature }) => signature));
  const framed = new Set(visit.frames.map(({ url }) => url));
  return {
    // The visitor asked for it: it bars nobody's way.
    forms: forms.filter(form => !known.has(form.signature)).map(form => ({ ...form, blocking: false })),
    frames: frames.filter(frame => frame.forms.length > 0 && !framed.has(frame.url)),
    link: undefined,
  };
}

/** What buttons brought up, as if it had stood on this page: a form that submits to its own page submits to this one. */
function withOpened(visit: PageVisit, all: readonly Opened[]): PageVisit {
  const signatures = new Set(visit.forms.map(({ signature }) => signature));
  const forms = all
    .flatMap(opened => opened.forms)
    .filter(({ signature }) => !signatures.has(signature) && signatures.add(signature))
    .map(form => (form.formless ? { ...form, action: visit.finalUrl } : form));
  const frames = new Map(
    [...visit.frames, ...all.flatMap(opened => opened.frames)].map(each => [each.url, each]),
  );
  return {
    ...visit,
    forms: [...visit.forms, ...forms],
    frames: [...frames.values()].sort((a, b) => (a.url < b.url ? -1 : 1)),
    newLinks: [...new Set([...visit.newLinks, ...all.flatMap(({ link }) => link ?? [])])],
  };
}
