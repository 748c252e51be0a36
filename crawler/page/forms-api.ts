/** What is asked of nearly every document that forms are read or filled in on. */
export { placeOf, showsButton } from './forms/frame-place.js';
export { takeSnapshot } from './forms/take-snapshot.js';
export { readShownHtml } from './read/shown-html.js';
export { readStorage } from './read/storage.js';
export { countFillable } from './rest/fillable.js';
export { scrollThrough } from './rest/scroll-through.js';
