import type { Frame } from 'playwright';
import { z } from 'zod';

/** Runs in the page. */
function readLines(most: number): string[] {
  const text = document.body instanceof HTMLElement ? document.body.innerText : '';
  const lines = text
    .split('\n')
    .map(line => line.replace(/[’ʼ]/g, "'").replace(/\s+/g, ' ').trim().slice(0, 400))
    .filter(line => line !== '');
  return [...new Set(lines)].slice(0, most);
}

/** The lines of text that a frame's document shows, each once, at most `most`; none where it cannot be read. */
export async function readShownLines(frame: Frame, most: number): Promise<readonly string[]> {
  return z.array(z.string()).parse(await frame.evaluate(readLines, most).catch(() => []));
}
