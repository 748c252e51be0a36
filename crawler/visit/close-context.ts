import type { BrowserContext } from 'playwright';
import { withDeadline } from './deadline.js';

const usualLimitMs = 5_000;
/** Far above what writing the record of a context takes. */
const recordLimitMs = 60_000;

const closing = new Set<Promise<void>>();

/** Closes a context, or leaves it to end by itself after the limit: a renderer that hangs is left to the browser's own end. */
export async function closeContext(context: BrowserContext, limitMs = usualLimitMs): Promise<void> {
  const closed = context.close().catch(() => undefined);
  closing.add(closed);
  void closed.then(() => closing.delete(closed));
  await withDeadline('closing a context', limitMs, closed).catch(() => undefined);
}

/** Waits for contexts that were left to end by themselves, as long as writing what was recorded of them may take. */
export async function contextsClosed(): Promise<void> {
  const all = Promise.all(closing);
  await withDeadline('closing contexts', recordLimitMs, all).catch(() => undefined);
}
