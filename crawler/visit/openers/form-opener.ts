import type { JSHandle, Page } from 'playwright';
import { z } from 'zod';
import { bittenField, bounds } from '../../evidence/bounds.js';
import type { FormFact } from '../../evidence/form.js';
import type { FrameFact, PageVisit } from '../../evidence/page-visit.js';
import { callInFrame, findInFrame } from '../../page/in-frame.js';
import { collectForms } from '../../fields/collect.js';
import { formElements, freshForms } from '../../fields/fresh-forms.js';
import { loadPage } from '../../browser/load-page.js';
import { until } from '../../browser/network-idle.js';
import { press } from '../../browser/press.js';
import { withDeadline } from '../deadline.js';
import type { Opener } from '../../page/openers/find-openers.js';
import { LinkFollower } from './follow-links.js';
import { harmless } from '../../browser/harmless.js';
import { hoverTargets } from './hover-targets.js';
import { growLists } from './grow-lists.js';
import { framesAtRest } from '../settle/frames-rest.js';
import { runsScripts } from '../read/runs-scripts.js';
import { mayAskMore, tryAnswers, type Answered } from './try-answers.js';
import { readFrames } from '../read/read-frames.js';
import type { Tab } from '../tab.js';
import { withoutFragment } from '../../../kernel/addresses.js';

const limits = {
  click: 5_000,
  appear: 2_500,
  hovered: 400,
  frame: 3_000,
  load: 5_000,
};

/** Pages of a template that tell whether it has lists that grow as they are scrolled. */
const stillEnough = 2;
const growthMs = bounds.growth.value * 1_000;

/** What a button brought up: forms and frames that were not there, or another page. */
interface Opened {
  readonly forms: readonly FormFact[];
  readonly frames: readonly FrameFact[];
  readonly link: string | undefined;
}

const openers = z.array(z.strictObject({ index: z.int(), look: z.string() }));
const fillable = (page: Page): Promise<number> => callInFrame(page.mainFrame(), 'forms', 'countFillable');
/**
 * Finds forms that stand in no page until a visitor presses a button or points at something: dialogs made by scripts, chat windows,
 * vendors' pop-ups; and where policy links lead that only a script opens. Equal buttons of a site do the same and are pressed once.
 */
export class FormOpener {
  readonly #known = new Map<string, Opened>();
  /** Pages of a template whose lists did not grow. */
  readonly #still = new Map<string, number>();
  /** What answers bring up, by the form. */
  readonly #answered = new Map<string, Answered>();
  readonly #links = new LinkFollower();

  readonly #sends: boolean;
  readonly #limitMs: number;

  /** `sends`: whether lists may ask for more by POST (SUBMIT=real); they may not where it is not said · `limitMs`: time for all buttons of a page. */
  constructor({ sends = false, limitMs = bounds.openings.value * 1_000 } = {}) {
    this.#sends = sends;
    this.#limitMs = limitMs;
  }

  /**
   * The visit with what the buttons of its page bring up. The page is left as the last of them made it: `pressed` tells whether the
   * tab has been used up. Never throws for what a site does: then the visit stays as it is.
   */
  async open(tab: Tab, visit: PageVisit, template = ''): Promise<{ visit: PageVisit; pressed: boolean }> {
    let pressed = false;
    const press = (): void => void (pressed = true);
    const { visit: grown, grew } = await this.#grow(tab, visit, template);
    if (grew) press();
    try {
      if (grew) await loadPage(tab.page, visit.finalUrl, limits.load);
      const found = await withDeadline('opening forms', this.#limitMs, this.#openAll(tab, grown, press));
      return { visit: await this.#links.follow(tab.page, found, press).catch(() => found), pressed };
    } catch {
      // The page went away or hangs: what it had shown before is known, and what its buttons open is not.
      const reached = [...(grown.bounds ?? []), 'openings' as const];
      return { visit: { ...grown, ...bittenField(reached) }, pressed: true };
    }
  }

  /**
   * The visit with the links of what the page's lists show when they are asked for all that they have. Scrolling is tried on pages of a
   * template until enough of them have shown that it brings nothing.
   */
  async #grow(tab: Tab, visit: PageVisit, template: string): Promise<{ visit: PageVisit; grew: boolean }> {
    const still = this.#still.get(template) ?? 0;
    try {
      const grown = await withDeadline(
        'growing lists',
        growthMs,
        growLists(tab, still < stillEnough, this.#sends),
      );
      if (!grown.grew) this.#still.set(template, still + 1);
      else this.#still.set(template, Number.NEGATIVE_INFINITY);
      return {
        visit: {
          ...visit,
          newLinks: [...new Set([...visit.newLinks, ...grown.links])],
          ...(grown.withheld === '' ? {} : { withheldList: grown.withheld }),
        },
        grew: grown.grew,
      };
    } catch {
      if (tab.usable)
        return { visit: { ...visit, ...bittenField([...(visit.bounds ?? []), 'growth']) }, grew: true };
      return { visit, grew: true };
    }
  }

  async #openAll(tab: Tab, visit: PageVisit, press: () => void): Promise<PageVisit> {
    const { page } = tab;
    const found = openers.parse(await callInFrame(page.mainFrame(), 'forms', 'findOpeners'));
    const all: Opened[] = [];
    let isFresh = true;
    for (const opener of found) {
      const key = opener.look;
      let opened = this.#known.get(key);
      if (opened === undefined) {
        press();
        if (isFresh) await harmless(page);
        else await loadPage(page, visit.finalUrl, limits.load);
        isFresh = false;
        opened = await pressOpener(page, visit, opener);
        this.#known.set(key, opened);
      }
      all.push(opened);
    }
    const isUsed = { now: !isFresh };
    all.push(...(await this.#hoverAll(tab, visit, () => (press(), (isUsed.now = true)), isFresh)));
    const answered = await this.#answerAll(page, visit, press, isUsed.now);
    const opened = all.length === 0 ? visit : withOpened(visit, all);
    return answered.length === 0 ? opened : withAnswered(opened, answered);
  }

  /** What comes up when the page's forms are given other answers. */
  async #answerAll(page: Page, visit: PageVisit, press: () => void, isUsed: boolean): Promise<Answered[]> {
    const forms = visit.forms.filter(mayAskMore);
    if (forms.length === 0) return [];
    const all: Answered[] = [];
    const signatures = new Set(visit.forms.map(({ signature }) => signature));
    let isOpen = false;
    for (const form of forms) {
      const key = `${form.signature} ${form.selector}`;
      let answered = this.#answered.get(key);
      if (answered === undefined) {
        if (!isOpen && isUsed) await loadPage(page, visit.finalUrl, limits.load);
        // Without scripts, an answer changes nothing.
        if (!isOpen && !(await runsScripts(page))) return all;
        if (!isOpen) await harmless(page);
        isOpen = true;
        press();
        try {
          answered = await tryAnswers(page, form, signatures);
        } catch (error) {
          if (!tabIsThere(page)) throw error;
          // An answer led away: that is what it is for, and nothing comes up beside it.
          answered = { form, further: [] };
          isOpen = false;
          isUsed = true;
        }
        this.#answered.set(key, answered);
      }
      all.push(answered);
    }
    return all;
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
      await loadPage(page, visit.finalUrl, limits.load);
      targets = await hoverTargets(world.cdp);
    }
    for (const { look, point } of targets) {
      let opened = this.#known.get(look);
      if (opened === undefined) {
        const before = await fillable(page);
        const old = await formElements(page.mainFrame());
        await point();
        const grew = await until(async () => (await fillable(page)) > before, limits.hovered);
        opened = grew ? await readOpened(page, visit, old) : { forms: [], frames: [], link: undefined };
        this.#known.set(look, opened);
        if (grew) press();
      }
      all.push(opened);
    }
    return all;
  }
}

const tabIsThere = (page: Page): boolean => !page.isClosed();

/** The visit with what answers brought up: its forms as they stand then, and those that stand there only then. */
function withAnswered(visit: PageVisit, all: readonly Answered[]): PageVisit {
  const bySignature = new Map(all.map(({ form }) => [`${form.signature} ${form.selector}`, form]));
  const known = new Set(visit.forms.map(({ signature }) => signature));
  const further = all
    .flatMap(answered => answered.further)
    .filter(({ signature }) => !known.has(signature) && known.add(signature));
  const forms = visit.forms.map(form => bySignature.get(`${form.signature} ${form.selector}`) ?? form);
  // What the same form of another page brought up stands for this one's; where it submits is this page's own.
  return {
    ...visit,
    forms: [
      ...forms.map((form, at) => ({ ...form, action: visit.forms[at]?.action ?? form.action })),
      ...further.map(form => ({ ...form, blocking: false })),
    ],
  };
}

async function pressOpener(page: Page, visit: PageVisit, { index, look }: Opener): Promise<Opened> {
  const nothing: Opened = { forms: [], frames: [], link: undefined };
  const still = openers.parse(await callInFrame(page.mainFrame(), 'forms', 'findOpeners'));
  if (!still.some(each => each.index === index && each.look === look)) return nothing;
  const element = await findInFrame(page.mainFrame(), 'forms', 'openerAt', index);
  const before = await fillable(page);
  const old = await formElements(page.mainFrame());
  const address = withoutFragment(page.url());
  if (element) await press(element, limits.click);
  const moved = (): boolean => withoutFragment(page.url()) !== address;
  await until(async () => moved() || (await fillable(page)) > before, limits.appear);
  if (moved()) return { ...nothing, link: withoutFragment(page.url()) };
  return readOpened(page, visit, old);
}

/** The forms and frames that came up beside those of the visit; `old` are the form elements that were there before. */
/**
 * Controls without a form that nobody sees and that ask for nothing, such as the switches of a consent manager's settings: a script makes
 * them in its own time, whatever is pressed, so that one visit would have them and another not.
 */
const isKeptReady = ({ formless, visible, fields, sensitive = [] }: FormFact): boolean =>
  formless &&
  !visible &&
  sensitive.length === 0 &&
  fields.every(field => !field.visible && field.kind === null);

async function readOpened(page: Page, visit: PageVisit, old: JSHandle<Element[]>): Promise<Opened> {
  const inner = page.frames().filter(frame => frame !== page.mainFrame());
  await Promise.all(
    inner.map(frame => frame.waitForLoadState('load', { timeout: limits.frame }).catch(() => undefined)),
  );
  await framesAtRest(page);
  const [forms, { frames }] = await Promise.all([collectForms(page.mainFrame()), readFrames(page)]);
  const known = new Set(visit.forms.map(({ signature }) => signature));
  const framed = new Set(visit.frames.map(({ url }) => url));
  const counted = (all: readonly FormFact[], { signature }: FormFact): number =>
    all.filter(form => form.signature === signature).length;
  // A page that draws itself anew has new elements, and no more forms than before.
  const more = forms.filter(
    form => known.has(form.signature) && counted(forms, form) > counted(visit.forms, form),
  );
  const twins = new Set(await freshForms(page.mainFrame(), more, old));
  return {
    // The visitor asked for it: it bars nobody's way.
    forms: forms
      .filter(form => (!known.has(form.signature) || twins.has(form)) && !isKeptReady(form))
      .map(form => ({ ...form, blocking: false })),
    frames: frames.filter(frame => frame.forms.length > 0 && !framed.has(frame.url)),
    link: undefined,
  };
}

const placeOf = ({ signature, selector }: FormFact): string => `${signature} ${selector}`;

/**
 * What buttons brought up, as if it had stood on this page: a form that submits to its own page submits to this one. One that equals a
 * form of the page, or one that another button brings up, is kept where it is told from that by its element: a script may act on it alone.
 */
function withOpened(visit: PageVisit, all: readonly Opened[]): PageVisit {
  const signatures = new Set(visit.forms.map(({ signature }) => signature));
  const places = new Set(visit.forms.map(placeOf));
  const forms = all
    .flatMap(opened => opened.forms)
    .flatMap((form): FormFact[] => {
      const isTwin = signatures.has(form.signature);
      if (places.has(placeOf(form)) || (isTwin && form.formless)) return [];
      signatures.add(form.signature);
      places.add(placeOf(form));
      const own = form.formless ? { ...form, action: visit.finalUrl } : form;
      return [isTwin ? { ...own, opened: true } : own];
    });
  const frames = new Map(
    [...visit.frames, ...all.flatMap(opened => opened.frames)].map(each => [
      // Frames without an address are told apart by what they hold.
      [each.url, ...each.forms.map(({ signature }) => signature)].join(' '),
      each,
    ]),
  );
  return {
    ...visit,
    forms: [...visit.forms, ...forms],
    frames: [...frames.values()].sort((a, b) => (a.url < b.url ? -1 : 1)),
    newLinks: [...new Set([...visit.newLinks, ...all.flatMap(({ link }) => link ?? [])])],
  };
}
