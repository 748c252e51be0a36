import { leftQuestions } from '../../policy/limit.js';
import { pageLink } from '../pages/page-link.js';
import type { Coverage } from '../conformance-schema.js';
import { codeOfReason } from '../page-reason.js';
import { skipWords } from '../pages/skip-words.js';
import { htmlText } from '../printable.js';
import { coverageWords, plural, tallyOf } from '../tally.js';
import { claimLink, type FirstScreenInput } from './input.js';

/** Lists longer than this end with how many are left, and where these stand. */
const shownRows = 20;
const shownPages = 300;

type PageReason = Coverage['pagesFailed'][number];

/** Pages by the code of their reason, which stands before the colon; each with what it means, folded away. */
function reasonsHtml(
  rows: readonly PageReason[],
  mark: string,
  wordsOf: (reason: string) => string = reason => reason,
): string {
  const byCode = new Map<string, PageReason[]>();
  for (const row of rows) {
    const code = codeOfReason(row.reason);
    byCode.set(code, [...(byCode.get(code) ?? []), row]);
  }
  return [...byCode.values()]
    .map(group => {
      const items = group
        .slice(0, shownPages)
        .map(({ url, reason }) => `<li>${pageLink(url)}: ${htmlText(reason)}</li>`);
      const rest = group.length - items.length;
      const more = rest > 0 ? `<p>and ${rest} more in inventory.json</p>` : '';
      const first = group[0]?.reason ?? '';
      const why = wordsOf(first);
      return `<details><summary>${plural(group.length, 'address').replace('addresss', 'addresses')} ${mark}: ${htmlText(why)}${group.length > 1 && why === first ? ', and the like' : ''}</summary><ul>${items.join('')}</ul>${more}</details>`;
    })
    .join('');
}

/** How much of the site the verdicts rest on, and why not on more. */
export function lookedAt({ result, browser }: FirstScreenInput): string {
  const { pagesFailed, pagesSkipped } = result.coverage;
  const seenWith = browser === undefined ? '' : `<p class="quiet">Browser: ${htmlText(browser)}.</p>`;
  return `<h2>How much of the site was looked at</h2><p>${coverageWords(result)}.</p>${seenWith}${reasonsHtml(pagesFailed, 'failed')}${reasonsHtml(pagesSkipped, 'skipped', skipWords)}`;
}

/** Which questions the settings of the run left out, and what would settle them. */
export function notAsked(input: FirstScreenInput): string {
  const { limited } = tallyOf(input.result, input.claims);
  if (limited.length === 0)
    return '<h2>What this run did not ask</h2><p>Nothing: its settings left no question out.</p>';
  const parts = limited.map(({ claim, entry: { limits } }) => {
    const rows = limits
      .slice(0, shownRows)
      .map(
        ({ page, question, settledBy }) =>
          `<tr><td>${pageLink(page)}</td><td>${htmlText(question)}</td><td>${htmlText(settledBy)}</td></tr>`,
      );
    const rest = limits.length - rows.length;
    return `<details><summary>${htmlText(claim.title)}: ${leftQuestions(limits)}</summary><p>${claimLink(input, claim)}</p><div class="scroll"><table><thead><tr><th scope="col">Page</th><th scope="col">Question</th><th scope="col">Settled by</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>${rest > 0 ? `<p>and ${plural(rest, 'more question')} on the page of this claim</p>` : ''}</details>`;
  });
  return `<h2>What this run did not ask</h2><p>These verdicts hold as far as the settings of this run let it look.</p>${parts.join('')}`;
}
