import { blends } from './colours.js';
import { cutAway } from './geometry.js';
import { isClosed, styledAway } from './styled-away.js';

/** Whether a sighted person cannot read an element's own words, not even after opening what says by its markup that it opens them. */
export const isUnread = (element: Element): boolean =>
  styledAway(element) !== '' || (!isClosed(element) && (cutAway(element) !== '' || blends(element)));
