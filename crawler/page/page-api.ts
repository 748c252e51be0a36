/** All that the harness can ask in a page; the code of `PageApi`. */
export * from './forms-api.js';
export * from './prompts-api.js';
export { hiddenBy, isVisible } from './elements/visible.js';
export { bringOutHiddenText } from './read/bring-out.js';
export { readAddresses } from './read/addresses.js';
export { embeddedFiles } from './read/embedded-files.js';
export { openEmptySections } from './read/open-sections.js';
export { readDocument } from './read/read-document.js';
export { readDocumentText } from './read/document-text.js';
export { readGates } from './read/gates.js';
export { readPolicyLinks } from './read/policy-links.js';
export { readShownWords } from './read/shown-words.js';
export { restOfPage } from './rest/rest-of-page.js';
