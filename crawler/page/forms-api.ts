/** What is asked of nearly every document that forms are read or filled in on. */
export { placeOf, showsButton } from './forms/frame-place.js';
export { allForms } from './forms/all-forms.js';
export { takeSnapshot } from './forms/take-snapshot.js';
export { findMore } from './openers/find-more.js';
export { findOpeners, openerAt } from './openers/find-openers.js';
export { findTrigger } from './openers/find-trigger.js';
export { controlState } from './forms/control-state.js';
export { readErrorLinks, readTexts, readWarnings } from './forms/refusal-words.js';
export { readShownHtml } from './read/shown-html.js';
export { readStorage } from './read/storage.js';
export { countFillable } from './rest/fillable.js';
export { scrollThrough } from './rest/scroll-through.js';
export { countLinks, scrollToEnd } from './rest/grow.js';
export { describeButtons, findSubmitButtons } from './forms/submit-buttons.js';
