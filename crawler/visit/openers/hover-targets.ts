import type { CDPSession } from 'playwright';
import { z } from 'zod';
import { bundled } from '../../page/bundle.js';
import type { HoverPlace } from '../../page/openers/hover-place.js';

/** Something on a page that hears when it is pointed at. */
export interface HoverTarget {
  /** Equal for equal ones on other pages. */
  readonly look: string;
  /** Points at it: brings it into view and moves the mouse there. */
  readonly point: () => Promise<void>;
}

const heard = /^(mouse|pointer)(enter|over)$/;
const place: z.ZodType<HoverPlace | null> = z
  .strictObject({ x: z.number(), y: z.number(), look: z.string() })
  .nullable();

/** The elements of a page that hear when they are pointed at, each look once. A page that answers nothing has none. */
export async function hoverTargets(cdp: CDPSession): Promise<HoverTarget[]> {
  const functionDeclaration = `function (scroll) { return (${await bundled('openers/hover-place.ts')}).hoverPlace(this, scroll); }`;
  const objectGroup = 'hover';
  const { result } = await cdp.send('Runtime.evaluate', { expression: 'document', objectGroup });
  if (result.objectId === undefined) return [];
  const { listeners } = await cdp.send('DOMDebugger.getEventListeners', {
    objectId: result.objectId,
    depth: -1,
    pierce: true,
  });
  const ids = new Set(
    listeners.flatMap(({ type, backendNodeId }) => (heard.test(type) ? (backendNodeId ?? []) : [])),
  );
  const ask = async (backendNodeId: number, scroll: boolean) => {
    const { object } = await cdp.send('DOM.resolveNode', { backendNodeId, objectGroup });
    if (object.objectId === undefined) return null;
    const answer = await cdp.send('Runtime.callFunctionOn', {
      objectId: object.objectId,
      functionDeclaration,
      arguments: [{ value: scroll }],
      returnByValue: true,
    });
    return place.parse(answer.result.value ?? null);
  };
  const looks = new Map<string, HoverTarget>();
  for (const id of ids) {
    const found = await ask(id, false).catch(() => null);
    if (!found || looks.has(found.look)) continue;
    looks.set(found.look, {
      look: found.look,
      point: async () => {
        const at = await ask(id, true);
        if (!at) return;
        for (const type of ['mouseMoved', 'mouseMoved'] as const)
          await cdp.send('Input.dispatchMouseEvent', { type, x: at.x, y: at.y });
      },
    });
  }
  return [...looks.values()];
}
