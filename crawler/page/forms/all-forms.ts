import { all, trees } from '../elements/dom.js';

/** The form elements that the document holds, open shadow trees included. */
export const allForms = (): Element[] => trees(500).flatMap(tree => all(tree, 'form'));

/** Whether an element is one of those that were there before. */
export const isAmong = (before: readonly Element[], element: Element): boolean => before.includes(element);
