/** What is asked of a document about consent prompts and what else lies over it. */
export { buttonName } from './elements/names.js';
export { readStoredItems } from './read/stored-items.js';
export { nextChange } from './rest/next-change.js';
export { chooseLeast } from './prompts/choose-least.js';
export { findCover } from './prompts/find-cover.js';
export { searchPrompt } from './prompts/search-prompt.js';
export { chooseLeastBeside, findChoiceButton, leadsElsewhere } from './prompts/settings-button.js';
export { staysOver } from './prompts/stays-over.js';
export { standingBoxes } from './prompts/standing-boxes.js';
