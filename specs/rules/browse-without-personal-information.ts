import type { Evidence } from '../../crawler/evidence/evidence.js';
import type { RuleResult, Undetermined, Violation } from '../../policy/result.js';
import { formGatedFiles } from './reading/download-gates.js';
import { reachedBounds } from './reading/bounds.js';
import { pictureOfForm } from './reading/exhibits.js';
import { judgeGates } from './reading/gates.js';
import { leftOutPages } from './reading/limits.js';
import { kindsAsked, linksTo, logInWalls, type LogInWall } from './reading/log-in-walls.js';
import { membersArea } from './reading/members-area.js';
import { seenPages, unseenPages } from './reading/pages.js';
import { kindWords } from './reading/personal.js';
import { looksLikeMembersArea, pathWords, saysContent, saysGiving } from './reading/promises.js';
import type { Rule } from './rule.js';

type WallFinding =
  | { readonly is: 'wall'; readonly violation: Violation }
  | { readonly is: 'open'; readonly open: Undetermined }
  | { readonly is: 'fine' };
const fine: WallFinding = { is: 'fine' };

/** What a link promises that leads to a log-in. A log-in that is called one, or that no link leads to, bars nobody's way. */
function judgeWall(evidence: Evidence, { from, at, how, form }: LogInWall): WallFinding {
  const links = linksTo(evidence, [from]);
  if (links.some(({ name }) => saysGiving(name)) || saysGiving(pathWords(from)))
    return mayBeMembers(from, links);
  const [promise] = links.filter(({ name }) => saysContent(name));
  const [nameless] = links;
  const link = promise ?? (saysContent(pathWords(from)) ? nameless : undefined);
  if (link === undefined) return fine;
  if (looksLikeMembersArea(from)) return mayBeMembers(from, links);
  const kinds = form === undefined ? [] : kindsAsked(form);
  const asked = kinds.length > 0 ? ` (${kindWords(kinds)})` : '';
  const name = promise ? `The link "${promise.name}"` : 'A link';
  return {
    is: 'wall',
    violation: {
      page: link.page,
      subject: from,
      message: `${name} leads to a log-in in place of what it promises: nobody can read that without giving personal information${asked}. Show the page to everybody; or, if it is for members only, say so in the link and name its address in MEMBERS_AREA.`,
      expected: 'the page that the link promises, without a log-in',
      actual: how === 'shows the log-in of' ? `a log-in at ${at}` : `${how} ${at}`,
      evidence: form === undefined ? [] : pictureOfForm(evidence, form.signature, at),
    },
  };
}

/** An area that looks as if it were for members, with a page in it that a link offers to everybody. */
function mayBeMembers(from: string, links: ReturnType<typeof linksTo>): WallFinding {
  const isOffered =
    links.some(({ name }) => saysContent(name)) && !links.some(({ name }) => saysGiving(name));
  if (!isOffered || !looksLikeMembersArea(from)) return fine;
  const [{ page, name } = { page: from, name: '' }] = links.filter(each => saysContent(each.name));
  return {
    is: 'open',
    open: {
      page,
      subject: from,
      code: 'not-understood',
      reason: `the link "${name}" leads to a log-in, and its address looks like an area for members: name it in MEMBERS_AREA if it is one`,
    },
  };
}

function judge(evidence: Evidence): RuleResult {
  const isMembers = membersArea(evidence);
  const findings = logInWalls(evidence)
    .filter(({ from }) => !isMembers(from))
    .map(wall => ({ wall, finding: judgeWall(evidence, wall) }));
  const gates = judgeGates(evidence, isMembers);
  const violations: Violation[] = [];
  const told = new Set<string>();
  for (const violation of [
    ...findings.flatMap(({ finding }) => (finding.is === 'wall' ? [finding.violation] : [])),
    ...gates.violations,
    ...formGatedFiles(evidence, url => isMembers(url) || gates.violations.some(({ page }) => page === url)),
  ]) {
    const key = `${violation.page}\n${violation.subject}`;
    if (!told.has(key)) violations.push(violation);
    told.add(key);
  }
  const walled = new Set(
    findings.filter(({ finding }) => finding.is === 'wall').map(({ wall }) => wall.from),
  );
  const pages = seenPages(evidence).filter(({ url }) => !isMembers(url));
  const members = seenPages(evidence).length - pages.length;
  const left = members === 1 ? '1 page' : `${members} pages`;
  return {
    subjectsChecked: pages.length,
    violations,
    undetermined: [
      ...unseenPages(evidence).filter(({ page }) => !isMembers(page) && !walled.has(page)),
      ...reachedBounds(evidence, ['pages', 'forms', 'gates']),
      ...findings.flatMap(({ finding }) => (finding.is === 'open' ? [finding.open] : [])),
      ...gates.undetermined,
    ],
    limits: leftOutPages(evidence),
    notes: members === 0 ? [] : [`For members only, as MEMBERS_AREA says, and not judged: ${left}.`],
  };
}

/** "Providing personal information is not a requirement to use MPRO's Website." */
export const rule: Rule = { id: 'browse-without-personal-information', judge };
