import type { Frame } from 'playwright';
import type { PromptFact } from '../evidence/prompt.js';
import { callInFrame } from '../page/in-frame.js';
import { isPromptFrame } from './prompt-frame.js';
import { promptsAmong } from './prompt-kind.js';

/** The prompts in a frame of a page. A frame that was removed while it was read has none. */
export async function framePrompts(frame: Frame): Promise<PromptFact[]> {
  try {
    const frameIsBox = await isPromptFrame(frame);
    const rows = await callInFrame(frame, 'prompts', 'standingBoxes', frameIsBox);
    const host = URL.canParse(frame.url()) ? new URL(frame.url()).hostname : '';
    return promptsAmong(rows, host);
  } catch (error) {
    if (frame.isDetached()) return [];
    throw error;
  }
}
