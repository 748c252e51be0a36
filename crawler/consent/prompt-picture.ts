import type { Page } from 'playwright';
import type { Prompt } from './find-prompt.js';

const limitMs = 10_000;
const inset = 6;

/** A style that draws a line round a box of the window, however much of it stands in it. It changes no element that scripts could watch. */
function lineRound(
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  screen: { readonly width: number; readonly height: number },
): string {
  const left = Math.max(inset, box.x - inset);
  const top = Math.max(inset, box.y - inset);
  const right = Math.min(screen.width - inset, box.x + box.width + inset);
  const bottom = Math.min(screen.height - inset, box.y + box.height + inset);
  if (right <= left || bottom <= top) return '';
  const place = `left: ${left}px; top: ${top}px; width: ${right - left}px; height: ${bottom - top}px`;
  return `html::after { content: "" !important; display: block !important; position: fixed !important; ${place}; margin: 0 !important;
    box-sizing: border-box !important; background: none !important; border: 4px solid #d4351c !important; z-index: 2147483647 !important }`;
}

/** A screenshot of what the window shows, with the prompt outlined where one was met. */
export async function promptPicture(page: Page, prompt: Prompt | undefined): Promise<Buffer> {
  const box = await prompt?.container.boundingBox().catch(() => null);
  const screen = page.viewportSize();
  const style = box && screen ? lineRound(box, screen) : '';
  return page.screenshot({ timeout: limitMs, style });
}
