import { all, trees } from '../elements/dom.js';

/** The form elements that the document holds, open shadow trees included. */
export const allForms = (): Element[] => trees(500).flatMap(tree => all(tree, 'form'));
