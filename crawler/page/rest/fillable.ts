import { isVisible } from '../elements/visible.js';

/** How many controls to fill in, and frames, a visitor sees. */
export const countFillable = (): number =>
  Array.from(
    document.querySelectorAll('input:not([type=hidden]), textarea, select, [contenteditable=true], iframe'),
  ).filter(element => isVisible(element, 'shown')).length;
