import type { Evidence } from '../../crawler/evidence/evidence.js';
import type { FilledForm, Transmission } from '../../crawler/evidence/filled.js';
import type { Violation } from '../../policy/result.js';
import type { RequestDetail } from '../../reporters/claim-page/detail.js';
import { kindWords } from '../rules/reading/personal.js';

/** Further requests of one finding say no more than these. */
const mostRequests = 5;

const moments: Readonly<Record<Transmission['moment'], string>> = {
  typing: 'while a visitor types',
  blur: 'when a visitor leaves a field',
  submit: 'when the form is sent',
  leaving: 'when the page is left',
};

/** Whether a finding is about this transmission: its subject is the host, the form, or the field whose value it carries. */
function isAbout(subject: string, filled: FilledForm, sent: Transmission): boolean {
  if (sent.sightings.length === 0) return false;
  return (
    sent.host === subject ||
    filled.selector === subject ||
    sent.sightings.some(({ field }) => field === subject)
  );
}

function detailOf({ typed }: FilledForm, sent: Transmission): RequestDetail {
  const fields = new Map(typed.map(field => [field.selector, field]));
  const { method, url, host, owner, moment, script, stopped, sightings } = sent;
  return {
    kind: 'request',
    method,
    url,
    host: host === '' ? url : host,
    owner: owner === '' ? host : owner,
    moment: moments[moment],
    script,
    stopped,
    values: sightings.map(({ field, kind, encoding, where, excerpt }) => ({
      field: fields.get(field)?.label || field,
      kind: kind === null ? '' : kindWords([kind]),
      typed: fields.get(field)?.value ?? '',
      encoding,
      where,
      excerpt,
    })),
  };
}

/** What left a form with typed values in it, as a finding of its page tells of. */
export function sentValues(
  evidence: Evidence,
  { page, subject }: Violation,
  concerns: (sent: Transmission) => boolean,
): readonly RequestDetail[] {
  return evidence.filled
    .filter(filled => filled.page === page)
    .flatMap(filled =>
      filled.transmissions
        .filter(sent => concerns(sent) && isAbout(subject, filled, sent))
        .map(sent => detailOf(filled, sent)),
    )
    .slice(0, mostRequests);
}
