import type { Claim, Testability } from './claim.js';

const testabilityWords: Readonly<Record<Testability, string>> = {
  machine: 'judged by the harness',
  partial: 'judged by the harness in part, the rest by a person',
  attestation: 'signed statement',
  informational: 'nothing to test',
};

/** Renders the register as CLAIMS.md, for compliance staff. */
export function renderClaimsDoc(
  claims: readonly Claim[],
  policy: { readonly effectiveDate: string; readonly sha256: string },
): string {
  const sections = [...new Set(claims.map(claim => claim.section))];
  const of = (section: string) => claims.filter(claim => claim.section === section);
  const lines = [
    '# The claims of the privacy policy, and how each is tested',
    '',
    '<!-- Generated from policy/claims.ts by `npm run claims-doc`. Change the register, not this file. -->',
    '',
    `Policy effective ${policy.effectiveDate}, SHA-256 \`${policy.sha256}\`. ${count(claims)}`,
    '',
    'Every sentence of the policy belongs to exactly one entry. A claim that is judged in part names the rest that only a person can check.',
    '',
    '## Contents',
    '',
    ...sections.flatMap(section => [
      `- ${section}`,
      ...of(section).map(claim => `  - [${claim.title}](#${claim.id})`),
    ]),
    '',
    ...sections.flatMap(section => [`## ${section}`, '', ...of(section).flatMap(renderClaim)]),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function count(claims: readonly Claim[]): string {
  const number = (kind: Testability) => claims.filter(claim => claim.testability === kind).length;
  return `${claims.length} entries: ${number('machine')} judged by the harness, ${number('partial')} judged in part, ${number('attestation')} signed statements, ${number('informational')} with nothing to test.`;
}

function renderClaim(claim: Claim): string[] {
  const facts = [
    `\`${claim.id}\``,
    testabilityWords[claim.testability],
    ...(claim.testability === 'informational' ? [] : [`severity ${claim.severity}`]),
    ...(claim.profiles.length > 0 ? [`visits: ${claim.profiles.join(', ')}`] : []),
  ];
  const paragraphs = [
    `### <a id="${claim.id}"></a>${claim.title}`,
    facts.join(' · '),
    `> ${claim.quote}`,
    `**How it is tested.** ${claim.howTested}`,
    ...(claim.restForPerson === undefined ? [] : [`**Left to a person.** ${claim.restForPerson}`]),
    ...(claim.remedy === '' ? [] : [`**If it is broken.** ${claim.remedy}`]),
  ];
  return paragraphs.flatMap(paragraph => [paragraph, '']);
}
