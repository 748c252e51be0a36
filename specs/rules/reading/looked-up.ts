import type { FieldFact, FormFact } from '../../../crawler/evidence/form.js';
import type { PiiKind } from '../../../kernel/pii-kind.js';

const searches = /^(search|find|look ?up)\b/i;

/** Whether a form looks something up rather than hands something in: a directory of providers, job openings near a city. */
export const isLookup = ({ purpose, submitLabels }: FormFact): boolean =>
  purpose === 'search' || (purpose === 'other' && searches.test(submitLabels[0]?.trim() ?? ''));

/** What a visitor has with the site, and finds by the own name: "Look up your registration", "Check the status of my claim". */
const ownRecord =
  /\b(my|your) (?:[a-z]+ ){0,2}(registrations?|records?|accounts?|applications?|memberships?|claims?|certificates?|orders?|tickets?|reservations?|appointments?|invoices?|status|transcripts?|credits|results|profile|data)\b/i;
const ownWords =
  /\b(my|your) (?:(?:own|first|last|full|maiden|home|work|mailing|street) ){0,2}(?:name|surname|address|street)\b/i;

/** Whether those are looked up with the form who fill it in themselves. */
const findsVisitor = ({ title, submitLabels, fields }: FormFact): boolean =>
  [title, ...submitLabels].some(text => ownRecord.test(text)) ||
  fields.some(({ label }: FieldFact) => ownWords.test(label));

/** Whether what a form asks of a kind tells of those who are looked up, not of the visitor: a provider's name, a clinic's place. */
export const isOfOthers = (form: FormFact, kind: PiiKind): boolean =>
  (kind === 'name' || kind === 'postalAddress') && isLookup(form) && !findsVisitor(form);
