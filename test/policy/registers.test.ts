import { expect, test } from '@playwright/test';
import { readAttestations, attestations } from '../../policy/attestations.js';
import { claim } from '../../policy/claim.js';
import { claimById, claims, UnknownClaimError } from '../../policy/claims.js';
import { disclosures, readDisclosures } from '../../policy/disclosures.js';
import { checkRegister, RegisterError } from '../../policy/register-error.js';
import { namedKinds, readNamedKinds } from '../../policy/named-kinds.js';
import { readWaivers, waivers } from '../../policy/waivers.js';

const readClaims = (rows: readonly unknown[]) =>
  checkRegister({
    file: 'policy/claims.ts',
    schema: claim,
    rows,
    name: row => row['id'],
    keyOf: row => row.id,
  });

const waiver = {
  claim: 'forms-https',
  page: 'https://www.mpro.org/*',
  subject: '*',
  reason: 'Moves to the new host in March',
  owner: 'Web team',
  expires: '2027-03-31',
};
const attestation = {
  claim: 'no-sale-of-lists',
  signedBy: 'A. Officer',
  signedOn: '2026-01-31',
  validUntil: '2027-01-31',
  document: 'contracts/2026-01.pdf',
};
const disclosure = {
  owner: 'Form Vendor',
  domains: ['forms.example'],
  kinds: ['email'],
  sentence: 'MPRO welcomes your comments regarding this Privacy Policy.',
};
const base = claimById('forms-https');
const attested = claimById('no-sale-of-lists');

test('the registers themselves are well-formed', () => {
  expect([readWaivers(waivers), readAttestations(attestations), readDisclosures(disclosures)]).toEqual([
    waivers,
    attestations,
    disclosures,
  ]);
});

test('well-formed rows pass', () => {
  expect(readWaivers([waiver, { ...waiver, subject: 'form#a' }])).toHaveLength(2);
  expect(readAttestations([attestation])).toEqual([attestation]);
  expect(readDisclosures([disclosure])).toEqual([disclosure]);
  expect(readNamedKinds(namedKinds)).toEqual(namedKinds);
  expect(readClaims(claims)).toHaveLength(claims.length);
});

const refusals: readonly (readonly [string, () => unknown, string])[] = [
  [
    'named kind: words that the policy does not say',
    () => readNamedKinds([{ kind: 'governmentId', words: 'social security number' }]),
    'policy/named-kinds.ts: social security number: words: expected words of the policy, verbatim, got "social security number"',
  ],
  [
    'waiver: unknown claim',
    () => readWaivers([{ ...waiver, claim: 'forms-http' }]),
    'policy/waivers.ts: forms-http: claim: expected the id of a machine or partial claim of policy/claims.ts, got "forms-http"',
  ],
  [
    'waiver: a claim that no rule judges',
    () => readWaivers([{ ...waiver, claim: 'no-sale-of-lists' }]),
    'policy/waivers.ts: no-sale-of-lists: claim: expected the id of a machine or partial claim of policy/claims.ts, got "no-sale-of-lists"',
  ],
  [
    'waiver: no such day',
    () => readWaivers([{ ...waiver, expires: '2027-02-30' }]),
    'policy/waivers.ts: forms-https: expires: expected a date as YYYY-MM-DD, got "2027-02-30"',
  ],
  [
    'waiver: a date of another kind',
    () => readWaivers([{ ...waiver, expires: '31.3.2027' }]),
    'policy/waivers.ts: forms-https: expires: expected a date as YYYY-MM-DD, got "31.3.2027"',
  ],
  [
    'waiver: no reason',
    () => readWaivers([{ ...waiver, reason: ' ' }]),
    'policy/waivers.ts: forms-https: reason: expected a text, got " "',
  ],
  [
    'waiver: no owner at all',
    () => readWaivers([{ ...waiver, owner: undefined }]),
    'policy/waivers.ts: forms-https: owner: expected string, got nothing',
  ],
  [
    'waiver: a typing error in a field',
    () => readWaivers([{ ...waiver, expiry: '2027-03-31' }]),
    'policy/waivers.ts: forms-https: expected only fields of the schema, got expiry',
  ],
  [
    'waiver: twice',
    () => readWaivers([waiver, { ...waiver, expires: '2028-01-01' }]),
    'policy/waivers.ts: forms-https: expected each entry once, got a second "forms-https https://www.mpro.org/* *"',
  ],
  [
    'waiver: not a row',
    () => readWaivers(['forms-https']),
    'policy/waivers.ts: entry 1: expected object, got "forms-https"',
  ],
  [
    'attestation: a judged claim',
    () => readAttestations([{ ...attestation, claim: 'forms-https' }]),
    'policy/attestations.ts: forms-https: claim: expected the id of an attestation claim of policy/claims.ts, got "forms-https"',
  ],
  [
    'attestation: no such claim',
    () => readAttestations([{ ...attestation, claim: 'nope' }]),
    'policy/attestations.ts: nope: claim: expected the id of an attestation claim of policy/claims.ts, got "nope"',
  ],
  [
    'attestation: not signed on a day',
    () => readAttestations([{ ...attestation, signedOn: 'May' }]),
    'policy/attestations.ts: no-sale-of-lists: signedOn: expected a date as YYYY-MM-DD, got "May"',
  ],
  [
    'attestation: valid too long',
    () => readAttestations([{ ...attestation, validUntil: '2027-02-01' }]),
    'policy/attestations.ts: no-sale-of-lists: validUntil: expected a day from 2026-01-31 to 2027-01-31 (signed every 12 months), got "2027-02-01"',
  ],
  [
    'attestation: ends before it is signed',
    () => readAttestations([{ ...attestation, validUntil: '2026-01-30' }]),
    'policy/attestations.ts: no-sale-of-lists: validUntil: expected a day from 2026-01-31 to 2027-01-31 (signed every 12 months), got "2026-01-30"',
  ],
  [
    'disclosure: a URL for a domain',
    () => readDisclosures([{ ...disclosure, domains: ['https://forms.example/'] }]),
    'policy/disclosures.ts: Form Vendor: domains.0: expected a registrable domain in lower case, got "https://forms.example/"',
  ],
  [
    'disclosure: words that the policy does not hold',
    () => readDisclosures([{ ...disclosure, sentence: 'We use Form Vendor.' }]),
    'policy/disclosures.ts: Form Vendor: sentence: expected a sentence of the policy, verbatim, got "We use Form Vendor."',
  ],
  [
    'disclosure: twice, in another case',
    () => readDisclosures([disclosure, { ...disclosure, owner: 'FORM vendor' }]),
    'policy/disclosures.ts: FORM vendor: expected each entry once, got a second "form vendor"',
  ],
  [
    'claim: id',
    () => readClaims([{ ...base, id: 'Forms_HTTPS' }]),
    'policy/claims.ts: Forms_HTTPS: id: expected a kebab-case id, got "Forms_HTTPS"',
  ],
  [
    'claim: twice',
    () => readClaims([base, base]),
    'policy/claims.ts: forms-https: expected each entry once, got a second "forms-https"',
  ],
  [
    'claim: judged without a visit',
    () => readClaims([{ ...base, profiles: [] }]),
    'policy/claims.ts: forms-https: profiles: expected at least one kind of visit, got []',
  ],
  [
    'claim: attested with a visit',
    () => readClaims([{ ...attested, profiles: ['tls'] }]),
    'policy/claims.ts: no-sale-of-lists: profiles: expected none: no machine judges this entry, got ["tls"]',
  ],
  [
    'claim: partial without the rest for a person',
    () => readClaims([{ ...base, testability: 'partial' }]),
    'policy/claims.ts: forms-https: restForPerson: expected for partial claims, and only for them, got nothing',
  ],
  [
    'claim: machine with an attestation',
    () => readClaims([{ ...base, attestation: attested.attestation }]),
    'policy/claims.ts: forms-https: attestation: expected for attestation claims, and only for them, got {"signedBy":"MPRO\'s privacy officer","everyMonths":12}',
  ],
  [
    'claim: no remedy',
    () => readClaims([{ ...base, remedy: '' }]),
    'policy/claims.ts: forms-https: remedy: expected a text, got ""',
  ],
];
for (const [name, read, message] of refusals)
  test(`refused: ${name}`, () => {
    let thrown: unknown;
    try {
      read();
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(RegisterError);
    expect(thrown instanceof Error && thrown.message).toBe(message);
  });

test('all faults of a register come at once, one a line', () => {
  const read = () => readWaivers([{ ...waiver, page: '' }, waiver, { ...waiver, expires: 'soon' }]);
  expect(read).toThrow(
    'policy/waivers.ts: forms-https: page: expected a text, got ""\npolicy/waivers.ts: forms-https: expires: expected a date as YYYY-MM-DD, got "soon"',
  );
});

test('an unknown id is an error that names it', () => {
  expect(() => claimById('nope')).toThrow(UnknownClaimError);
  expect(() => claimById('nope')).toThrow('expected an id of policy/claims.ts, got "nope"');
});
