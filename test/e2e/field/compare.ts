import type { CliRun } from '../run-cli.js';
import type { Expected, FieldSite } from './field-site.js';

/** How a run differs from what a site expects; all empty where it does not. */
export interface Deviations {
  readonly missed: readonly string[];
  readonly falselyAccused: readonly string[];
  readonly undetermined: readonly string[];
}

/** Compares a run's result with what the site expects, claim by claim. A run without a result misses everything. */
export function deviationsOf(run: CliRun, site: FieldSite): Deviations {
  const claims = run.conformance?.claims ?? [];
  const here = (page: string): string => new URL(page, `https://${site.host}/`).href;
  const missed: string[] = [];
  const falselyAccused: string[] = [];
  for (const [id, places] of Object.entries(site.expected)) {
    const found = claims.find(claim => claim.id === id)?.violations ?? [];
    const fits = (violation: (typeof found)[number], { page, about }: Expected): boolean =>
      violation.page === here(page) &&
      [violation.subject, violation.message, violation.actual, violation.expected].some(text =>
        text.includes(about),
      );
    for (const place of places)
      if (!found.some(violation => fits(violation, place)))
        missed.push(`${id} ${place.page} (${place.about})`);
    for (const violation of found)
      if (!places.some(place => fits(violation, place))) falselyAccused.push(rowOf(id, violation));
  }
  for (const claim of claims)
    if (site.expected[claim.id] === undefined)
      falselyAccused.push(...claim.violations.map(violation => rowOf(claim.id, violation)));
  const undetermined = claims.flatMap(claim =>
    claim.undetermined.map(({ page, subject, reason }) => `${claim.id} ${page} [${subject}] ${reason}`),
  );
  return { missed, falselyAccused, undetermined };
}

const rowOf = (
  id: string,
  violation: { page: string; subject: string; message: string; actual: string },
): string =>
  `${id} ${violation.page} [${violation.subject}] ${violation.message} SEEN: ${violation.actual.slice(0, 300)}`;
