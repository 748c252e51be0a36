/** Where the links and forms of a document lead; nothing where the page is built so that it cannot be told. */
export function readAddresses(longest: number): string[] {
  try {
    return Array.from(document.querySelectorAll('a[href], area[href], form[action]'), element =>
      new URL(
        element.getAttribute('href') ?? element.getAttribute('action') ?? '',
        document.baseURI,
      ).href.slice(0, longest),
    );
  } catch {
    return [];
  }
}

/** The address that the document was loaded from, whatever its script has written into the address bar since. */
export const loadedFrom = (): string => performance.getEntriesByType('navigation')[0]?.name ?? '';
