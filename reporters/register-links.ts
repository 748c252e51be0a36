/**
 * Where people read what a claim means: its entry in policy/CLAIMS.md as the CI's server shows it at this commit; undefined where no CI
 * says where the project lies.
 */
export function registerLink(
  id: string,
  env: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const given = (name: string): string => env[name] ?? '';
  const pages = [
    [given('GITHUB_SERVER_URL'), given('GITHUB_REPOSITORY'), 'blob', given('GITHUB_SHA')],
    [given('CI_PROJECT_URL'), '-', 'blob', given('CI_COMMIT_SHA')],
  ].filter(parts => parts.every(part => part !== ''));
  const [first] = pages.map(parts => `${parts.join('/')}/policy/CLAIMS.md#${id}`);
  return first !== undefined && URL.canParse(first) ? first : undefined;
}
