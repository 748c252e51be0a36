/** Name under which the screenshot of a form, outlined on its page, is kept. */
export const formPicture = (signature: string): string => `form ${signature}`;

/** Name under which the screenshot of a page is kept. */
export const pagePicture = (url: string): string => `page ${url}`;
