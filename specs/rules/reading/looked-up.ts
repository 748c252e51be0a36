import type { FormFact } from '../../../crawler/evidence/form.js';
import type { PiiKind } from '../../../kernel/pii-kind.js';

const searches = /^(search|find|look ?up)\b/i;

/** Whether a form looks something up rather than hands something in: a directory of providers, job openings near a city. */
export const isLookup = ({ purpose, submitLabels }: FormFact): boolean =>
  purpose === 'search' || (purpose === 'other' && searches.test(submitLabels[0]?.trim() ?? ''));

/** Whether what a form asks of a kind tells of those who are looked up, not of the visitor: a provider's name, a clinic's place. */
export const isOfOthers = (form: FormFact, kind: PiiKind): boolean =>
  (kind === 'name' || kind === 'postalAddress') && isLookup(form);
