import { heldFrom, nameOfHost, saidOfFaults } from '../../../crawler/evidence/broken-certificate.js';
import type { Evidence } from '../../../crawler/evidence/evidence.js';
import type { SubmitTrial } from '../../../crawler/evidence/filled.js';
import type { Undetermined } from '../../../policy/result.js';
import { asksWho, fillsOf } from './filled.js';
import { nameOfForm, type DistinctForm } from './forms.js';
import { hostOf } from './url-parts.js';

/**
 * Why a submission was held back whatever the run's mode, in words: nothing typed is sent to a host whose certificate is broken.
 * Undefined for any other.
 */
export function heldForCertificate(
  { inventory }: Evidence,
  { result, hops }: Pick<SubmitTrial, 'result' | 'hops'>,
): string | undefined {
  if (result !== 'stopped') return undefined;
  const broken = heldFrom(inventory.brokenCertificates ?? [], hops.at(-1)?.url ?? '');
  return broken && `the certificate of ${nameOfHost(broken)} ${saidOfFaults(broken)}`;
}

/**
 * For forms that ask who somebody is and whose submission was held back for a certificate: what the page does that follows the answer, and
 * what frames and scripts would have done that were held back with it. No mode of the run would tell.
 */
export function heldForCertificates(evidence: Evidence, forms: readonly DistinctForm[]): Undetermined[] {
  return forms.filter(asksWho).flatMap((placed): Undetermined[] => {
    const filled = fillsOf(evidence, placed).filter(({ outcome }) => outcome.ok);
    const at = { page: placed.page, subject: placed.form.selector };
    const name = nameOfForm(placed.form, placed.frame);
    const trials = filled.flatMap(each => each.trials);
    const why = trials.map(trial => heldForCertificate(evidence, trial)).find(each => each !== undefined);
    const rows: Undetermined[] = [];
    if (why !== undefined)
      rows.push({
        ...at,
        code: 'answer-unknown',
        reason: `the submission of ${name} was held back, since ${why}: what leaves after the server has answered is not known`,
      });
    if (evidence.site.submit !== 'real') return rows;
    const guests = filled.flatMap(({ heldBack = [] }) => heldBack);
    const hosts = new Map(guests.map(({ channel, url }) => [`${channel} ${hostOf(url)}`, { channel, url }]));
    for (const { channel, url } of hosts.values())
      rows.push({
        ...at,
        code: 'answer-unknown',
        reason: `the ${channel} of ${hostOf(url)}, whose certificate is broken, was kept from loading once ${name} held something: what it would send on is not known`,
      });
    return rows;
  });
}
