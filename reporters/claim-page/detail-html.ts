import { htmlText } from '../printable.js';
import type {
  CookieDetail,
  Detail,
  DifferenceDetail,
  FactsDetail,
  RequestDetail,
  SentValue,
} from './detail.js';
import { markedDifference } from './difference.js';
import { markedExcerpt } from './marked-excerpt.js';

/** Further rows of one finding repeat what these show. */
const mostRows = 40;

const cell = (text: string, limit = 500): string => `<td>${htmlText(text, limit)}</td>`;

/** A table with a caption; rows are cells in HTML. */
export function tableOf(caption: string, columns: readonly string[], rows: readonly string[]): string {
  const shown = rows.slice(0, mostRows);
  const rest = rows.length - shown.length;
  const heads = columns.map(column => `<th scope="col">${column}</th>`).join('');
  return `<div class="scroll" role="group" tabindex="0" aria-label="${caption}"><table><caption>${caption}</caption><thead><tr>${heads}</tr></thead><tbody>${shown.map(row => `<tr>${row}</tr>`).join('')}</tbody></table></div>${rest > 0 ? `<p>and ${rest} more of the kind</p>` : ''}`;
}

const wayOf = (encoding: readonly string[]): string =>
  encoding.length === 0 ? 'as it was typed' : encoding.join(' in ');

const valueRow = ({ field, kind, typed, encoding, where, excerpt }: SentValue): string =>
  [
    cell(kind === '' ? field : `${field} (${kind})`),
    cell(typed, 200),
    cell(where),
    cell(wayOf(encoding)),
    `<td><code>${markedExcerpt(typed, excerpt, encoding)}</code></td>`,
  ].join('');

function requestHtml(request: RequestDetail): string {
  const { method, url, host, owner, moment, script, stopped, values } = request;
  const by = script === '' ? '' : `, sent by the script <code>${htmlText(script)}</code>`;
  const end = stopped ? ' It was held back on this machine.' : '';
  const columns = [
    'Field',
    'Typed (made up)',
    'Part of the request',
    'How it is written',
    'Excerpt, the value marked',
  ];
  return `<h4>Request to ${htmlText(host)}</h4><p><code>${htmlText(method)} ${htmlText(url, 600)}</code></p><p>Goes to ${htmlText(owner)} ${htmlText(moment)}${by}.${end}</p>${tableOf(`What the request to ${htmlText(host)} carries`, columns, values.map(valueRow))}`;
}

const cookiesHtml = ({ rows }: CookieDetail): string =>
  tableOf(
    'Cookies of this page that the finding is about (values are never kept)',
    ['Cookie', 'Domain', 'Set by', 'Kept', 'Flags'],
    rows.map(({ name, domain, setBy, lasts, flags }) =>
      [name, domain, setBy, lasts, flags].map(text => cell(text)).join(''),
    ),
  );

const differenceHtml = ({ registered, live }: DifferenceDetail): string =>
  `<h4>The difference</h4><p class="quiet">Struck out: in the registered policy only. Underlined: on the website only.</p><p>${markedDifference(registered, live)}</p>`;

const factsHtml = ({ caption, columns, rows }: FactsDetail): string =>
  tableOf(
    htmlText(caption, 200),
    columns.map(column => htmlText(column, 200)),
    rows.map(row => row.map(text => cell(text)).join('')),
  );

/** What is shown of a finding beside its words, as HTML. */
export function detailHtml(detail: Detail): string {
  switch (detail.kind) {
    case 'request':
      return requestHtml(detail);
    case 'cookies':
      return cookiesHtml(detail);
    case 'difference':
      return differenceHtml(detail);
    case 'facts':
      return factsHtml(detail);
  }
}
