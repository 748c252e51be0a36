import type { IsolatedWorld } from '../isolated-world.js';

/** Looks through a page from top to bottom and tells whether that brought up something to fill in. */
export async function scrollBrings(world: IsolatedWorld): Promise<boolean> {
  const before = Number(await world.call('countFillable'));
  await world.call('scrollThrough');
  return Number(await world.call('countFillable')) > before;
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
