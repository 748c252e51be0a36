import thirdPartyWeb from 'third-party-web';
import { registrableDomain } from './party.js';

export interface Owner {
  /** Company or product that runs a host; its registrable domain where nobody knows better. */
  readonly owner: string;
  /** Such as `analytics`; empty where unknown. */
  readonly category: string;
}

/** Who runs a host and what for, by the third-party-web register. */
export function ownerOf(host: string): Owner {
  const entity = thirdPartyWeb.getEntity(host);
  return entity
    ? { owner: entity.company || entity.name, category: entity.category || (entity.categories[0] ?? '') }
    : { owner: registrableDomain(host), category: '' };
}
