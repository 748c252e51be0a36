import type { Page } from 'playwright';
import { z } from 'zod';
import { untilLoaded } from '../browser/load-page.js';
import { bounds } from '../evidence/bounds.js';
import type { PageVisit } from '../evidence/page-visit.js';
import { withoutFragment } from '../../kernel/addresses.js';
import { withDeadline } from '../visit/deadline.js';
import { settleLimits, Settler } from '../visit/settle/settle.js';
import type { Tab } from '../visit/tab.js';
import { framedText } from './framed-text.js';
import { visitFailure } from '../visit/visit-failure.js';

/** The words of a rendered document, seen and unseen apart, line by line. */
const documentText = z.strictObject({
  title: z.string(),
  lang: z.string(),
  text: z.string(),
  hiddenText: z.string(),
  canonical: z.string(),
});
type DocumentText = z.infer<typeof documentText>;

/** Where tabs come from and go back to. */
export interface TabSource {
  openTab(): Promise<Tab>;
  release(tab: Tab, visit: Pick<PageVisit, 'outcome' | 'storage'>): Promise<void>;
}

export interface RenderedDocument extends DocumentText {
  /** Addresses of PDF files that it shows in place. */
  readonly embedded: readonly string[];
  readonly finalUrl: string;
  readonly status: number;
}
export type Rendering =
  | ({ readonly ok: true } & RenderedDocument)
  | { readonly ok: false; readonly reason: string; readonly detail: string };

const limits = { navigation: 30_000, load: 15_000, step: 15_000, sections: 60_000 };

async function read(tab: Tab, url: string): Promise<RenderedDocument> {
  const trouble = tab.begin();
  return Promise.race([readOn(tab, url), trouble]);
}

/** Opens what a reader would open; false where that led away from the document. */
async function openSections({ page, world }: Tab): Promise<boolean> {
  const address = withoutFragment(page.url());
  const opening = world.call('openEmptySections').then(() => world.call('bringOutHiddenText'));
  try {
    await withDeadline('opening its sections', limits.sections, opening);
  } catch {
    return false;
  }
  return withoutFragment(page.url()) === address;
}

/** Reads it once more without pressing anything where a button led away. */
async function readOn(tab: Tab, url: string, presses = true): Promise<RenderedDocument> {
  const { page, world, log } = tab;
  const first = await page.goto(url, { waitUntil: 'domcontentloaded', timeout: limits.navigation });
  await untilLoaded(page, limits.load);
  const settled = new Settler().settle(world, log, url);
  await withDeadline('waiting for the page to settle', settleLimits.longest * 2, settled);
  if (presses && !(await openSections(tab))) return readOn(tab, url, false);
  const own = documentText.parse(
    await withDeadline(
      'reading the document',
      limits.step,
      world.call('readDocumentText', bounds.policyText.value),
    ),
  );
  const framed = await withDeadline('reading its frames', limits.sections, framedText(page, own.text.length));
  const last = log.loads > 1 ? await log.lastDocument?.response() : first;
  const embedded = z.array(z.string()).parse(await world.call('embeddedFiles'));
  return { ...own, ...framed, embedded, finalUrl: page.url(), status: last?.status() ?? 0 };
}

/**
 * The text of an HTML document as the browser shows it; `look` may take a picture of it while it stands there. Never throws for what a
 * site does.
 */
export async function renderedText(
  tabs: TabSource,
  url: string,
  look: (page: Page) => Promise<void>,
): Promise<Rendering> {
  const tab = await tabs.openTab();
  let rendering: Rendering;
  try {
    rendering = { ok: true, ...(await read(tab, url)) };
    await look(tab.page);
  } catch (error) {
    const { reason, detail } = await visitFailure(tab, error);
    rendering = { ok: false, reason, detail };
  }
  const outcome = rendering.ok ? ({ ok: true } as const) : rendering;
  // What the document stored is evidence of its own visit; here it only has to go.
  await tabs.release(tab, {
    outcome,
    storage: [{ origin: originOf(url), area: 'localStorage', key: '', valueLength: 0 }],
  });
  return rendering;
}

const originOf = (url: string): string => new URL(url).origin;
