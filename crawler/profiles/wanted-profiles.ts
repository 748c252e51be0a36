import { z } from 'zod';
import { visitProfile, type VisitProfile } from '../../kernel/visit-profile.js';

/** `CONFORMANCE_PROFILES` names a profile that does not exist. */
export class ProfileNameError extends Error {
  readonly code = 'E_PROFILE_NAME';
}

/** What the variable `CONFORMANCE_PROFILES` asks for: a comma-separated list, all where it is unset or empty. */
export function wantedProfiles(env: NodeJS.ProcessEnv): ReadonlySet<VisitProfile> {
  const names = (env['CONFORMANCE_PROFILES'] ?? '').split(',').map(name => name.trim());
  const given = names.filter(name => name !== '');
  if (given.length === 0) return new Set(visitProfile.options);
  const parsed = z.array(visitProfile).safeParse(given);
  if (!parsed.success)
    throw new ProfileNameError(
      `CONFORMANCE_PROFILES: expected a comma-separated list of ${visitProfile.options.join(', ')}, got ${JSON.stringify(given.join(','))}`,
    );
  return new Set(parsed.data);
}
