import type { Evidence } from '../../crawler/evidence/evidence.js';
import type { PiiKind } from '../../kernel/pii-kind.js';
import { hostOf } from './reading/url-parts.js';
import { isFamilyHost } from '../../kernel/party.js';
import { ownerOf } from '../../kernel/owner.js';
import type { RuleResult, Violation } from '../../policy/result.js';
import { asksWho } from './reading/filled.js';
import {
  alsoOn,
  distinctForms,
  nameOfForm,
  placedForms,
  shownFields,
  type DistinctForm,
  type PlacedForm,
} from './reading/forms.js';
import {
  describeLeaks,
  groupLeaks,
  leaksOf,
  nameOfFilled,
  picturesOf,
  undisclosedKinds,
  type Leak,
} from './reading/leaks.js';
import { pictureOfForm } from './reading/exhibits.js';
import { isOfOthers } from './reading/looked-up.js';
import { identifyingKind, kindWords } from './reading/personal.js';
import { whatFormsSend } from './reading/what-forms-send.js';
import type { Policy, Rule } from './rule.js';
import { organisation } from '../../policy/organisation.js';

/** What a form asks of the visitor that tells who that is. */
const kindsAsked = ({ form }: PlacedForm): readonly PiiKind[] =>
  shownFields(form)
    .flatMap(field => identifyingKind(field) ?? [])
    .filter(kind => !isOfOthers(form, kind));

/** Third parties that a form hands what is typed to, as it stands on the page: the frame's owner, or where it submits to. */
function collectorsOf(
  placed: PlacedForm,
  evidence: Evidence,
): readonly (readonly [host: string, how: 'frame' | 'target'])[] {
  const { form, frame } = placed;
  if (kindsAsked(placed).length === 0) return [];
  const isThird = (host: string): boolean => host !== '' && !isFamilyHost(evidence.site.familyHosts, host);
  if (isThird(hostOf(frame))) return [[hostOf(frame), 'frame']];
  if (form.formless) return [];
  const targets = [...(form.method === 'dialog' ? [] : [form.action]), ...form.formActions];
  const hosts = targets.filter(target => /^https?:/.test(target)).map(hostOf);
  return [...new Set(hosts.filter(isThird))].map(host => [host, 'target']);
}

const ways = {
  frame: `in a frame of its own on the page. Put a form of ${organisation} in its place, or have the policy name this collector`,
  target: `since the form submits to it. Receive the form on a host of ${organisation}, or have the policy name this collector`,
  script:
    'since a script reads what is typed and sends it on. Take the script out, or make it leave out what is typed',
} as const;

const message = (form: string, kinds: readonly PiiKind[], owner: string, how: keyof typeof ways): string =>
  `A third party, ${owner}, collects what visitors type into ${form} (${kindWords(kinds)}), ${ways[how]}.`;

function asItStands(placed: DistinctForm, evidence: Evidence, policy: Policy): Violation[] {
  return collectorsOf(placed, evidence).flatMap(([host, how]) => {
    const owner = ownerOf(host).owner;
    const kinds = undisclosedKinds(host, owner, kindsAsked(placed), policy.disclosures);
    if (kinds.length === 0) return [];
    return [
      {
        page: placed.page,
        subject: host,
        message: `${message(nameOfForm(placed.form, placed.frame), kinds, owner, how)}${alsoOn(placed.pages)}`,
        expected: `personal information collected by ${organisation}, or by a third party that the policy names`,
        actual:
          how === 'frame'
            ? `frame ${placed.frame}`
            : `form target ${[placed.form.action, ...placed.form.formActions].find(target => hostOf(target) === host) ?? host}`,
        evidence: pictureOfForm(evidence, placed.form.signature, placed.page),
      },
    ];
  });
}

function asItWasSent(group: readonly [Leak, ...Leak[]], evidence: Evidence, policy: Policy): Violation[] {
  const [{ filled, sent }] = group;
  const all = new Set(group.flatMap(leak => [...leak.kinds]));
  const kinds = undisclosedKinds(sent.host, sent.owner, all, policy.disclosures);
  if (kinds.length === 0) return [];
  const how = group.every(leak => leak.sent.isSubmission) ? 'target' : 'script';
  return [
    {
      page: filled.page,
      subject: sent.host,
      message: message(nameOfFilled(evidence, filled), kinds, sent.owner, how),
      expected: `personal information collected by ${organisation}, or by a third party that the policy names`,
      actual: describeLeaks(group),
      evidence: picturesOf(evidence, filled),
    },
  ];
}

function judge(evidence: Evidence, policy: Policy): RuleResult {
  const facts = (placed: PlacedForm): string =>
    JSON.stringify([collectorsOf(placed, evidence), asksWho(placed)]);
  const forms = distinctForms(placedForms(evidence), facts);
  const told = new Set<string>();
  for (const placed of forms)
    for (const [host] of collectorsOf(placed, evidence))
      for (const form of [placed.form, placed.host ?? placed.form]) told.add(`${form.signature} ${host}`);
  const leaks = leaksOf(evidence).filter(
    leak => leak.sent.party === 'third' && !told.has(`${leak.filled.signature} ${leak.sent.host}`),
  );
  const violations = [
    ...forms.flatMap(placed => asItStands(placed, evidence, policy)),
    ...groupLeaks(leaks, ({ sent }) => sent.host).flatMap(group => asItWasSent(group, evidence, policy)),
  ];
  return { ...whatFormsSend(evidence, forms, sent => sent.party === 'third'), violations };
}

/** "MPRO does not allow third parties to collect personally identifiable information through its family of Websites unless explicitly noted in this Privacy Policy." */
export const rule: Rule = { id: 'third-party-collectors', judge };
