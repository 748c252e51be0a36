import { plural } from '../tally.js';
import { claimLink, dayOf, moment, type FirstScreenInput } from './input.js';

/** Since when the violations of a claim that stood there before have stood: the oldest. */
function oldest(id: string, { result, sinceOf }: FirstScreenInput): string {
  const today = result.finishedAt.slice(0, 10);
  const violations = result.claims.find(claim => claim.id === id)?.violations ?? [];
  const [day] = violations.flatMap(each => sinceOf(id, each) ?? []).sort();
  return day === undefined || day === today ? '' : `, the oldest since ${dayOf(day)}`;
}

/** What is new, fixed and still there since the run before; empty where there was none. */
export function whatChanged(input: FirstScreenInput): string {
  const { changes, claims } = input;
  if (changes === undefined) return '';
  const register = new Map(claims.map(claim => [claim.id, claim]));
  const rows = changes.claims.flatMap(({ id, appeared, gone, still }) => {
    const claim = register.get(id);
    if (claim === undefined) return [];
    const parts = [
      ...(appeared > 0 ? [`<b>${plural(appeared, 'new violation')}</b>`] : []),
      ...(gone > 0 ? [`${plural(gone, 'violation')} fixed`] : []),
      ...(still > 0 ? [`${plural(still, 'violation')} still there${oldest(id, input)}`] : []),
    ];
    return [`<li>${claimLink(input, claim)}: ${parts.join('; ')}</li>`];
  });
  const isSame = changes.claims.every(({ appeared, gone }) => appeared + gone === 0);
  return `<h2>What changed since ${moment(changes.since)}</h2>${isSame ? '<p>Nothing new, nothing fixed.</p>' : ''}${rows.length === 0 ? '' : `<ul>${rows.join('')}</ul>`}`;
}
