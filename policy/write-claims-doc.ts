import { writeFileSync } from 'node:fs';
import { claims } from './claims.js';
import { renderClaimsDoc } from './claims-doc.js';
import { effectiveDate, policySha256 } from './text.js';

writeFileSync(
  new URL('./CLAIMS.md', import.meta.url),
  renderClaimsDoc(claims, { effectiveDate, sha256: policySha256 }),
);
