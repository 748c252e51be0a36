import { countFillable } from '../openers/find-openers.js';
import type { IsolatedWorld } from '../isolated-world.js';
import { scrollThrough } from './pending-timers.js';

/** Source of an expression that calls a function of the harness in a page. */
const call = (made: () => unknown): string =>
  `(() => { const __name = made => made; return (${made.toString()})(); })()`;

/** Expression that looks through a page from top to bottom. */
export const scrollExpression = call(scrollThrough);

/** Looks through a page from top to bottom and tells whether that brought up something to fill in. */
export async function scrollBrings(world: IsolatedWorld): Promise<boolean> {
  const before = Number(await world.evaluate(call(countFillable)));
  await world.evaluate(scrollExpression);
  return Number(await world.evaluate(call(countFillable))) > before;
}

/** Whether scripts of a page listen for its being scrolled. */
export async function hearsScrolling({ cdp }: IsolatedWorld): Promise<boolean> {
  const objectGroup = 'scrolling';
  const heard = await Promise.all(
    ['window', 'document'].map(async expression => {
      const { result } = await cdp.send('Runtime.evaluate', { expression, objectGroup });
      if (result.objectId === undefined) return false;
      const { listeners } = await cdp.send('DOMDebugger.getEventListeners', { objectId: result.objectId });
      return listeners.some(({ type }) => type === 'scroll' || type === 'wheel');
    }),
  );
  await cdp.send('Runtime.releaseObjectGroup', { objectGroup });
  return heard.includes(true);
}
