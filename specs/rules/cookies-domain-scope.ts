import type { CookieSetting } from '../../crawler/evidence/cookie-setting.js';
import type { Evidence } from '../../crawler/evidence/evidence.js';
import type { HandedOn } from '../../crawler/evidence/handed-on.js';
import type { PageVisit } from '../../crawler/evidence/page-visit.js';
import type { RuleResult, Undetermined, Violation } from '../../policy/result.js';
import { reachedBounds } from './reading/bounds.js';
import { pictureOfPage } from './reading/exhibits.js';
import {
  countCookies,
  foreignCookies,
  isOfService,
  lentCookies,
  steadyName,
  type ForeignCookie,
  type LentCookie,
} from './reading/foreign-cookies.js';
import { alsoOn, nameOfForm } from './reading/forms.js';
import { handedOnIds, type Handover } from './reading/handed-on.js';
import { leftOutPages } from './reading/limits.js';
import { seenPages, unseenPages } from './reading/pages.js';
import { sharedCertificates } from './reading/lent-names.js';
import { ownerOf } from '../../kernel/owner.js';
import type { Policy, Rule } from './rule.js';
import { organisation } from '../../policy/organisation.js';

/** What was found, the pages in order, by what makes two findings the same. */
function grouped<T extends { readonly page: PageVisit }>(
  found: readonly T[],
  key: (each: T) => string,
): (readonly [first: T, pages: readonly string[]])[] {
  const groups = new Map<string, [T, string[]]>();
  for (const each of found) {
    const [, pages] = groups.get(key(each)) ?? [each, []];
    if (pages.length === 0) groups.set(key(each), [each, pages]);
    if (pages.at(-1) !== each.page.url) pages.push(each.page.url);
  }
  return [...groups.values()];
}

const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`);

function lookOf(setting: CookieSetting): string {
  const flags = [
    ...(setting.httpOnly ? ['HttpOnly'] : []),
    ...(setting.secure ? ['Secure'] : []),
    ...(setting.sameSite === 'unset' ? [] : [`SameSite=${setting.sameSite}`]),
    ...(setting.partitioned ? ['Partitioned'] : []),
  ];
  const life = setting.days === 0 ? 'until the browser is closed' : `for ${days(setting.days)}`;
  return [`kept ${life}`, ...flags].join(', ');
}

function setterOf({ setting, form }: ForeignCookie): string {
  if (form) return `set when ${nameOfForm(form)} was filled in or sent`;
  if (setting === undefined) return 'found in the browser after the visit';
  if (setting.by === 'answer') return `set by the answer of ${setting.setter}`;
  const script = setting.setter === '' ? 'a script' : `the script ${setting.setter}`;
  return `set by ${script} in a document of ${setting.host}`;
}

const actualOf = (cookie: ForeignCookie): string =>
  [
    `cookie ${steadyName(cookie.name)} of ${cookie.domain}`,
    ...(cookie.setting ? [lookOf(cookie.setting)] : []),
    setterOf(cookie),
  ].join(', ');

const says: Readonly<
  Record<ForeignCookie['how'], (name: string, domain: string, cookie: ForeignCookie) => string>
> = {
  lent: (name, _domain, { lender }) =>
    `Under a name of ${organisation}'s, ${lender?.host ?? ''}, a server of a third party, ${lender?.owner ?? ''}, answers (${lender?.sign ?? ''}). It gives visitors a cookie, "${name}", and reads it whenever they come. Take out the script or image that asks this server, or have it work without cookies.`,
  third: (name, domain) =>
    `A third party, ${ownerOf(domain).owner}, sets a cookie of its own ("${name}" of ${domain}) during a visit, so that servers other than ${organisation}'s can read it. Take out the script, image or frame that brings it, or have it work without cookies.`,
  wide: (name, domain) =>
    `${organisation}'s cookie "${name}" is given to every server below ${domain}, also to those that are not ${organisation}'s. Set it without a Domain, or for ${organisation}'s own domain alone.`,
};

function accuseCookies(evidence: Evidence, cookies: readonly ForeignCookie[]): Violation[] {
  return grouped(cookies, ({ name, domain, how }) => JSON.stringify([how, steadyName(name), domain])).map(
    ([first, pages]) => {
      const name = steadyName(first.name);
      return {
        page: first.page.url,
        subject: name,
        message: `${says[first.how](name, first.domain, first)}${alsoOn(pages)}`,
        expected: `cookies that only ${organisation}'s own servers can read`,
        actual: actualOf(first),
        evidence: pictureOfPage(evidence, first.page),
      };
    },
  );
}

const whatOf = ({ area, name }: HandedOn): string =>
  area === 'cookie' ? `cookie "${steadyName(name)}"` : `${area} entry "${steadyName(name)}"`;

const byItemAndHost = ({ row }: Handover): string =>
  JSON.stringify([row.area, steadyName(row.name), row.where, row.host]);

function accuseHandovers(evidence: Evidence, found: readonly Handover[]): Violation[] {
  return grouped(found, byItemAndHost).map(([{ page, row }, pages]) => {
    const { owner } = ownerOf(row.host);
    const to = owner === row.host ? owner : `${owner} (${row.host})`;
    const encoded = row.encoding.length === 0 ? '' : `, as ${row.encoding.join(' of ')}`;
    return {
      page: page.url,
      subject: steadyName(row.name),
      message: `${organisation}'s ${whatOf(row)}, which tells visitors apart, is sent on to a third party, ${to}. Take out what sends it, or keep no identifier for it.${alsoOn(pages)}`,
      expected: `identifiers of ${organisation}'s that only ${organisation}'s own servers get`,
      actual: `its value in the ${row.place} of a request to ${row.url}${encoded}`,
      evidence: pictureOfPage(evidence, page),
    };
  });
}

const openHandovers = (found: readonly Handover[]): Undetermined[] =>
  grouped(found, byItemAndHost).map(([{ page, row }, pages]) => ({
    page: page.url,
    subject: steadyName(row.name),
    code: 'not-understood',
    reason: `the ${whatOf(row)} looks like an identifier and was sent to ${row.host}; a second visitor to compare with could not be had${alsoOn(pages)}`,
  }));

const openLentCookies = (found: readonly LentCookie[]): Undetermined[] =>
  grouped(found, ({ name, lender }) => JSON.stringify([steadyName(name), lender.host])).map(
    ([{ page, name, domain, lender }, pages]) => ({
      page: page.url,
      subject: steadyName(name),
      code: 'not-understood',
      reason: `the cookie "${steadyName(name)}" is given to all of ${domain}, also to ${lender.host}, where a server of ${lender.owner} answers (${lender.sign}); whether the cookie tells visitors apart could not be told${alsoOn(pages)}`,
    }),
  );

/** Hosts of MPRO's that give lasting cookies and whose certificate is made out to others as well: perhaps others run them. */
function notesOfCertificates(evidence: Evidence, accused: readonly ForeignCookie[]): string[] {
  const lasting = seenPages(evidence).flatMap(({ setCookies }) =>
    setCookies.filter(({ by, days, removes }) => by === 'answer' && days > 1 && !removes),
  );
  return sharedCertificates(evidence)
    .filter(([host]) => lasting.some(setting => setting.host === host))
    .filter(([host]) => accused.every(({ lender }) => lender?.host !== host))
    .map(
      ([host, others]) =>
        `${host} gives visitors cookies and shares its certificate with ${others.join(', ')}: have somebody check who runs it.`,
    );
}

function notesOf(services: readonly ForeignCookie[], isBare: boolean): string[] {
  const names = services.map(({ name, domain }) => `${steadyName(name)} of ${domain}`);
  const list = [...new Set(names)].sort();
  return [
    ...(isBare ? ['No page sets a cookie on a first visit.'] : []),
    ...(list.length === 0
      ? []
      : [
          `Not counted, since they only spread a service's load or keep robots off for the visit: ${list.join(', ')}.`,
        ]),
  ];
}

function judge(evidence: Evidence, policy: Policy): RuleResult {
  const cookies = foreignCookies(evidence);
  const services = cookies.filter(cookie => isOfService(cookie, policy));
  const handovers = handedOnIds(evidence, policy);
  const count = countCookies(evidence);
  const subjectsChecked =
    count + new Set(handovers.filter(({ row }) => row.area !== 'cookie').map(byItemAndHost)).size;
  return {
    subjectsChecked,
    violations: [
      ...accuseCookies(
        evidence,
        cookies.filter(cookie => !services.includes(cookie)),
      ),
      ...accuseHandovers(
        evidence,
        handovers.filter(({ row }) => row.compared),
      ),
    ],
    undetermined: [
      ...unseenPages(evidence),
      ...reachedBounds(evidence, ['pages', 'stored']),
      ...openHandovers(handovers.filter(({ row }) => !row.compared)),
      ...openLentCookies(lentCookies(evidence, policy)),
    ],
    limits: leftOutPages(evidence),
    notes: [
      ...notesOf(services, subjectsChecked === 0 && seenPages(evidence).length > 0),
      ...notesOfCertificates(evidence, cookies),
    ],
  };
}

/** "Cookies are uniquely assigned to you and can only be read by a web server in the domain that issued you the cookie." */
export const rule: Rule = { id: 'cookies-domain-scope', judge };
