import { linkSubject } from '../../crawler/evidence/accessibility.js';
import type { Evidence } from '../../crawler/evidence/evidence.js';
import type { PageVisit } from '../../crawler/evidence/page-visit.js';
import type { PolicyLink } from '../../crawler/evidence/policy-link.js';
import type { RuleResult, Undetermined, Violation } from '../../policy/result.js';
import { accessibilityNotes, faintLink, unfinishedChecks } from './reading/accessibility.js';
import { exhibitsOfDocument, pictureOfLink, pictureOfPage } from './reading/exhibits.js';
import { alsoOn } from './reading/forms.js';
import { effectiveDates, isReadableDocument } from './reading/live-policy.js';
import { reachedBounds } from './reading/bounds.js';
import { seenPages, unseenPages } from './reading/pages.js';
import { withoutFragment } from '../../kernel/addresses.js';
import { givesItselfOutAsOwn } from './reading/policy-links.js';
import { isOtherWording } from './reading/other-wording.js';
import { judgeTarget } from './reading/policy-target.js';
import { excerpt } from './reading/words.js';
import { leftOutPages } from './reading/limits.js';
import type { Policy, Rule } from './rule.js';

/** A link to the policy, with every page that shows it. */
interface Shown {
  readonly link: PolicyLink;
  readonly pages: string[];
}

const nameOf = ({ name, href }: PolicyLink): string => `link "${excerpt(name, 60)}" → ${href}`;

/** Pages that a person reads: a PDF or a feed has no place for a footer, and what only frames show has its page's. */
function htmlPages(evidence: Evidence): readonly PageVisit[] {
  const known = new Map(evidence.inventory.pages.map(page => [page.url, page]));
  return seenPages(evidence).filter(({ url }) => {
    const page = known.get(url);
    return page?.framed === undefined && /^$|html/i.test(page?.contentType ?? '');
  });
}

/** Why a page has no link to the policy that a visitor would find. */
function lackOf(visit: PageVisit, evidence: Evidence): string {
  const own = visit.policyLinks.filter(link => givesItselfOutAsOwn(evidence.site, link));
  for (const link of own) {
    const faint = link.visible ? faintLink(evidence, visit.url, link) : undefined;
    if (faint !== undefined)
      return `only a link that has nearly the colour of what is behind it (contrast ${faint}): ${link.href}`;
  }
  const [passing] = own.filter(link => link.inPrompt);
  if (passing)
    return `only a link in the box that asks about cookies, which goes away with the answer: ${passing.href}`;
  const [hidden] = own.filter(link => !link.visible);
  if (hidden) return `only a link that cannot be seen (${hidden.hiddenBy}): ${hidden.href}`;
  const [nameless] = visit.policyLinks.filter(link => !link.named && link.visible);
  if (nameless)
    return nameless.name === ''
      ? `only a link without a name: ${nameless.href}`
      : `only a link with another name, "${excerpt(nameless.name, 60)}": ${nameless.href}`;
  const [others] = visit.policyLinks;
  if (others) return `only the policy of somebody else: ${others.href}`;
  return 'no such link';
}

function missingLink(visit: PageVisit, evidence: Evidence): Violation {
  const passes = visit.policyLinks.some(link => link.inPrompt && givesItselfOutAsOwn(evidence.site, link));
  const lead = passes
    ? 'This page links to the privacy policy only in the box that asks about cookies, which goes away with the answer.'
    : 'This page has no visible link named as the privacy policy.';
  return {
    page: visit.url,
    subject: 'link to the privacy policy',
    message: `${lead} Put a link named "Privacy Policy" on it; the footer is the usual place.`,
    expected: 'a visible link named "Privacy Policy" or the like',
    actual: lackOf(visit, evidence),
    evidence: pictureOfPage(evidence, visit),
  };
}

function judge(evidence: Evidence, policy: Policy): RuleResult {
  const { site } = evidence;
  const documents = new Map(evidence.documents.map(document => [document.url, document]));
  const readable = evidence.documents.filter(isReadableDocument);
  const policyPages = new Set(
    readable
      .filter(each => each.dates.length > 0)
      .flatMap(each => [each.url, withoutFragment(each.finalUrl)]),
  );
  const current = readable.filter(each => effectiveDates(each).join() === policy.effectiveDate);
  const violations: Violation[] = [];
  const undetermined: Undetermined[] = [
    ...unseenPages(evidence),
    ...reachedBounds(evidence, ['pages', 'policy-links', 'policy-text']),
  ];
  const shown = new Map<string, Shown>();
  const shownLinks: PolicyLink[] = [];
  const pages = htmlPages(evidence);
  for (const visit of pages) {
    const links = visit.policyLinks.filter(link => link.visible && givesItselfOutAsOwn(site, link));
    const isPolicy = policyPages.has(visit.url) || policyPages.has(withoutFragment(visit.finalUrl));
    const isShown = links.some(link => !link.inPrompt && faintLink(evidence, visit.url, link) === undefined);
    if (!isShown && !isPolicy) violations.push(missingLink(visit, evidence));
    shownLinks.push(...links);
    for (const link of links) {
      const before = shown.get(withoutFragment(link.href));
      if (before === undefined) shown.set(withoutFragment(link.href), { link, pages: [visit.url] });
      else if (before.pages.at(-1) !== visit.url) before.pages.push(visit.url);
    }
  }
  /** How many pages link to each document, by the address that it stands at. */
  const linking = new Map<string, number>();
  const placeOf = (address: string): string => withoutFragment(documents.get(address)?.finalUrl ?? address);
  for (const [address, { pages: on }] of shown)
    linking.set(placeOf(address), (linking.get(placeOf(address)) ?? 0) + on.length);
  const mostToRegistered = Math.max(
    0,
    ...current
      .filter(each => !isOtherWording(each, policy))
      .map(each => linking.get(withoutFragment(each.finalUrl)) ?? 0),
  );
  const told = new Set<string>();
  for (const [address, { link, pages: on }] of shown) {
    const page = on[0] ?? site.baseUrl;
    if (!/^https?:/.test(address)) {
      const reason = `the link is opened by a script (${excerpt(link.href, 60)}): where it leads is not known`;
      undetermined.push({ page, subject: nameOf(link), code: 'evidence-missing', reason });
      continue;
    }
    const document = documents.get(address);
    const target = judgeTarget(address, document, site, policy, {
      hasCurrent: current.length > 0,
      // What most pages link to is the site's policy, and what it says is for the claim on its text.
      hasRegistered: mostToRegistered > 0 && mostToRegistered >= (linking.get(placeOf(address)) ?? 0),
    });
    if (target.is === 'unknown')
      undetermined.push({ page, subject: nameOf(link), code: 'observation-failed', reason: target.reason });
    if (target.is !== 'wrong') continue;
    const { fault } = target;
    const behind = document === undefined ? [] : exhibitsOfDocument(evidence, document);
    const documentUrl = withoutFragment(document?.finalUrl ?? address);
    if (target.of === 'link') {
      const message = `On this page, ${fault.message}${alsoOn(on)}`;
      const exhibits = [...pictureOfLink(evidence, link.href), ...behind];
      violations.push({ page, subject: nameOf(link), ...fault, message, evidence: exhibits });
    } else if (!told.has(documentUrl)) {
      told.add(documentUrl);
      violations.push({ page: documentUrl, subject: 'effective date', ...fault, evidence: behind });
    }
  }
  const subjects = [...new Set(shownLinks.map(linkSubject))];
  undetermined.push(...unfinishedChecks(evidence, 'policy-link', subjects));
  for (const miss of evidence.missing)
    if (miss.kind === 'documents')
      undetermined.push({
        page: miss.page,
        subject: 'privacy policy',
        code: 'evidence-missing',
        reason: miss.reason,
      });
  return {
    subjectsChecked: pages.length + shown.size,
    violations,
    undetermined,
    limits: leftOutPages(evidence),
    notes: accessibilityNotes(evidence, 'policy-link', subjects),
  };
}

/** "This Privacy Policy is effective as of January 15, 2021": every page leads to that version and to no other. */
export const rule: Rule = { id: 'policy-link-current', judge };
