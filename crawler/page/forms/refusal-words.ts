import { complaining } from '../../../kernel/words/refusal-words.js';
import { all, fold, trees, type Tree } from '../elements/dom.js';
import { isVisible } from '../elements/visible.js';

const boxes =
  '[role=alert], [class*=error i], [class*=invalid i], [class*=danger i], [class*=warning i], [aria-live=assertive]';
const mostWarnings = 50;

/** Words of warning that the document and its shadow trees (at most `most`) show now, outside controls' own boxes too. */
export function readWarnings(most: number): string[] {
  const texts = trees(most)
    .flatMap(tree => all(tree, boxes))
    .filter(element => isVisible(element, 'shown'))
    .map(element => fold(element.textContent).slice(0, 200));
  return [...new Set(texts.filter(text => complaining.test(text)))].slice(0, mostWarnings);
}

/** Links that lead to a control beside them, as error summaries have them: the control's id and the link's words. */
export function readErrorLinks(most: number): { readonly id: string; readonly text: string }[] {
  return trees(most).flatMap(tree =>
    all(tree, 'a[href^="#"]').flatMap(link => {
      const id = (link.getAttribute('href') ?? '').slice(1);
      const target = id === '' ? null : tree.getElementById(id);
      const leads = isVisible(link, 'shown') && target?.matches('input, select, textarea, fieldset') === true;
      return leads ? [{ id, text: fold(link.textContent).slice(0, 200) }] : [];
    }),
  );
}

const textOf = (node: Node): string => {
  if (node instanceof HTMLElement) return isVisible(node, 'rendered') ? node.innerText : '';
  return node instanceof Text ? node.data : '';
};

const textIn = (tree: Tree): string => {
  if (tree instanceof Document) return tree.body instanceof HTMLElement ? tree.body.innerText : '';
  return isVisible(tree.host, 'rendered') ? Array.from(tree.childNodes, textOf).join('\n') : '';
};

/** What the document and its shadow trees (at most `most`) show, a text each. */
export const readTexts = (most: number): string[] => trees(most).map(textIn);
