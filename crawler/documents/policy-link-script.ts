import { pageDom } from '../fields/snapshot/page-dom.js';
import { pageSelectors } from '../fields/snapshot/page-selectors.js';
import { pageColours } from './page-colours.js';
import { pageGeometry } from './page-geometry.js';
import { pageNames } from './page-names.js';
import { pageOpeners } from './page-openers.js';
import { readPolicyLinks } from './page-policy-links.js';
import { pageScrolling } from './page-scrolling.js';
import { pageSight } from './page-sight.js';
import { deedNames, otherNames, policyAddress, policyMention, policyNames } from './policy-words.js';

const words = JSON.stringify({
  policy: policyNames,
  other: otherNames,
  deed: deedNames,
  address: policyAddress,
  mention: policyMention,
});

/**
 * The in-page parts as source: one script to send is one round trip. `__name` is what esbuild-based loaders put into functions
 * whose source is taken.
 */
export const sightScript = `
const __name = made => made;
const openers = (${pageOpeners.toString()})();
const sight = (${pageSight.toString()})({ openers });
const scrolling = (${pageScrolling.toString()})({ sight });
const geometry = (${pageGeometry.toString()})({ sight, scrolling });
const colours = (${pageColours.toString()})({ sight });
`;

/** Source of an expression that reads the policy links; stands after {@link sightScript}. */
export const policyLinkScript = `
const dom = (${pageDom.toString()})();
const selectors = (${pageSelectors.toString()})({ dom });
const names = (${pageNames.toString()})();
const policyLinks = (${readPolicyLinks.toString()})({ sight, geometry, colours, names, selectors, words: ${words} });
`;
