/** What is asked of a document once axe-core has looked at it. */
export { measureContrast } from './sight/contrast.js';
