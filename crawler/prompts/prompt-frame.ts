import type { ElementHandle, Frame } from 'playwright';

/** Runs on a frame's element: whether it stays over the page. */
function staysOver(frame: Element): boolean {
  for (let at: Element | null = frame; at; at = at.parentElement)
    if (/^(fixed|sticky)$/.test(getComputedStyle(at).position)) return true;
  return false;
}

/** A frame that holds a prompt's own document: it is named after that, or lies over the page. */
export async function isPromptFrame(frame: Frame): Promise<boolean> {
  if (frame.parentFrame() === null) return false;
  if (/consent|cookie|cmp|privacy|gdpr/i.test(`${frame.url()} ${frame.name()}`)) return true;
  return ((await frame.frameElement()) as ElementHandle<Element>).evaluate(staysOver);
}
