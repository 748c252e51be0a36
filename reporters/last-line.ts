import type { FullResult } from '@playwright/test/reporter';
import type { Claim } from '../policy/claim.js';
import type { Gate } from './baseline/gate.js';
import type { Conformance } from './conformance-schema.js';
import { judgesNothing } from './judges-nothing.js';
import { tallyOf } from './tally.js';

/**
 * The last line that a run prints, one JSON object for scripts: how it ended, and how many claims and findings there are of each kind. A run
 * that judged nothing did not pass: its status is `partial`.
 */
export function lastLine(
  result: Conformance,
  claims: readonly Claim[],
  gate: Gate,
  run: { readonly status: FullResult['status']; readonly reportsDir: string },
): string {
  const tally = tallyOf(result, claims);
  const line = {
    policyConformance: 1,
    status: run.status === 'passed' && judgesNothing(result) ? 'partial' : run.status,
    target: result.target,
    claims: {
      conforms: tally.conforming.length,
      violated: tally.violated.length,
      waived: tally.waived.length,
      undetermined: tally.undetermined.length,
      notRun: tally.notSelected,
      attested: tally.attested,
      unattested: tally.unattested,
      informational: tally.informational,
    },
    findings: { known: gate.known.length, new: gate.fresh.length, gone: gate.gone.length },
    limits: tally.limited.reduce((sum, { entry }) => sum + entry.limits.length, 0),
    failOn: gate.failOn,
    reports: run.reportsDir,
  };
  return JSON.stringify(line).replace(
    /[^\x20-\x7e]/g,
    sign => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
