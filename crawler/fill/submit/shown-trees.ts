import type { Frame } from 'playwright';
import { bounds } from '../../evidence/bounds.js';

/** A document, or one of its shadow trees. */
export type Tree = Document | ShadowRoot;

/** Runs in the page: the document and its shadow trees, at most that many. */
function findTrees(most: number): Tree[] {
  const trees: Tree[] = [document];
  for (const tree of trees)
    for (const { shadowRoot } of Array.from(tree.querySelectorAll('*')))
      if (shadowRoot && trees.length <= most) trees.push(shadowRoot);
  return trees;
}

/**
 * What `read` finds in a frame's document and in its shadow trees: a form of web components says there what it refuses, and neither
 * `innerText` nor `querySelector` of the document reaches in. `read` runs in the page. That some are left out, the page's own visit says. Rejects where the frame cannot be read.
 */
export async function readTrees<T>(frame: Frame, read: (trees: Tree[]) => T): Promise<T> {
  const trees = await frame.evaluateHandle(findTrees, bounds.shadowRoots.value);
  try {
    return await trees.evaluate(read);
  } finally {
    await trees.dispose().catch(() => undefined);
  }
}
