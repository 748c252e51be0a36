import type { Evidence } from '../../../crawler/evidence/evidence.js';
import type { PolicyDocument } from '../../../crawler/evidence/policy-document.js';
import type { RuleResult, Undetermined, Violation } from '../../../policy/result.js';
import type { Policy } from '../rule.js';
import { reachedBounds } from './bounds.js';
import { exhibitsOfDocument } from './exhibits.js';
import { because, seenPages, unseenPages } from './pages.js';
import { hostOf } from './url-parts.js';
import { isFamilyHost } from '../../../kernel/party.js';
import { givesItselfOutAsOwn } from './policy-links.js';
import { plainWords } from './words.js';
import { withoutFragment, withoutQuery } from '../../../kernel/addresses.js';

/** Effective dates that a document states, each once: `YYYY-MM-DD`. */
export const effectiveDates = (document: PolicyDocument): readonly string[] => [
  ...new Set(
    document.dates.filter(({ label, date }) => label === 'effective' && date !== '').map(({ date }) => date),
  ),
];

/** Share of the registered policy's sentences that stand in a document, seen or hidden: 0 to 1. */
export function likeness(document: PolicyDocument, policy: Policy): number {
  const text = plainWords(`${document.text}\n${document.hiddenText}`);
  const sentences = policy.sections.flatMap(section =>
    section.paragraphs.flatMap(paragraph => paragraph.sentences.map(plainWords)),
  );
  return sentences.filter(sentence => text.includes(sentence)).length / Math.max(1, sentences.length);
}

/** A document that shares less with the registered policy is another text. */
const leastLikeness = 0.1;

export const isReadableDocument = (document: PolicyDocument): boolean =>
  document.outcome.ok && document.status < 400 && document.text.trim() !== '';

/** What the links of the site that give themselves out as its policy lead to: the live policy, and what hinders reading it. */
export interface LivePolicy {
  /** The documents that are the policy in force: with the registered effective date where any has it; each address once. */
  readonly documents: readonly PolicyDocument[];
  readonly undetermined: readonly Undetermined[];
}

/** Addresses that differ in their queries alone and show the same (`?utm_source=footer`) are one document: that of the shortest. */
function onceEach(documents: readonly PolicyDocument[]): PolicyDocument[] {
  const bare = ({ finalUrl }: PolicyDocument): string => withoutQuery(finalUrl);
  const found = new Map<string, PolicyDocument>();
  for (const document of documents) {
    const shown = [bare(document), document.text, document.hiddenText].join('\n');
    const before = found.get(shown);
    if (before === undefined || document.finalUrl.length < before.finalUrl.length) found.set(shown, document);
  }
  return [...found.values()];
}

/**
 * The document under the address of its page. What links add to that (`?utm_source=footer`) the crawl takes off: then it knows the page
 * by the bare address, and by no other.
 */
function underOwnName(evidence: Evidence, document: PolicyDocument): PolicyDocument {
  const address = withoutFragment(document.finalUrl);
  const bare = address.split('?')[0] ?? address;
  const { pages } = evidence.inventory;
  const isKnown = (wanted: string): boolean =>
    pages.some(({ url, aliases }) => url === wanted || aliases.includes(wanted));
  return isKnown(bare) && !isKnown(address) ? { ...document, finalUrl: bare } : document;
}

/** Finds the live policy. Where there is none to read, `undetermined` says why: a text that was not read is not a text that conforms. */
export function livePolicy(evidence: Evidence, policy: Policy): LivePolicy {
  const { site } = evidence;
  const byUrl = new Map(evidence.documents.map(document => [document.url, document]));
  const linked = new Map<string, string>();
  for (const visit of seenPages(evidence))
    for (const link of visit.policyLinks) {
      const address = withoutFragment(link.href);
      if (link.visible && /^https?:/.test(address) && givesItselfOutAsOwn(site, link) && !linked.has(address))
        linked.set(address, visit.url);
    }
  const undetermined: Undetermined[] = [];
  const candidates = new Map<string, PolicyDocument>();
  for (const [address, page] of linked) {
    const document = byUrl.get(address);
    const subject = `policy ${address}`;
    if (document === undefined)
      undetermined.push({ page, subject, code: 'evidence-missing', reason: 'the document was not fetched' });
    else if (!document.outcome.ok)
      undetermined.push({
        page,
        subject,
        code: 'observation-failed',
        reason: because(document.outcome.reason, document.outcome.detail),
      });
    else if (isReadableDocument(document) && isFamilyHost(site.familyHosts, hostOf(document.finalUrl)))
      candidates.set(withoutFragment(document.finalUrl), document);
  }
  const all = onceEach([...candidates.values()].map(document => underOwnName(evidence, document)));
  const dated = all.filter(document => effectiveDates(document).includes(policy.effectiveDate));
  const documents = dated.length > 0 ? dated : all.filter(each => likeness(each, policy) >= leastLikeness);
  if (documents.length === 0) {
    const reason = 'no live policy was found that could be read';
    return {
      documents,
      undetermined: [
        { page: site.baseUrl, subject: 'policy', code: 'not-understood', reason },
        ...undetermined,
        ...unseenPages(evidence),
      ],
    };
  }
  // The policy in force was read; a further link that could not be followed is a matter of the links.
  const cut = reachedBounds({ ...evidence, documents }, ['policy-text']);
  return { documents, undetermined: [...(dated.length > 0 ? [] : undetermined), ...cut] };
}

/** Judges each document that is the live policy, with its exhibits as evidence. */
export function judgeLivePolicy(
  evidence: Evidence,
  policy: Policy,
  judge: (document: PolicyDocument) => readonly Omit<Violation, 'evidence'>[],
): RuleResult {
  const { documents, undetermined } = livePolicy(evidence, policy);
  const violations = documents.flatMap(document => {
    const exhibits = exhibitsOfDocument(evidence, document);
    return judge(document).map(violation => ({ ...violation, evidence: exhibits }));
  });
  return {
    subjectsChecked: documents.length,
    violations,
    undetermined: [...undetermined],
    limits: [],
    notes: [],
  };
}
