import type { FilledForm } from '../../../crawler/evidence/filled.js';
import type { Evidence } from '../../../crawler/evidence/evidence.js';
import type { Limit, SettledBy } from '../../../policy/limit.js';
import { heldForCertificate } from './broken-certificates.js';
import { asksWho, filledAs, fillsOf, goesByItself } from './filled.js';
import { nameOfForm, type DistinctForm } from './forms.js';
import { hostOf } from './url-parts.js';

const pages = (count: number): string => (count === 1 ? '1 page' : `${count} pages`);

/** Settings by which a run leaves pages out on purpose, by the reason that the crawl notes. */
const leftOutBy: readonly (readonly [reason: string, setting: string, settledBy: SettledBy])[] = [
  ['excluded', 'EXCLUDE', 'a run without EXCLUDE'],
  ['not-included', 'INCLUDE', 'a run without INCLUDE'],
  ['only-pages', 'ONLY_PAGES', 'a run without ONLY_PAGES'],
];

/**
 * Pages that the run left out on purpose, as one question for each setting. What is claimed of every page holds as far as the pages
 * that were looked at; a rule about pages or forms passes these on.
 */
export function leftOutPages({ inventory, site, pages: visits }: Evidence): Limit[] {
  const limits = leftOutBy.flatMap(([reason, setting, settledBy]): Limit[] => {
    const count = inventory.skipped.filter(miss => miss.reason === reason).length;
    const question = `whether the ${pages(count)} that ${setting} leaves out ${count === 1 ? 'keeps' : 'keep'} this`;
    return count === 0 ? [] : [{ page: site.baseUrl, subject: 'pages left out', question, settledBy }];
  });
  const stoodFor = visits.filter(visit => visit.representedBy !== undefined).length;
  if (stoodFor > 0)
    limits.push({
      page: site.baseUrl,
      subject: 'pages stood for by their equals',
      question: `whether the ${pages(stoodFor)} of which another of the same kind was visited ${stoodFor === 1 ? 'keeps' : 'keep'} this as that one does`,
      settledBy: 'a run with VISITS=all',
    });
  return [...limits, ...withheldLists(visits)];
}

/** Lists that are asked for more by POST, which a run that sends nothing does not do: what they would bring; each once, on its first page. */
function withheldLists(visits: Evidence['pages']): Limit[] {
  const first = new Map<string, string>();
  for (const { url, withheldList } of visits)
    if (withheldList !== undefined && !first.has(withheldList)) first.set(withheldList, url);
  return [...first].map(([address, page]) => ({
    page,
    subject: address,
    question:
      'whether the pages keep this that the list shows once its button for more is pressed: it asks for them by POST, which this run does not send',
    settledBy: 'a run with SUBMIT=real',
  }));
}

/** Says of which forms the server's answer was heard in a rehearsal, and when; nothing where this run heard all. */
export function rehearsalNotes(filled: readonly FilledForm[]): string[] {
  const days = new Map<string, number>();
  for (const { trials } of filled.filter(({ light }) => light === undefined)) {
    const day = trials.find(({ heardOn }) => heardOn !== undefined)?.heardOn;
    if (day !== undefined) days.set(day, (days.get(day) ?? 0) + 1);
  }
  return [...days].map(
    ([day, count]) =>
      `What the server answers to ${count === 1 ? '1 form' : `${count} forms`} was heard in a rehearsal on ${day}.`,
  );
}

/** Frames and scripts that forms brought up and that this run kept from loading: what they would have done then; each once a form. */
function unseenGuests(evidence: Evidence, placed: DistinctForm): Limit[] {
  const limits = new Map<string, Limit>();
  for (const filled of fillsOf(evidence, placed))
    for (const { channel, url } of filled.heldBack ?? []) {
      const host = hostOf(url);
      const key = `${channel} ${host}`;
      if (limits.has(key)) continue;
      const question = `what the ${channel} of ${host}, which was kept from loading once ${nameOfForm(placed.form, placed.frame)} held something, would send on`;
      limits.set(key, { page: filled.page, subject: host, question, settledBy: 'a run with SUBMIT=real' });
    }
  return [...limits.values()];
}

/**
 * For forms that ask who somebody is and whose submission this run held back: what the page does that follows the answer. A rehearsal
 * tells what the server answered, and not what the page did then. Frames and scripts that were held back are named as well.
 */
export function unaskedSubmissions(evidence: Evidence, forms: readonly DistinctForm[]): Limit[] {
  const { submit } = evidence.site;
  if (submit === 'real') return [];
  return forms
    .filter(asksWho)
    .filter(goesByItself)
    .flatMap((placed): Limit[] => {
      const filled = filledAs(evidence, placed).filter(({ outcome }) => outcome.ok);
      const at = { page: placed.page, subject: placed.form.selector };
      const name = nameOfForm(placed.form, placed.frame);
      const limits: Limit[] = [];
      const isHeld = filled.some(({ trials }) =>
        trials.some(
          trial =>
            (trial.result === 'stopped' && heldForCertificate(evidence, trial) === undefined) ||
            trial.heardOn !== undefined,
        ),
      );
      if (submit === 'never' && filled.length > 0)
        limits.push({
          ...at,
          question: `what leaves when ${name} is submitted`,
          settledBy: 'a run with SUBMIT=dry',
        });
      if (submit === 'dry' && isHeld)
        limits.push({
          ...at,
          question: `what leaves after the server has answered ${name}`,
          settledBy: 'a run with SUBMIT=real',
        });
      return [...limits, ...unseenGuests(evidence, placed)];
    });
}

/**
 * For forms that ask who somebody is and that a run with VISITS=distinct filled in where one page stands for others on which the same
 * acts on it: whether it does so on those as well.
 */
export function formsStoodFor(evidence: Evidence, forms: readonly DistinctForm[]): Limit[] {
  if (evidence.site.visits !== 'distinct') return [];
  return forms
    .filter(asksWho)
    .filter(goesByItself)
    .flatMap((placed): Limit[] => {
      const there = new Set(fillsOf(evidence, placed).map(filled => filled.page));
      const count = placed.pages.filter(page => !there.has(page)).length;
      if (there.size === 0 || count === 0) return [];
      const question = `whether what is typed into ${nameOfForm(placed.form, placed.frame)} goes the same ways on the ${pages(count)} of which another stands for it`;
      return [
        { page: placed.page, subject: placed.form.selector, question, settledBy: 'a run with VISITS=all' },
      ];
    });
}
