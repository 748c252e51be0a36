import type { Evidence } from '../../crawler/evidence/evidence.js';
import type { FilledForm } from '../../crawler/evidence/filled.js';
import type { Limit } from '../../policy/limit.js';
import type { RuleResult, Undetermined, Violation } from '../../policy/result.js';
import { asksWho, fillsOf, unfilledForms } from './reading/filled.js';
import {
  alsoOn,
  distinctForms,
  fillableFields,
  nameOfForm,
  placedForms,
  type DistinctForm,
  type PlacedForm,
} from './reading/forms.js';
import { nameOfFilled, picturesOf, picturesOfPlaced } from './reading/leaks.js';
import { reachedBounds } from './reading/bounds.js';
import { unseenPages } from './reading/pages.js';
import { hostOf, schemeOf } from './reading/url-parts.js';
import { openAnswer } from './reading/server-answer.js';
import { knownOfTarget } from './reading/form-target.js';
import { formsStoodFor, leftOutPages, rehearsalNotes } from './reading/limits.js';
import type { Rule } from './rule.js';
import { withoutQuery } from '../../kernel/addresses.js';

const open: ReadonlySet<string> = new Set(['http:', 'ws:', 'ftp:', 'mailto:']);
const isOpen = (url: string): boolean => open.has(schemeOf(url));

/** Where the form itself says that it submits. Controls without a form submit nowhere; a dialog's form only closes it. */
function targetsOf({ form }: PlacedForm): readonly string[] {
  if (form.formless) return [];
  const own = form.method === 'dialog' ? [] : [form.action];
  return [...new Set([...own, ...form.formActions])];
}

const facts = (placed: PlacedForm): string =>
  JSON.stringify([schemeOf(placed.document), targetsOf(placed).filter(isOpen), asksWho(placed)]);

/** What breaks the claim in the form as it stands on the page. */
function asItStands(placed: DistinctForm): FormFault[] {
  const { document, form } = placed;
  const faults: FormFault[] = [];
  const name = nameOfForm(placed.form, placed.frame);
  const submits = !form.formless && form.method !== 'dialog';
  if (isOpen(document) && (submits || asksWho(placed)))
    faults.push({
      what: document,
      message: `${name} stands on a page that is not encrypted: what is typed can be read and changed on its way. Serve the page over HTTPS only.`,
      expected: 'a page served over https:',
      actual: document,
    });
  for (const target of targetsOf(placed).filter(isOpen))
    faults.push(
      schemeOf(target) === 'mailto:'
        ? {
            what: target,
            message: `${name} submits by e-mail, which is not encrypted. Receive it on a server over HTTPS.`,
            expected: 'a target over https:',
            actual: target,
          }
        : {
            what: target,
            message: `${name} sends what is typed without encryption. Change its target to an https: address.`,
            expected: 'a target over https:',
            actual: target,
          },
    );
  return faults;
}

/** What breaks the claim in what a script handed to a program for e-mail. */
const asItWasHandedOver = (form: string, filled: FilledForm): FormFault[] =>
  filled.transmissions
    .filter(({ channel, url }) => channel === 'hand-over' && isOpen(url))
    .map(({ url }) => ({
      what: url,
      message: `A script puts what is typed into ${form} into an e-mail, which is not encrypted. Receive it on a server over HTTPS.`,
      expected: 'typed values sent over https: only',
      actual: url,
    }));

/** What breaks the claim on the way of the form's own submission. */
const asItWasSubmitted = (form: string, filled: FilledForm): FormFault[] =>
  filled.trials.flatMap(({ hops }) =>
    hops.flatMap((hop, index) => {
      if (!isOpen(hop.url)) return [];
      const carried = hop.carriesValues ? 'with what was typed' : 'to the page that follows';
      return [
        {
          what: hop.url,
          message:
            index === 0
              ? `${form} was submitted without encryption. Change its target to an https: address.`
              : `Submitting ${form} leads over a redirect that is not encrypted, ${carried}. Let the server redirect to https: addresses only.`,
          expected: 'every hop of the submission over https:',
          actual: hops.map(each => `${each.method} ${each.url}`).join(' → '),
        },
      ];
    }),
  );

/** What breaks the claim in what left the page when the form was filled in. */
const asItWasSent = (form: string, filled: FilledForm): FormFault[] =>
  filled.transmissions
    .filter(({ scheme, sightings }) => open.has(`${scheme.replace(/:$/, '')}:`) && sightings.length > 0)
    .map(({ url, host, method, isSubmission }) => ({
      what: url,
      message: `What is typed into ${form} is sent to ${host} without encryption${isSubmission ? '' : ' by a script'}. Send it to an https: address.`,
      expected: 'typed values sent over https: only',
      actual: `${method} ${url}`,
    }));

interface FormFault extends Pick<Violation, 'message' | 'expected' | 'actual'> {
  /** What the fault is about: the same address is not accused twice. */
  readonly what: string;
}

/**
 * What a form is accused of, each address once: the form itself on the first page that shows it, with the number of the others; what a
 * script does beside it on every page where that was seen.
 */
function accusations(evidence: Evidence, each: DistinctForm, filled: readonly FilledForm[]): Violation[] {
  const violations: Violation[] = [];
  const told = new Set<string>();
  const accuse = (
    { what, message, ...seen }: FormFault,
    at: Pick<Violation, 'page' | 'subject' | 'evidence'>,
    isForms: boolean,
  ): void => {
    const address = withoutQuery(what);
    const here = `${at.page} ${address}`;
    if (told.has(address) || told.has(here)) return;
    told.add(isForms ? address : here);
    const also = isForms ? alsoOn([at.page, ...each.pages.filter(page => page !== at.page)]) : '';
    violations.push({ ...at, ...seen, message: `${capital(message)}${also}` });
  };
  const { page, form } = each;
  const standing = { page, subject: form.selector, evidence: picturesOfPlaced(evidence, each) };
  for (const fault of asItStands(each)) accuse(fault, standing, true);
  for (const one of filled) {
    const name = nameOfFilled(evidence, one);
    const at = { page: one.page, subject: one.selector, evidence: picturesOf(evidence, one) };
    for (const fault of asItWasHandedOver(name, one)) accuse(fault, at, false);
    for (const fault of asItWasSubmitted(name, one)) accuse(fault, at, true);
    for (const fault of asItWasSent(name, one)) accuse(fault, at, false);
  }
  return violations;
}

function judge(evidence: Evidence): RuleResult {
  const placed = placedForms(evidence).filter(({ form }) => fillableFields(form).length > 0);
  const forms = distinctForms(placed, facts);
  const violations: Violation[] = [];
  const undetermined: Undetermined[] = [
    ...unseenPages(evidence),
    ...reachedBounds(evidence, ['pages', 'forms', 'filling', 'sent']),
    ...unfilledForms(evidence, forms),
  ];
  const limits: Limit[] = [...leftOutPages(evidence), ...formsStoodFor(evidence, forms)];
  const accused = new Set<FilledForm>();
  for (const each of forms) {
    const filled = fillsOf(evidence, each).filter(one => !accused.has(one));
    filled.forEach(one => accused.add(one));
    const name = nameOfForm(each.form, each.frame);
    const found = accusations(evidence, each, filled);
    violations.push(...found);
    if (each.form.formless || !asksWho(each)) continue;
    for (const one of filled.filter(({ light }) => light === undefined)) {
      const answer = openAnswer(
        evidence,
        one,
        `whether the server redirects what is sent with ${name} over an address that is not encrypted`,
      );
      if (answer === undefined || found.length > 0) continue;
      if (answer.is === 'open') undetermined.push(answer.open);
      else {
        const known = knownOfTarget(evidence, one);
        if (known.is === 'open')
          undetermined.push({
            page: one.page,
            subject: one.selector,
            code: 'answer-unknown',
            reason: known.reason,
          });
        else limits.push({ ...answer.limit, question: `${answer.limit.question}${known.words}` });
      }
    }
  }
  for (const filled of evidence.filled)
    for (const sent of filled.transmissions)
      if (sent.opaque && open.has(`${sent.scheme.replace(/:$/, '')}:`) && sent.sightings.length === 0)
        undetermined.push({
          page: filled.page,
          subject: sent.host || hostOf(sent.url),
          code: 'unreadable-transmission',
          reason: `something that cannot be read was sent to ${sent.host} without encryption after typing`,
        });
  const notes =
    forms.length === 0 ? ['No form on this site can be filled in.'] : rehearsalNotes(evidence.filled);
  return { subjectsChecked: forms.length, violations, undetermined, limits, notes };
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** MPRO protects personal information in transit "through the use of encryption": every form, from its page to the answer. */
export const rule: Rule = { id: 'forms-https', judge };
