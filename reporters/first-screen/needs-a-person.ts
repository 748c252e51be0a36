import { severity, type Severity } from '../../policy/claim.js';
import type { Violation } from '../../policy/result.js';
import { firstSentence } from '../pages/first-sentence.js';
import { pageLink } from '../pages/page-link.js';
import { severityWords, verdictWords } from '../pages/verdict-words.js';
import { htmlText } from '../printable.js';
import { plural, tallyOf, violationWords, type OpenClaim } from '../tally.js';
import { claimLink, dayOf, type FirstScreenInput } from './input.js';

const rank = (level: Severity): number => severity.options.indexOf(level);

/** The day of the oldest of a claim's violations; empty where it is not known or is this run's. */
function sinceWhen({ entry }: OpenClaim, { sinceOf, result }: FirstScreenInput): string {
  const days = entry.violations.flatMap(each => sinceOf(entry.id, each) ?? []).sort();
  const [oldest] = days;
  return oldest === undefined || oldest === result.finishedAt.slice(0, 10) ? '' : `, since ${dayOf(oldest)}`;
}

/** One of a claim's violations and its page; the rest stands on the page of the claim. */
function exampleHtml(example: Violation | undefined, { open }: OpenClaim): string {
  if (example === undefined) return '';
  const where = `${open === 1 ? 'On' : 'Such as on'} ${pageLink(example.page)}`;
  return `<p>${where}: ${htmlText(firstSentence(example.message), 500)}</p>`;
}

/** A broken promise may have been found broken in part of the places only. */
const openBeside = ({ entry: { undetermined } }: OpenClaim): string =>
  undetermined.length === 0 ? '' : `; besides, ${plural(undetermined.length, 'question')} could not be told`;

function brokenItem(item: OpenClaim, input: FirstScreenInput): string {
  const { claim, entry } = item;
  const example = entry.violations.find(({ waived }) => !waived);
  return `<li data-picture-of="${claim.id}"><div><h3><span class="mark violated">${verdictWords.violated}</span> ${claimLink(input, claim)}</h3><p><b>${severityWords[claim.severity]}</b>: ${violationWords(item)}${sinceWhen(item, input)}${openBeside(item)}</p>${exampleHtml(example, item)}<p><b>What to change.</b> ${htmlText(claim.remedy, 600)}</p></div></li>`;
}

/** One trouble (a crawl that failed, a page that did not load) leaves many claims open: it is said once. */
function openItems(items: readonly OpenClaim[], input: FirstScreenInput): string[] {
  const byReason = new Map<string, OpenClaim[]>();
  for (const item of items) {
    const reason = [...new Set(item.entry.undetermined.map(each => each.reason))].join('\n');
    byReason.set(reason, [...(byReason.get(reason) ?? []), item]);
  }
  return [...byReason.values()].map(group => {
    const [first] = group;
    const questions = first?.entry.undetermined ?? [];
    const names = group.map(({ claim }) => claimLink(input, claim)).join('; ');
    const count = group.length > 1 ? `${group.length} promises` : plural(questions.length, 'question');
    return `<li><div><h3><span class="mark undetermined">${verdictWords.undetermined}</span> ${names}</h3><p>${count}, such as: ${htmlText(questions[0]?.reason ?? '', 300)}</p></div></li>`;
  });
}

/** What somebody has to look into: what is broken, the worst first, then what could not be told. */
export function needsAPerson(input: FirstScreenInput): string {
  const { violated, undetermined } = tallyOf(input.result, input.claims);
  const worst = [...violated].sort(
    (a, b) => rank(a.claim.severity) - rank(b.claim.severity) || b.pages - a.pages,
  );
  const list = [...worst.map(item => brokenItem(item, input)), ...openItems(undetermined, input)];
  const waiting = waitingHtml(input);
  const nothing =
    waiting === ''
      ? 'Nothing: no promise that can be checked was found broken or left open.'
      : 'No promise that can be checked was found broken or left open.';
  return `<h2>What needs a person today</h2>${
    list.length === 0 ? `<p>${nothing}</p>` : `<ul class="todo">${list.join('')}</ul>`
  }${waiting}`;
}

/** What waits for a signature or a decision, whatever was found; the lists further down name each. */
function waitingHtml({ result, claims, ending }: FirstScreenInput): string {
  const { unattested } = tallyOf(result, claims);
  const parts = [
    ...(unattested > 0
      ? [`${plural(unattested, 'statement')} ${unattested === 1 ? 'waits' : 'wait'} to be signed`]
      : []),
    ...(ending.length > 0
      ? [
          `${ending.length} of the waivers and signed statements ${ending.length === 1 ? 'has ended or ends' : 'have ended or end'} soon`,
        ]
      : []),
  ];
  return parts.length === 0 ? '' : `<p>Besides, ${parts.join(', and ')}: see the lists below.</p>`;
}
