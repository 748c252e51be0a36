/** Host name of a URL in lower case; empty where the text is no URL or has no host. */
export const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).hostname : '');

/** Scheme of a URL with its colon (`https:`); empty where the text is no URL. */
export const schemeOf = (url: string): string => (URL.canParse(url) ? new URL(url).protocol : '');
