import { htmlText } from '../printable.js';

/** An exhibit that a page itself shows: a picture as PNG, anything else as text. */
export interface ShownExhibit {
  /** As violations name it: relative to the reports folder. */
  readonly path: string;
  readonly content: Buffer;
}

/** Line by line: neither markup nor control characters survive. */
const lines = (value: string): string =>
  value
    .split('\n')
    .map(line => htmlText(line, 100_000))
    .join('\n');

/** Each exhibit where it is first named, as HTML; a later finding names its file only. `what` says in words what a picture shows. */
export function exhibitsShown(
  exhibits: readonly ShownExhibit[],
): (paths: readonly string[], what: string) => string {
  const left = new Map(exhibits.map(exhibit => [exhibit.path, exhibit.content]));
  const shown = new Set<string>();
  return (paths, what) =>
    paths
      .map(path => {
        const content = left.get(path);
        left.delete(path);
        const name = htmlText(path);
        if (content === undefined)
          return `<p class="quiet">${shown.has(path) ? 'Shown above' : 'Kept in the reports folder'}: ${name}</p>`;
        shown.add(path);
        return path.endsWith('.png')
          ? `<figure><div class="shot" role="group" aria-label="Picture" tabindex="0"><img alt="${htmlText(what, 200)}" src="data:image/png;base64,${content.toString('base64')}"></div><figcaption>${name}</figcaption></figure>`
          : `<details><summary>${name}</summary><pre tabindex="0">${lines(content.toString('utf8'))}</pre></details>`;
      })
      .join('');
}
