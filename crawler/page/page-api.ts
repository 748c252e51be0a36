/** All that the harness can ask in a page; the code of `PageApi`. */
export { hiddenBy, isVisible } from './elements/visible.js';
export { placeOf, showsButton } from './forms/frame-place.js';
export { takeSnapshot } from './forms/take-snapshot.js';
export { readAddresses } from './read/addresses.js';
export { openEmptySections } from './read/open-sections.js';
export { readDocument } from './read/read-document.js';
export { readDocumentText } from './read/document-text.js';
export { readGates } from './read/gates.js';
export { readPolicyLinks } from './read/policy-links.js';
export { readShownWords } from './read/shown-words.js';
export { readStorage } from './read/storage.js';
export { standingBoxes } from './read/standing-boxes.js';
export { countFillable } from './rest/fillable.js';
export { restOfPage } from './rest/rest-of-page.js';
export { scrollThrough } from './rest/scroll-through.js';
