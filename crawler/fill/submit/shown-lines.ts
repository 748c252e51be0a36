import type { Frame } from 'playwright';
import { z } from 'zod';
import { readTrees, type Tree } from './shown-trees.js';

/** Runs in the page: what the document and its shadow trees show. */
function readTexts(trees: Tree[]): string[] {
  const shown = (node: Node): string =>
    node instanceof HTMLElement
      ? node.checkVisibility({ visibilityProperty: true })
        ? node.innerText
        : ''
      : node instanceof Text
        ? node.data
        : '';
  return trees.map(tree =>
    tree instanceof ShadowRoot
      ? tree.host.checkVisibility({ visibilityProperty: true })
        ? Array.from(tree.childNodes, shown).join('\n')
        : ''
      : tree.body instanceof HTMLElement
        ? tree.body.innerText
        : '',
  );
}

/** The lines of text that a frame's document shows, each once, at most `most`; none where it cannot be read. */
export async function readShownLines(frame: Frame, most: number): Promise<readonly string[]> {
  const texts = z.array(z.string()).parse(await readTrees(frame, readTexts).catch(() => []));
  const lines = texts
    .flatMap(text => text.split('\n'))
    .map(line => line.replace(/[’ʼ]/g, "'").replace(/\s+/g, ' ').trim().slice(0, 400))
    .filter(line => line !== '');
  return [...new Set(lines)].slice(0, most);
}
