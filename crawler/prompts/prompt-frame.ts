import type { Frame } from 'playwright';
import { callOnElement } from '../page/in-frame.js';

/** A frame that holds a prompt's own document: it is named after that, or lies over the page. */
export async function isPromptFrame(frame: Frame): Promise<boolean> {
  if (frame.parentFrame() === null) return false;
  if (/consent|cookie|cmp|privacy|gdpr/i.test(`${frame.url()} ${frame.name()}`)) return true;
  return callOnElement(await frame.frameElement(), 'prompts', 'staysOver');
}
