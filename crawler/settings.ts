import { z } from 'zod';
import { readRehearsal, type Rehearsal } from './evidence/rehearsal.js';
import { parseConnectTo, type ConnectRule } from './network/connect-to.js';
import { readCertificates } from './network/trust.js';

/** A desktop's window, or a telephone's screen that is touched. */
export type Viewport = 'desktop' | 'mobile';
export type SubmitMode = 'never' | 'dry' | 'real';

/** What a run was asked to do: the environment, validated. Everything else in the harness takes this, never `process.env`. */
export interface Settings {
  /** Absolute URL of the site's entry page. */
  readonly baseUrl: string;
  readonly connectTo: readonly ConnectRule[];
  readonly extraCaCerts: string | undefined;
  /** Host patterns (`name` or `*.name`) that belong to the MPRO family of Websites: first party. */
  readonly familyHosts: readonly string[];
  readonly submit: SubmitMode;
  readonly maxPages: number;
  readonly maxDepth: number;
  /** URL globs; an empty `include` admits all. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** URL globs of the areas that are for members only: their pages need not be readable by everybody. */
  readonly membersArea: readonly string[];
  readonly crawlDelayMs: number;
  readonly respectRobots: boolean;
  readonly visits: 'all' | 'distinct';
  /** URL globs of the pages that a run looks at without a crawl; empty: the whole site. */
  readonly onlyPages: readonly string[];
  /** Whose screen the pages are looked at on. */
  readonly viewport: Viewport;
  /** `complete`: questions that the mode leaves out fail the run as well. */
  readonly require: 'complete' | undefined;
  /** What fails a run: `all` findings, or those alone that are `new` against the baseline. */
  readonly failOn: 'all' | 'new';
  /** File of the findings that are known, relative to the current folder. */
  readonly baseline: string;
  /** Server answers of an earlier run with SUBMIT=real, which count where this one holds submissions back. */
  readonly answersFrom: Rehearsal | undefined;
  /** "Today" for effective dates, attestations and waivers: `YYYY-MM-DD`. */
  readonly policyAsOf: string;
  readonly chromiumPath: string | undefined;
  /** Folder for inventory, evidence, conformance.json and Allure results. */
  readonly reportsDir: string;
  /** Page or address for webmasters, named in the crawler's User-Agent. */
  readonly contact: string | undefined;
}

/** One or more environment variables hold values that cannot be used; the message has one line a variable. */
export class SettingsError extends Error {
  readonly code = 'E_SETTINGS';
}

const fault = (expected: string) => ({
  error: (issue: { input?: unknown }) => `expected ${expected}, got ${JSON.stringify(issue.input)}`,
});
const list = z.string().transform(text =>
  text
    .split(',')
    .map(part => part.trim())
    .filter(part => part !== ''),
);
const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d+$/, fault(`a whole number from ${least} to ${most}`))
    .transform(Number)
    .refine(n => n >= least && n <= most, fault(`a whole number from ${least} to ${most}`));

/** Runs `read` and turns what it throws into a zod issue, so that one bad variable does not hide the next. */
const via = <T>(read: (text: string) => T) =>
  z.string().transform((text, context) => {
    try {
      return read(text);
    } catch (error) {
      context.issues.push({
        code: 'custom',
        message: error instanceof Error ? error.message : String(error),
        input: text,
      });
      return z.NEVER;
    }
  });

function readBaseUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol))
    throw new SettingsError(`expected an absolute http(s) URL, got ${JSON.stringify(text)}`);
  if (url.username !== '' || url.password !== '')
    throw new SettingsError('expected a URL without user name and password');
  url.hash = '';
  return url.href;
}

const hostPattern =
  /^(\*\.)?[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$|^\[[0-9a-f:.]+\]$/;

const environment = z.object({
  BASE_URL: via(readBaseUrl),
  CONNECT_TO: via(parseConnectTo).default([]),
  EXTRA_CA_CERTS: via(file => (readCertificates(file), file)).optional(),
  FAMILY_HOSTS: list
    .transform(hosts => hosts.map(host => host.toLowerCase()))
    .refine(
      hosts => hosts.every(host => hostPattern.test(host)),
      fault('comma-separated host names, each with an optional leading *.'),
    )
    .optional(),
  SUBMIT: z.enum(['never', 'dry', 'real'], fault('never, dry or real')).default('dry'),
  MAX_PAGES: whole(1, 1_000_000).default(20_000),
  MAX_DEPTH: whole(0, 10_000).default(1_000),
  INCLUDE: list.default([]),
  EXCLUDE: list.default([]),
  MEMBERS_AREA: list
    .refine(
      globs => globs.every(glob => !/^[*/]*$/.test(glob)),
      fault('comma-separated URL globs that name a part of the site, such as /members/**'),
    )
    .default([]),
  CRAWL_DELAY_MS: whole(0, 600_000).default(0),
  RESPECT_ROBOTS: z.enum(['true', 'false', '1', '0'], fault('true or false')).default('true'),
  VISITS: z.enum(['all', 'distinct'], fault('all or distinct')).default('all'),
  ONLY_PAGES: list.default([]),
  VIEWPORT: z.enum(['desktop', 'mobile'], fault('desktop or mobile')).default('desktop'),
  REQUIRE: z.enum(['complete'], fault('complete')).optional(),
  FAIL_ON: z.enum(['all', 'new'], fault('all or new')).default('all'),
  BASELINE: z.string().default('policy/baseline.json'),
  ANSWERS_FROM: via(readRehearsal).optional(),
  POLICY_AS_OF: z.iso.date(fault('a date as YYYY-MM-DD')).optional(),
  CHROMIUM_PATH: z.string().optional(),
  REPORTS_DIR: z.string().default('reports'),
  CONTACT: z
    .string()
    .max(200)
    .regex(/^[\x20-\x7e]+$/, fault('printable ASCII: a URL or an e-mail address'))
    .optional(),
});

/** Names of the environment variables that say what a run does. */
export const settingNames: readonly string[] = Object.keys(environment.shape);

/**
 * Reads and checks the environment. An empty variable counts as unset. `today` is what POLICY_AS_OF defaults to.
 * Throws {@link SettingsError} with one line for each variable that cannot be used.
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>, today: string): Settings {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    throw new SettingsError(
      parsed.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`).join('\n'),
    );
  }
  const v = parsed.data;
  return {
    baseUrl: v.BASE_URL,
    connectTo: v.CONNECT_TO,
    extraCaCerts: v.EXTRA_CA_CERTS,
    familyHosts: [
      ...new Set([new URL(v.BASE_URL).hostname, ...(v.FAMILY_HOSTS ?? ['mpro.org', '*.mpro.org'])]),
    ],
    submit: v.SUBMIT,
    maxPages: v.MAX_PAGES,
    maxDepth: v.MAX_DEPTH,
    include: v.INCLUDE,
    exclude: v.EXCLUDE,
    membersArea: v.MEMBERS_AREA,
    crawlDelayMs: v.CRAWL_DELAY_MS,
    respectRobots: v.RESPECT_ROBOTS === 'true' || v.RESPECT_ROBOTS === '1',
    visits: v.VISITS,
    onlyPages: v.ONLY_PAGES,
    viewport: v.VIEWPORT,
    require: v.REQUIRE,
    failOn: v.FAIL_ON,
    baseline: v.BASELINE,
    answersFrom: v.ANSWERS_FROM,
    policyAsOf: v.POLICY_AS_OF ?? today,
    chromiumPath: v.CHROMIUM_PATH,
    reportsDir: v.REPORTS_DIR,
    contact: v.CONTACT,
  };
}
