import { z } from 'zod';

/** The ways to visit that the project `observe` knows. */
export const profileName = z.enum([
  'first-visit',
  'documents',
  'form-filled',
  'cookies-refused',
  'consent-declined',
  'tls',
]);
export type ProfileName = z.infer<typeof profileName>;

/** `CONFORMANCE_PROFILES` names a profile that does not exist. */
export class ProfileNameError extends Error {
  readonly code = 'E_PROFILE_NAME';
}

/** What the variable `CONFORMANCE_PROFILES` asks for: a comma-separated list, all where it is unset or empty. */
export function wantedProfiles(env: NodeJS.ProcessEnv): ReadonlySet<ProfileName> {
  const names = (env['CONFORMANCE_PROFILES'] ?? '').split(',').map(name => name.trim());
  const given = names.filter(name => name !== '');
  if (given.length === 0) return new Set(profileName.options);
  const parsed = z.array(profileName).safeParse(given);
  if (!parsed.success)
    throw new ProfileNameError(
      `CONFORMANCE_PROFILES: expected a comma-separated list of ${profileName.options.join(', ')}, got ${JSON.stringify(given.join(','))}`,
    );
  return new Set(parsed.data);
}
