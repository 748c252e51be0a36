import { sections } from '../../../policy/text.js';

/** Changes to the policy's words before they are marked up, as `[words, words instead]`. */
export type Edits = readonly (readonly [from: string, to: string])[];

interface Part {
  readonly heading: string;
  readonly paragraphs: readonly string[];
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function edited(text: string, edits: Edits): string {
  return edits.reduce((words, [from, to]) => words.replaceAll(from, to), text);
}

/** The sections of the policy, with `edits` made. Throws where an edit changes nothing: then it would seed nothing. */
export function policyParts(edits: Edits = []): readonly Part[] {
  for (const [from] of edits)
    if (!sections.some(section => section.paragraphs.some(({ text }) => text.includes(from))))
      throw new Error(`expected words of the policy, got ${JSON.stringify(from)}`);
  return sections.map(({ heading, paragraphs }) => ({
    heading: edited(heading, edits),
    paragraphs: paragraphs.map(({ text }) => edited(text, edits)).filter(text => text !== ''),
  }));
}

const idOf = (heading: string): string => heading.toLowerCase().replace(/[^a-z]+/g, '-');
const plainQuotes = (text: string): string => text.replace(/[“”]/g, '"').replace(/[‘’]/g, "'");
const linked = (text: string): string =>
  escaped(text).replace(/\binfo@mpro\.org\b/g, '<a href="mailto:info@mpro.org">info@mpro.org</a>');

/** Headings and paragraphs, e-mail addresses linked. */
export const asArticle = (parts: readonly Part[], level = 2): string =>
  parts
    .map(({ heading, paragraphs }, index) => {
      const tag = `h${index === 0 ? level - 1 : level}`;
      return `<${tag} id="${idOf(heading)}">${escaped(heading)}</${tag}>\n${paragraphs.map(text => `<p>${linked(text)}</p>`).join('\n')}`;
    })
    .join('\n');

/** Links to the headings. */
export const contentsList = (parts: readonly Part[]): string =>
  `<ul>${parts
    .slice(1)
    .map(({ heading }) => `<li><a href="#${idOf(heading)}">${escaped(heading)}</a></li>`)
    .join('')}</ul>`;

/** One cell of text with bold headings, lines divided by `<br>`, straight quotes: as an editor of 2003 leaves it. */
export const asBreakLines = (parts: readonly Part[]): string =>
  parts
    .map(
      ({ heading, paragraphs }) =>
        `<b>${escaped(plainQuotes(heading))}</b><br>\n${paragraphs.map(text => escaped(plainQuotes(text))).join('<br>&nbsp;<br>\n')}`,
    )
    .join('<br><br>\n');

/** Every section but the first closed in `<details>`. */
export const asDetails = (parts: readonly Part[]): string =>
  parts
    .map(({ heading, paragraphs }, index) => {
      const body = paragraphs.map(text => `<p>${linked(text)}</p>`).join('');
      return index === 0
        ? `<h1>${escaped(heading)}</h1>${body}`
        : `<details><summary>${escaped(heading)}</summary>${body}</details>`;
    })
    .join('\n');

/** Rows of a table: heading left, words right. */
export const asTable = (parts: readonly Part[]): string =>
  `<table>${parts
    .map(
      ({ heading, paragraphs }) =>
        `<tr><th scope="row" valign="top">${escaped(heading)}</th><td>${paragraphs.map(text => `<div>${escaped(text)}</div>`).join('')}</td></tr>`,
    )
    .join('\n')}</table>`;
