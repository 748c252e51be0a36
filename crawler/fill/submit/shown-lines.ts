import type { Frame } from 'playwright';
import { z } from 'zod';
import { bounds } from '../../evidence/bounds.js';
import { callInFrame } from '../../page/in-frame.js';

/** The lines of text that a frame's document shows, each once, at most `most`; none where it cannot be read. */
export async function readShownLines(frame: Frame, most: number): Promise<readonly string[]> {
  const shown = callInFrame(frame, 'forms', 'readTexts', bounds.shadowRoots.value);
  const texts = z.array(z.string()).parse(await shown.catch(() => []));
  const lines = texts
    .flatMap(text => text.split('\n'))
    .map(line => line.replace(/[’ʼ]/g, "'").replace(/\s+/g, ' ').trim().slice(0, 400))
    .filter(line => line !== '');
  return [...new Set(lines)].slice(0, most);
}
