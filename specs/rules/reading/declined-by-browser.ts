import type { Evidence } from '../../../crawler/evidence/evidence.js';
import type { RefusedVisit } from '../../../crawler/evidence/refused.js';
import type { RuleResult, Violation } from '../../../policy/result.js';
import { alsoOn } from './forms.js';
import { unseenWithoutCookies } from './refused-visits.js';

/** A shorter value cannot tell visitors apart. */
const leastIdentifier = 8;

interface Held {
  readonly name: string;
  readonly what: string;
  readonly actual: string;
}

/** What the browser holds though it was told to refuse. Nothing of it is necessary: the visitor declined all. */
const heldIn = ({ cookies, storage }: RefusedVisit): readonly Held[] => [
  ...cookies
    .filter(({ valueLength }) => valueLength >= leastIdentifier)
    .map(({ name, domain }) => ({ name, what: 'cookie', actual: `cookie ${name} of ${domain}` })),
  ...storage
    .filter(({ valueLength }) => valueLength >= leastIdentifier)
    .map(({ key, origin, area }) => ({
      name: key,
      what: 'storage entry',
      actual: `${area} entry ${key} of ${origin}`,
    })),
];

/** One violation a subject, with the number of further pages. */
function violationsBy(
  found: readonly { readonly page: string; readonly violation: Omit<Violation, 'page'> }[],
): Violation[] {
  const groups = new Map<string, { pages: string[]; violation: Omit<Violation, 'page'> }>();
  for (const { page, violation } of found) {
    const group = groups.get(violation.subject);
    if (group === undefined) groups.set(violation.subject, { pages: [page], violation });
    else if (group.pages.at(-1) !== page) group.pages.push(page);
  }
  return [...groups.values()].map(({ pages, violation }) => ({
    ...violation,
    page: pages[0] ?? '',
    message: `${violation.message}${alsoOn(pages)}`,
  }));
}

/** Judges the visits in a browser whose settings refuse cookies. */
export function judgeRefused(evidence: Evidence): RuleResult {
  const looked = evidence.refused.filter(visit => visit.outcome.ok);
  const held = looked.flatMap(visit =>
    heldIn(visit).map(({ name, what, actual }) => ({
      page: visit.page,
      violation: {
        subject: name,
        message: `The browser refuses cookies, and the ${what} "${name}" is stored all the same. Store nothing where cookies are refused.`,
        expected: 'nothing that tells visitors apart is stored',
        actual,
        evidence: [],
      },
    })),
  );
  const carried = looked.flatMap(visit =>
    visit.urlIdentifiers.map(({ url, parameter }) => ({
      page: visit.page,
      violation: {
        subject: parameter,
        message: `The browser refuses cookies, and an identifier is carried along in addresses instead ("${parameter}"). Do without it where cookies are refused.`,
        expected: 'addresses that are the same for every visitor',
        actual: url,
        evidence: [],
      },
    })),
  );
  return {
    subjectsChecked: looked.length,
    violations: [...violationsBy(held), ...violationsBy(carried)],
    undetermined: unseenWithoutCookies(evidence),
    limits: [],
    notes: [],
  };
}
