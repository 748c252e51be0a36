import type { Evidence } from '../../crawler/evidence/evidence.js';
import type { RuleResult, Violation } from '../../policy/result.js';
import { asksWho } from './reading/filled.js';
import { distinctForms, placedForms } from './reading/forms.js';
import {
  describeLeaks,
  groupLeaks,
  leaksOf,
  nameOfFilled,
  picturesOf,
  undisclosedKinds,
} from './reading/leaks.js';
import { kindWords } from './reading/personal.js';
import { whatFormsSend } from './reading/what-forms-send.js';
import type { Policy, Rule } from './rule.js';
import { organisation } from '../../policy/organisation.js';

function judge(evidence: Evidence, policy: Policy): RuleResult {
  const forms = distinctForms(placedForms(evidence), placed => String(asksWho(placed)));
  const leaks = leaksOf(evidence).filter(({ sent }) => sent.party === 'third');
  const violations = groupLeaks(leaks, ({ sent }) => sent.host).flatMap((group): Violation[] => {
    const [{ filled, sent }] = group;
    const all = new Set(group.flatMap(leak => [...leak.kinds]));
    const kinds = undisclosedKinds(sent.host, sent.owner, all, policy.disclosures);
    if (kinds.length === 0) return [];
    const how = sent.isSubmission
      ? `Receive the form on a host of ${organisation}`
      : 'Take out the script that sends it, or make it leave out what is typed';
    return [
      {
        page: filled.page,
        subject: sent.host,
        message: `What visitors type into ${nameOfFilled(evidence, filled)} (${kindWords(kinds)}) reaches a third party, ${sent.owner}. ${how}.`,
        expected: `typed values go to ${organisation}'s own hosts only`,
        actual: describeLeaks(group),
        evidence: picturesOf(evidence, filled),
      },
    ];
  });
  return { ...whatFormsSend(evidence, forms, sent => sent.party === 'third'), violations };
}

/** "… we do not transfer your unique personally identifiable information (email, name, address, telephone number) to the third party." */
export const rule: Rule = { id: 'no-pii-transfer', judge };
