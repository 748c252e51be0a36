/** Makes addresses absolute; gives `undefined` for those that cannot be. */
export function resolveIn(base: string): (href: string) => string | undefined {
  return href => (URL.canParse(href, base) ? new URL(href, base).href : undefined);
}

/** The address that a page's others count from. A `<base>` of scripts or data is none (HTML §4.2.3). */
export function baseOf(href: string | undefined, url: string): string {
  const base = href === undefined ? undefined : resolveIn(url)(href);
  return base === undefined || /^(javascript|data):/.test(base) ? url : base;
}
