/** What is asked of a document about consent prompts and what else lies over it. */
export { chooseLeast } from './prompts/choose-least.js';
export { findCover } from './prompts/find-cover.js';
export { searchPrompt } from './prompts/search-prompt.js';
export { choiceBox, findChoiceButton } from './prompts/settings-button.js';
export { standingBoxes } from './prompts/standing-boxes.js';
