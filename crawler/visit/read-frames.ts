import type { Frame, Page } from 'playwright';
import { bounds, type BoundName } from '../evidence/bounds.js';
import { collectFramePolicyLinks, type FoundPolicyLink } from '../documents/policy-links.js';
import { framePrompts } from '../consent/frame-prompts.js';
import type { FrameFact } from '../evidence/page-visit.js';
import type { PromptFact } from '../evidence/prompt.js';
import type { StorageFact } from '../evidence/visit.js';
import { collectForms } from '../fields/collect.js';
import { frameOrigin, frameStorageFacts } from './storage.js';

async function readFrame(frame: Frame, pageUrl: string): Promise<FrameFact | undefined> {
  const own = /^about:srcdoc|^blob:/.test(frame.url());
  if (!own && !/^https?:/.test(frame.url())) return undefined;
  try {
    const forms = await collectForms(frame);
    const { hostname } = new URL(own ? pageUrl : frame.url());
    return { url: frame.url().slice(0, 300), host: hostname, forms: [...forms] };
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
  const facts = frames.filter(frame => frame !== undefined);
  return {
    frames: facts.sort((a, b) => (a.url < b.url ? -1 : 1)),
    links,
    storage: storage.flat(),
    prompts: prompts.flat(),
    bounds: all.length > others.length ? ['frames'] : [],
  };
}
