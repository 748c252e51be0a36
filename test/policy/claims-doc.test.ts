import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { claims } from '../../policy/claims.js';
import { renderClaimsDoc } from '../../policy/claims-doc.js';
import { effectiveDate, policySha256 } from '../../policy/text.js';

test('CLAIMS.md is what the register says', () => {
  const committed = readFileSync(new URL('../../policy/CLAIMS.md', import.meta.url), 'utf8');
  const rendered = renderClaimsDoc(claims, { effectiveDate, sha256: policySha256 });
  expect(committed === rendered, 'policy/CLAIMS.md is stale: run "npm run claims-doc" and commit it').toBe(
    true,
  );
});

test('it shows every entry with its quote, its test, its remedy and the rest for a person', () => {
  const rendered = renderClaimsDoc(claims, { effectiveDate, sha256: policySha256 });
  const missing = claims.flatMap(claim =>
    [claim.title, claim.quote, claim.howTested, claim.remedy, claim.restForPerson ?? '']
      .filter(text => !rendered.includes(text))
      .map(text => `${claim.id}: ${text}`),
  );
  expect(missing).toEqual([]);
  const anchors = [...rendered.matchAll(/<a id="([^"]+)">/g)].map(match => match[1]);
  const links = [...rendered.matchAll(/\]\(#([^)]+)\)/g)].map(match => match[1]);
  expect(anchors).toEqual(claims.map(claim => claim.id));
  expect(links).toEqual(anchors);
});
