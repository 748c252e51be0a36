/** The crawl could not begin, or found no page at all. */
export class CrawlError extends Error {
  constructor(
    readonly code: 'E_SEED_FAILED' | 'E_NO_PAGES' | 'E_INTERRUPTED',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
