import { z } from 'zod';
import type { Frame, Page } from 'playwright';
import { bounds } from '../evidence/bounds.js';
import { policyLink, type PolicyLink } from '../evidence/policy-link.js';
import { callInFrame } from '../page/in-frame.js';

/** A policy link before it is known which page it stands for. */
export type FoundPolicyLink = Omit<PolicyLink, 'page'>;
export const foundPolicyLinks = z.array(policyLink.omit({ page: true }));

const originOf = (url: string): string => (URL.canParse(url) ? new URL(url).origin : '');

async function linksOfFrame(frame: Frame): Promise<FoundPolicyLink[]> {
  try {
    const holder = await frame.frameElement();
    const shown = await holder.isVisible();
    const links = foundPolicyLinks.parse(await callInFrame(frame, 'page', 'readPolicyLinks'));
    return shown
      ? links
      : links.map(link => ({ ...link, visible: false, hiddenBy: link.hiddenBy || 'frame' }));
  } catch (error) {
    // A frame that was removed while it was read is no longer part of the page.
    if (frame.isDetached()) return [];
    throw error;
  }
}

/** Policy links in the frames of the page's own origin. */
export async function collectFramePolicyLinks(page: Page): Promise<FoundPolicyLink[]> {
  const origin = originOf(page.url());
  const own = page
    .frames()
    .filter(frame => frame !== page.mainFrame())
    .filter(frame => originOf(frame.url()) === origin || frame.url() === 'about:srcdoc')
    .slice(0, bounds.frames.value);
  return (await Promise.all(own.map(linksOfFrame))).flat();
}

/**
 * Links of a loaded page, its open shadow roots and its own frames that name, or lead to, a privacy policy, in document order.
 * Reads only (an element below the fold is scrolled to and back); the caller bounds the time.
 */
export async function collectPolicyLinks(page: Page): Promise<FoundPolicyLink[]> {
  const own = foundPolicyLinks.parse(await callInFrame(page.mainFrame(), 'page', 'readPolicyLinks'));
  return [...own, ...(await collectFramePolicyLinks(page))];
}
