/** All that the harness can ask in a page; the code of `PageApi`. */
export { hiddenBy, isVisible } from './elements/visible.js';
export { countFillable } from './rest/fillable.js';
export { restOfPage } from './rest/rest-of-page.js';
export { scrollThrough } from './rest/scroll-through.js';
