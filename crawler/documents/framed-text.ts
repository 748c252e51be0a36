import type { Frame, Page } from 'playwright';
import { bounds } from '../evidence/bounds.js';
import { callInFrame } from '../page/in-frame.js';

/** What a document shows in a frame of its own. */
export interface FramedText {
  readonly text: string;
  readonly hiddenText: string;
}

/** A policy is longer than this in any language; a map's, a video's or an advertisement's words are not. */
export const leastLetters = 1_000;
const leastSize = { width: 200, height: 100 };

async function isShown(frame: Frame): Promise<boolean> {
  const element = await frame.frameElement();
  const box = (await element.isVisible()) ? await element.boundingBox() : null;
  return box !== null && box.width >= leastSize.width && box.height >= leastSize.height;
}

async function textOf(frame: Frame): Promise<FramedText> {
  await callInFrame(frame, 'page', 'openEmptySections');
  await callInFrame(frame, 'page', 'bringOutHiddenText');
  return callInFrame(frame, 'page', 'readDocumentText', bounds.policyText.value);
}

/**
 * The longest text that a document shows in a frame, where that is longer than the document's own of `ownLetters`: then the document only
 * puts it in place, as pages do whose policy stands with a service. Undefined where there is none. Rejects where a frame cannot be read beside
 * which the document has hardly a word.
 */
export async function framedText(page: Page, ownLetters: number): Promise<FramedText | undefined> {
  let longest: FramedText | undefined;
  for (const frame of page.frames()) {
    if (frame.parentFrame() === null || !(await isShown(frame).catch(() => false))) continue;
    try {
      const { text, hiddenText } = await textOf(frame);
      const least = Math.max(leastLetters, ownLetters, longest?.text.length ?? 0);
      if (text.length > least) longest = { text, hiddenText };
    } catch (error) {
      // A frame that is gone shows nothing, and a page with a text of its own needs none of its frames.
      if (!frame.isDetached() && ownLetters < leastLetters) throw error;
    }
  }
  return longest;
}
