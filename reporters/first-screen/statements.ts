import { htmlText } from '../printable.js';
import { claimLink, dayOf, type FirstScreenInput } from './input.js';
import { organisation } from '../../policy/organisation.js';

/** The statement of a claim that holds longest of those signed by today. */
const latestOf = (id: string, { attestations, asOf }: FirstScreenInput) =>
  attestations
    .filter(row => row.claim === id && row.signedOn <= asOf)
    .sort((a, b) => (a.validUntil < b.validUntil ? 1 : -1))
    .at(0);

/** Statements that no visit to the website can show: who signs each, and until when what is signed holds. Unsigned ones first. */
export function statements(input: FirstScreenInput): string {
  const rows = input.claims.flatMap(claim => {
    if (claim.attestation === undefined) return [];
    const signed = latestOf(claim.id, input);
    const holds = signed !== undefined && input.asOf <= signed.validUntil;
    const state = holds
      ? `<span class="mark attested">signed</span> until ${dayOf(signed.validUntil)}`
      : signed === undefined
        ? '<span class="mark unattested">not signed</span>'
        : `<span class="mark unattested">not signed</span> ended on ${dayOf(signed.validUntil)}`;
    const by = signed === undefined ? claim.attestation.signedBy : signed.signedBy;
    const row = `<tr><td>${claimLink(input, claim)}</td><td>${htmlText(by)}</td><td>${state}</td><td>every ${claim.attestation.everyMonths} months</td></tr>`;
    return [{ row, holds }];
  });
  if (rows.length === 0) return '';
  const ordered = [...rows.filter(({ holds }) => !holds), ...rows.filter(({ holds }) => holds)];
  const open = rows.filter(({ holds }) => !holds).length;
  const intro =
    open === 0
      ? 'Each is signed.'
      : `${open} of ${rows.length} ${open === 1 ? 'is' : 'are'} to be signed by the person named.`;
  return `<h2>Statements that only ${organisation} can make</h2><p>No visit to the website can show these. ${intro}</p><div class="scroll"><table><thead><tr><th scope="col">Statement</th><th scope="col">Who signs</th><th scope="col">State</th><th scope="col">To be renewed</th></tr></thead><tbody>${ordered.map(({ row }) => row).join('')}</tbody></table></div>`;
}
