import type { CookieSetting } from '../../crawler/evidence/cookie-setting.js';
import type { Evidence } from '../../crawler/evidence/evidence.js';
import type { Violation } from '../../policy/result.js';
import type { CookieDetail, CookieRow } from '../../reporters/claim-page/detail.js';
import { steadyName } from '../rules/reading/foreign-cookies.js';

const lasts = (days: number): string =>
  days <= 0 ? 'until the browser is closed' : days === 1 ? '1 day' : `${days} days`;

const flagsOf = (setting: Pick<CookieSetting, 'httpOnly' | 'secure' | 'sameSite' | 'partitioned'>): string =>
  [
    ...(setting.httpOnly ? ['HttpOnly'] : []),
    ...(setting.secure ? ['Secure'] : []),
    ...(setting.sameSite === 'unset' ? [] : [`SameSite=${setting.sameSite}`]),
    ...(setting.partitioned ? ['Partitioned'] : []),
  ].join(', ');

const setterOf = ({ by, setter, host }: CookieSetting): string =>
  by === 'answer'
    ? `the answer of ${setter}`
    : `${setter === '' ? 'a script' : setter} in a document of ${host}`;

const settingRow = (setting: CookieSetting): CookieRow => ({
  name: setting.name,
  domain: `${setting.domain}${setting.wide ? ' and below' : ''}`,
  setBy: setterOf(setting),
  lasts: setting.removes ? 'taken away' : lasts(setting.days),
  flags: flagsOf(setting),
});

const unique = (rows: readonly CookieRow[]): CookieRow[] => [
  ...new Map(rows.map(row => [JSON.stringify(row), row])).values(),
];

/** The cookies of that name that the page of a finding was given on a first visit, or kept through a declined choice. */
export function cookieRows(evidence: Evidence, { page, subject }: Violation): readonly CookieDetail[] {
  const visits = evidence.pages.filter(({ url, finalUrl }) => url === page || finalUrl === page);
  const set = visits.flatMap(({ setCookies }) =>
    setCookies.filter(({ name }) => steadyName(name) === subject || name === subject).map(settingRow),
  );
  const kept = evidence.consent.flatMap(({ steps }) =>
    steps
      .filter(step => step.page === page && step.moment !== 'before')
      .flatMap(({ stored }) =>
        stored
          .filter(({ name }) => name === subject)
          .map(({ area, name, where, days, httpOnly }) => ({
            name: area === 'cookie' ? name : `${name} (${area})`,
            domain: where,
            setBy: 'kept after declining',
            lasts: area === 'cookie' ? lasts(days) : 'until it is cleared',
            flags: httpOnly ? 'HttpOnly' : '',
          })),
      ),
  );
  const rows = unique([...set, ...kept]);
  return rows.length === 0 ? [] : [{ kind: 'cookies', rows }];
}
