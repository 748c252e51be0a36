import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { jsonText } from './printable.js';
import { reportPaths } from './report-paths.js';
import { writeWhole } from '../crawler/evidence/write-whole.js';

/** How the site was looked at, for whoever has to tell one run from another: kept beside what was seen. */
export const runRecord = z.strictObject({
  schemaVersion: z.literal(2),
  /** Whether it was the embedded replica that was looked at, and not a site of the web. */
  replica: z.boolean(),
  submit: z.enum(['never', 'dry', 'real']),
  visits: z.enum(['all', 'distinct']),
  viewport: z.enum(['desktop', 'mobile']),
  /** ONLY_PAGES as it was given; empty where the whole site was looked at. */
  onlyPages: z.array(z.string()),
  include: z.array(z.string()),
  exclude: z.array(z.string()),
  /** CONNECT_TO as it was given; empty where names were looked up as usual. */
  connectTo: z.string(),
  /** The browsers, for people. */
  browser: z.string(),
});
export type RunRecord = z.infer<typeof runRecord>;

/** Writes how the site was looked at. A run that only judges leaves the record of the run that looked, where there is one. */
export function writeRunRecord(reportsDir: string, record: RunRecord, looked: boolean): void {
  const path = join(reportsDir, reportPaths.run);
  if (looked || readRunRecord(reportsDir) === undefined) writeWhole(path, jsonText(record));
}

/** How the site was looked at; undefined where no run said so. */
export function readRunRecord(reportsDir: string): RunRecord | undefined {
  const path = join(reportsDir, reportPaths.run);
  if (!existsSync(path)) return undefined;
  try {
    return runRecord.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return undefined;
  }
}
