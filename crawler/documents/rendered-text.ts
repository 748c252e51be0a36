import type { Page } from 'playwright';
import { z } from 'zod';
import { harmlessAndStaying } from '../browser/harmless.js';
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

async function ownText({ world }: Tab): Promise<DocumentText> {
  const reading = world.call('readDocumentText', bounds.policyText.value);
  return documentText.parse(await withDeadline('reading the document', limits.step, reading));
}

/**
 * The text once what stands around its hidden words was pressed; as it was before where a press took words away instead, or drew another view
 * in their place.
 */
async function withWordsBroughtOut(tab: Tab, before: DocumentText): Promise<DocumentText> {
  const address = withoutFragment(tab.page.url());
  const pressing = tab.world.call('bringOutHiddenText');
  await withDeadline('pressing what may bring out hidden words', limits.sections, pressing);
  const after = await ownText(tab);
  const isOther = withoutFragment(tab.page.url()) !== address || after.text.length < before.text.length;
  return isOther ? before : after;
}

/** Opens what a reader would open, and reads what there is then. */
async function openAndRead(tab: Tab): Promise<DocumentText & { readonly embedded: readonly string[] }> {
  await withDeadline('opening its sections', limits.sections, tab.world.call('openEmptySections'));
  const first = await ownText(tab);
  const own = first.hiddenText === '' ? first : await withWordsBroughtOut(tab, first);
  const reading = framedText(tab.page, own.text.length);
  const framed = await withDeadline('reading its frames', limits.sections, reading);
  const embedded = z.array(z.string()).parse(await tab.world.call('embeddedFiles'));
  return { ...own, ...framed, embedded };
}

async function readOn(tab: Tab, url: string): Promise<RenderedDocument> {
  const { page, world, log } = tab;
  const first = await page.goto(url, { waitUntil: 'domcontentloaded', timeout: limits.navigation });
  await untilLoaded(page, limits.load);
  const settled = new Settler().settle(world, log, url);
  await withDeadline('waiting for the page to settle', settleLimits.longest * 2, settled);
  const last = log.loads > 1 ? await log.lastDocument?.response() : first;
  const shown = { finalUrl: page.url(), status: last?.status() ?? 0 };
  return { ...(await harmlessAndStaying(page, () => openAndRead(tab))), ...shown };
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
