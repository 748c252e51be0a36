/** What is asked of nearly every document that forms are read or filled in on. */
export { innerOffset, placeOf, showsButton } from './forms/frame-place.js';
export { allForms, isAmong } from './forms/all-forms.js';
export { takeSnapshot } from './forms/take-snapshot.js';
export { findMore } from './openers/find-more.js';
export { findOpeners, openerAt } from './openers/find-openers.js';
export { findTrigger } from './openers/find-trigger.js';
export { readErrorLinks, readTexts, readWarnings } from './forms/refusal-words.js';
export { loadedFrom } from './read/addresses.js';
export { readShownHtml } from './read/shown-html.js';
export { readStorage } from './read/storage.js';
export { readStoredValues } from './read/stored-values.js';
export { bringIntoView } from './sight/bring-into-view.js';
export { runsScripts } from './rest/runs-scripts.js';
export { isInClosedDialog, isValidated } from './forms/validation.js';
export { click } from './forms/click.js';
export { nextTurn } from './rest/next-turn.js';
export { countFillable } from './rest/fillable.js';
export { scrollThrough } from './rest/scroll-through.js';
export { countLinks, scrollToEnd } from './rest/grow.js';
export {
  describeButtons,
  findSubmitButton,
  findSubmitButtons,
  isSwitchedOff,
} from './forms/submit-buttons.js';
