import { withoutQuery } from '../../kernel/addresses.js';

/** Name under which the screenshot of a form, outlined as it stands on a page, is kept. */
export const formPicture = (signature: string, page: string): string => `form ${signature} on ${page}`;

/** Name under which the screenshot of a form, as it was filled in on a page or in a frame of it, is kept; equal forms of one page by their selectors. */
export const filledPicture = (signature: string, page: string, frame: string, selector: string): string =>
  `filled ${signature} on ${page} ${frame} ${selector}`;

/** Name under which the screenshot of a box that bars the way to a page is kept; `key` is its identity. */
export const gatePicture = (key: string): string => `gate ${key}`;

/** Name under which the screenshot of what showed after a child had filled a form in is kept. */
export const childPicture = (signature: string): string => `child ${signature}`;

/** Name under which the screenshot of a page is kept. */
export const pagePicture = (url: string): string => `page ${url}`;

/** Name under which the screenshot of a link, outlined on a page that shows it, is kept: links that differ in query or fragment look alike. */
export const linkPicture = (href: string): string => `link ${withoutQuery(href)}`;

/** Name under which the screenshot of what a link to a policy leads to is kept; `url` is the address as linked. */
export const documentPicture = (url: string): string => `policy ${url}`;

/** Name under which the text of what a link to a policy leads to is kept. */
export const documentSheet = (url: string): string => `policy text ${url}`;

/** Names under which the screenshot of a page as it is shown without cookies is kept, and what it says with cookies and without. */
export const refusedPicture = (url: string): string => `without cookies ${url}`;
export const refusedSheet = (url: string): string => `with and without cookies ${url}`;
