import type { CDPSession } from 'playwright';
import { z } from 'zod';

/** Something on a page that hears when it is pointed at. */
export interface HoverTarget {
  /** Equal for equal ones on other pages. */
  readonly look: string;
  /** Points at it: brings it into view and moves the mouse there. */
  readonly point: () => Promise<void>;
}

const heard = /^(mouse|pointer)(enter|over)$/;
const place = z.strictObject({ x: z.number(), y: z.number(), look: z.string() }).nullable();

/** Runs on an element: where it stands once it is in view, and what it looks like; null where nobody could point at it alone. */
const placeOf = `function (scroll) {
  if (!(this instanceof Element) || this.matches('html, body, main, form, input, select, textarea')) return null;
  if (this.closest('form') !== null) return null;
  if (!this.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return null;
  if (scroll) this.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { left, top, width, height } = this.getBoundingClientRect();
  // What is as large as the window is pointed at by everybody, whatever they do.
  if (width === 0 || height === 0 || width * height > (innerWidth * innerHeight) / 2) return null;
  const words = (this.textContent ?? '').replace(/\\s+/g, ' ').trim().slice(0, 60);
  return { x: left + width / 2, y: top + height / 2, look: 'hover ' + this.tagName + ' ' + this.getAttribute('class') + ' ' + words };
}`;

/** The elements of a page that hear when they are pointed at, each look once. A page that answers nothing has none. */
export async function hoverTargets(cdp: CDPSession): Promise<HoverTarget[]> {
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
      functionDeclaration: placeOf,
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
