import type { Frame, Page } from 'playwright';
import { bounds } from '../../evidence/bounds.js';
import { pendingTimersExpression, pendingTimers } from './pending-timers.js';

const stepMs = 100;
const longestMs = 1_500;

/** Whether a frame still loads, or has put something off that is due soon. A frame that is gone has come to rest. */
async function isBusy(frame: Frame): Promise<boolean> {
  try {
    const facts = pendingTimers.safeParse(await frame.evaluate(pendingTimersExpression));
    return facts.success && facts.data.soon > 0;
  } catch (error) {
    if (frame.isDetached()) return false;
    throw error;
  }
}

/** Waits, within a bound, until the frames inside a page have done what they do by timers: embedded forms often draw themselves. */
export async function framesAtRest(page: Page): Promise<void> {
  const until = performance.now() + longestMs;
  const inner = (): Frame[] =>
    page
      .frames()
      .filter(frame => frame !== page.mainFrame() && /^(https?|about|blob):/.test(frame.url()))
      .slice(0, bounds.frames.value);
  for (let frames = inner(); frames.length > 0 && performance.now() < until; frames = inner()) {
    const busy = await Promise.all(frames.map(isBusy));
    if (!busy.includes(true)) return;
    await new Promise(resolve => setTimeout(resolve, stepMs));
  }
}
