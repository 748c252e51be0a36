import type { Evidence } from '../../../crawler/evidence/evidence.js';
import type { FilledForm } from '../../../crawler/evidence/filled.js';
import { schemeOf } from './url-parts.js';
import { withoutQuery } from '../../../kernel/addresses.js';

const plainWords = {
  'leads-to-https': 'http: leads to https:',
  answers: 'http: answers without encryption',
  closed: 'http: is closed',
  unknown: '',
} as const;

/**
 * What asking with GET told of the place that a held-back form submits to: words to put behind the question that only its answer
 * settles, or why more than that is open. Nothing where it was not asked.
 */
export function knownOfTarget(
  { targets }: Evidence,
  { trials }: FilledForm,
): { readonly is: 'known'; readonly words: string } | { readonly is: 'open'; readonly reason: string } {
  const first = trials.find(({ result }) => result === 'stopped')?.hops[0];
  const target = first && targets.find(({ url }) => url === withoutQuery(first.url));
  if (!target?.outcome.ok) return { is: 'known', words: '' };
  const plain = target.hops.find(hop => schemeOf(hop) === 'http:');
  if (plain !== undefined)
    return {
      is: 'open',
      reason: `asked with GET, ${target.url} leads over ${plain}, which is not encrypted: whether a submission does is not known`,
    };
  const facts = [
    'a GET of it stays on https:',
    target.hsts ? 'its host sends HSTS' : '',
    plainWords[target.plain],
  ].filter(fact => fact !== '');
  return { is: 'known', words: ` (${facts.join(', ')})` };
}
