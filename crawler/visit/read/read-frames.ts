import type { Frame, Page } from 'playwright';
import { bounds, type BoundName } from '../../evidence/bounds.js';
import { collectFramePolicyLinks, type FoundPolicyLink } from '../../documents/policy-links.js';
import { framePrompts } from '../../prompts/frame-prompts.js';
import type { FormFact } from '../../evidence/form.js';
import type { FrameFact } from '../../evidence/page-visit.js';
import type { PromptFact } from '../../evidence/prompt.js';
import type { StorageFact } from '../../evidence/visit.js';
import { readFrameForms } from '../../fields/collect.js';
import { hasOwnButton, placeOfFrame, sendsElsewhere } from '../../fields/frame-place.js';
import { frameOrigin, frameStorageFacts } from './storage.js';

/** A frame's forms, and the bounds that were reached in it. */
interface FrameForms {
  readonly fact: FrameFact;
  readonly bounds: readonly BoundName[];
}

/** A document that scripts of its page make: it has no address of its own, and its visitor is on the page's host. */
const isMadeHere = (frame: Frame): boolean => /^about:(srcdoc|blank)|^blob:|^$/.test(frame.url());

/** Where a frame stands whose controls are sent by the document around it; undefined for any other. */
async function readAround(frame: Frame, forms: readonly FormFact[]): Promise<FrameFact['around']> {
  const parent = frame.parentFrame();
  if (!parent || forms.every(({ fields }) => fields.length === 0)) return undefined;
  if (sendsElsewhere(frame.url(), forms) || (await hasOwnButton(frame))) return undefined;
  const place = await placeOfFrame(frame);
  const document = parent.parentFrame() === null ? '' : parent.url().slice(0, 300);
  return place && { document, form: place.form };
}

async function readFrame(frame: Frame, pageUrl: string): Promise<FrameForms | undefined> {
  const own = isMadeHere(frame);
  if (!own && !/^https?:/.test(frame.url())) return undefined;
  try {
    const { forms, bounds: reached } = await readFrameForms(frame);
    const url = frame.url() || 'about:blank';
    // Most frames without an address are somebody's way to load something, and show nothing.
    if (url.startsWith('about:blank') && forms.length === 0) return undefined;
    const { hostname } = new URL(own ? pageUrl : url);
    const around = await readAround(frame, forms);
    const fact = { url: url.slice(0, 300), host: hostname, forms: [...forms], ...(around ? { around } : {}) };
    return { fact, bounds: reached };
  } catch (error) {
    // A frame that was removed while it was read is no longer part of the page.
    if (frame.isDetached()) return undefined;
    throw error;
  }
}

/** What the frames inside a page hold. */
export interface FrameReading {
  readonly frames: readonly FrameFact[];
  readonly links: readonly FoundPolicyLink[];
  readonly storage: readonly StorageFact[];
  readonly prompts: readonly PromptFact[];
  readonly bounds: readonly BoundName[];
}

/** Reads the frames inside a loaded page, those of other sites included. The caller bounds the time. */
export async function readFrames(page: Page): Promise<FrameReading> {
  const all = page.frames().filter(frame => frame !== page.mainFrame());
  const others = all.slice(0, bounds.frames.value);
  if (others.length === 0) return { frames: [], links: [], storage: [], prompts: [], bounds: [] };
  const ownOrigin = frameOrigin(page.url());
  const origins = new Map(others.map(frame => [frameOrigin(frame.url()), frame]));
  origins.delete(ownOrigin);
  const [frames, links, storage, prompts] = await Promise.all([
    Promise.all(others.map(frame => readFrame(frame, page.url()))),
    collectFramePolicyLinks(page),
    Promise.all([...origins.values()].map(frameStorageFacts)),
    Promise.all(others.map(framePrompts)),
  ]);
  const read = frames.filter(frame => frame !== undefined);
  const facts = read.map(({ fact }) => fact);
  return {
    frames: facts.sort((a, b) => (a.url < b.url ? -1 : 1)),
    links,
    storage: storage.flatMap(({ facts: stored }) => stored),
    prompts: prompts.flat(),
    bounds: [
      ...(all.length > others.length ? (['frames'] as const) : []),
      ...[...read, ...storage].flatMap(({ bounds: reached }) => reached),
    ],
  };
}
