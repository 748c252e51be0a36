/** An address without its fragment: what tells one document from another. */
export const withoutFragment = (url: string): string => url.split('#', 1)[0] ?? url;

/** An address without query string and fragment: what stays the same whatever a form or a script appends. */
export const withoutQuery = (url: string): string => url.split(/[?#]/, 1)[0] ?? url;
