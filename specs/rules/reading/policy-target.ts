import type { Site } from '../../../crawler/evidence/evidence.js';
import type { PolicyDocument } from '../../../crawler/evidence/policy-document.js';
import type { Violation } from '../../../policy/result.js';
import type { Policy } from '../rule.js';
import { effectiveDates, isReadableDocument, likeness } from './live-policy.js';
import { isOtherWording } from './other-wording.js';
import { because } from './pages.js';
import { hostOf, schemeOf } from './url-parts.js';
import { isFamilyHost } from '../../../kernel/party.js';
import { excerpt } from './words.js';
import { organisation } from '../../../policy/organisation.js';

type TargetFault = Pick<Violation, 'message' | 'expected' | 'actual'>;

/** Where a link to the policy leads: `link` faults are the link's, `dates` faults are the document's own. */
export type Target =
  | { readonly is: 'current' }
  | { readonly is: 'unknown'; readonly reason: string }
  | { readonly is: 'wrong'; readonly of: 'link' | 'dates'; readonly fault: TargetFault };

/** What the links of the site lead to, taken together. */
export interface KnownVersions {
  /** Some link leads to a document with the registered date. */
  readonly hasCurrent: boolean;
  /** One of those says word for word what is registered, and no fewer pages link to it than to the document that is judged. */
  readonly hasRegistered: boolean;
}

const wrong = (of: 'link' | 'dates', fault: TargetFault): Target => ({ is: 'wrong', of, fault });

const circles = new Set(['redirect-loop', 'too-many-redirects']);
/** Statuses of a server that is busy or down for now. */
const passing = new Set([408, 425, 429]);

/** What stands in the way of reading the document, if anything does. */
function outOfReach(document: PolicyDocument): Target | undefined {
  const { outcome, status, chain, finalUrl } = document;
  const way = chain.map(hop => `${hop.url} (${hop.status})`).join(' → ') || finalUrl;
  if (status >= 400 && status < 500 && !passing.has(status))
    return wrong('link', {
      message: 'the link to the privacy policy leads to an error page. Let it lead to the current policy.',
      expected: 'the current policy (status 200)',
      actual: way,
    });
  if (!outcome.ok && circles.has(outcome.reason))
    return wrong('link', {
      message: 'the link to the privacy policy redirects in circles. Let it lead to the current policy.',
      expected: 'the current policy (status 200)',
      actual: way,
    });
  if (!outcome.ok) return { is: 'unknown', reason: because(outcome.reason, outcome.detail) };
  if (status >= 400 || status === 0) return { is: 'unknown', reason: `the document answered ${status}` };
  return undefined;
}

const offSite = (url: string, site: Site): Target | undefined =>
  isFamilyHost(site.familyHosts, hostOf(url))
    ? undefined
    : wrong('link', {
        message: `the link named as this site's privacy policy leads to another website. Let it lead to ${organisation}'s current policy.`,
        expected: `the current policy on a host of the family (${site.familyHosts.join(', ')})`,
        actual: url,
      });

const inTheOpen = ({ finalUrl }: PolicyDocument): Target | undefined =>
  schemeOf(finalUrl) === 'http:'
    ? wrong('link', {
        message: 'the privacy policy is served without encryption. Serve it over HTTPS and redirect to that.',
        expected: 'the current policy over https:',
        actual: finalUrl,
      })
    : undefined;

/** Whether the document is the registered version, by the effective date that it states. */
function versionOf(document: PolicyDocument, policy: Policy, asOf: string, known: KnownVersions): Target {
  const dates = effectiveDates(document);
  const expected = `one effective date: ${policy.effectiveDate}`;
  const said = document.dates.map(({ phrase }) => `"${excerpt(phrase, 120)}"`).join('; ');
  const future = dates.find(date => date > asOf);
  if (dates.length === 0) {
    if (likeness(document, policy) < 0.1)
      return wrong('link', {
        message:
          'the link named as the privacy policy leads to something else. Let it lead to the current policy.',
        expected: `the policy effective ${policy.effectiveDate}`,
        actual: `${document.finalUrl}: "${excerpt(document.title || document.text, 120)}"`,
      });
    return wrong('dates', {
      message: 'The privacy policy states no effective date. Put the date on which it took effect into it.',
      expected,
      actual: said === '' ? 'no date' : said,
    });
  }
  if (dates.length > 1)
    return wrong('dates', {
      message: 'The privacy policy states several effective dates. Leave the one of this version.',
      expected,
      actual: said,
    });
  if (future !== undefined)
    return wrong('dates', {
      message:
        'The privacy policy states an effective date that is still to come. Show the version that is in force today.',
      expected: `an effective date up to ${asOf}`,
      actual: said,
    });
  if (dates[0] === policy.effectiveDate) {
    if (!known.hasRegistered || !isOtherWording(document, policy)) return { is: 'current' };
    return wrong('link', {
      message:
        'the link to the privacy policy leads to a text that bears the date of the current policy and says something else. Let it lead to the current policy, and take the other text off the site.',
      expected: `the policy effective ${policy.effectiveDate}, word for word`,
      actual: `${document.finalUrl}: other words under the same date`,
    });
  }
  if (known.hasCurrent)
    return wrong('link', {
      message:
        'the link to the privacy policy leads to another version of it than the current one. Let it lead to the current policy, and take old versions off the site.',
      expected: `the policy effective ${policy.effectiveDate}`,
      actual: `${document.finalUrl}: ${said}`,
    });
  return wrong('dates', {
    message:
      'The privacy policy states another effective date than the registered one. Put the registered version back, or register the new one.',
    expected,
    actual: said,
  });
}

/** Judges where a link to the policy leads, beside the other links of the site. */
export function judgeTarget(
  href: string,
  document: PolicyDocument | undefined,
  site: Site,
  policy: Policy,
  known: KnownVersions,
): Target {
  const away = offSite(document?.finalUrl ?? href, site);
  if (away !== undefined) return away;
  if (document === undefined) return { is: 'unknown', reason: 'the document was not fetched' };
  const hindered = outOfReach(document) ?? inTheOpen(document);
  if (hindered !== undefined) return hindered;
  if (!isReadableDocument(document))
    return { is: 'unknown', reason: `the document cannot be read (${document.format}, no text found in it)` };
  return versionOf(document, policy, site.asOf, known);
}
