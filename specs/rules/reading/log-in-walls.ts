import type { Evidence } from '../../../crawler/evidence/evidence.js';
import type { FormFact } from '../../../crawler/evidence/form.js';
import type { LinkName } from '../../../crawler/evidence/link-name.js';
import type { PageVisit } from '../../../crawler/evidence/page-visit.js';
import { shownFields } from './forms.js';
import { isOfOthers } from './looked-up.js';
import { seenPages } from './pages.js';
import { hostOf } from './url-parts.js';
import { identifyingKind } from './personal.js';
import { ownTitle, pathWords, saysGiving } from './promises.js';

/** An address that a link promises something under, and the log-in that comes instead. */
export interface LogInWall {
  /** The address as linked. */
  readonly from: string;
  /** Where the log-in stands. */
  readonly at: string;
  /** How one gets there. */
  readonly how: 'redirects to' | 'shows the log-in of' | 'answers with';
  /** The form, where the log-in stands on the site itself. */
  readonly form: FormFact | undefined;
}

/** What a form asks of the visitor that tells who that is. */
export const kindsAsked = (form: FormFact) =>
  shownFields(form)
    .flatMap(field => identifyingKind(field) ?? [])
    .filter(kind => !isOfOthers(form, kind));

/** A form that lets people in and shows on a page: it may stand in a bar of every page. */
const logInFormOf = (visit: PageVisit): FormFact | undefined =>
  visit.forms.find(
    form => form.visible && form.fields.some(({ type, visible }) => type === 'password' && visible),
  ) ?? visit.forms.find(form => form.visible && form.purpose === 'login' && kindsAsked(form).length > 0);

const providerLabel =
  /^(login|logon|signin|sso|auth|oauth|idp|accounts?|identity|adfs|cas|saml|fed|federation|secure-login)([.-]|\d|$)|\.(okta|oktapreview|auth0|b2clogin|onelogin|pingone|pingidentity|jumpcloud|duosecurity)\.com$|\.amazoncognito\.com$|^login\.microsoftonline\.com$/i;
const providerPath =
  /\/(log-?in|sign-?in|oauth2?|authorize|saml2?|sso|adfs|openid-connect|cas\/login|account\/login|users\/sign_in)(\/|$|\.)/i;

/** Whether an address of another site is one where people log in. */
export const isIdentityProvider = (url: string): boolean =>
  URL.canParse(url) && (providerLabel.test(hostOf(url)) || providerPath.test(new URL(url).pathname));

/** The same page in another spelling: scheme, `www.`, index file, slash at the end. */
const spelling = (url: string): string => {
  if (!URL.canParse(url)) return url;
  const { host, pathname } = new URL(url);
  const path = pathname.replace(/\/(index|default|home)\.\w{2,5}$/i, '/').replace(/(?<!\/)\/+$/, '');
  return `${host.replace(/^www\./, '')}${path.toLowerCase()}`;
};

/** Little enough that a page shows its log-in and nothing else to read. */
const nothingElse = 500;

const logInTitle =
  /\b(log ?-?(in|on)|login|sign ?-?in|signin|sso|authenticat\w+|anmelden|connexion|iniciar sesi[oó]n|accedi)\b/i;
const saysLogIn = ({ title, finalUrl }: PageVisit): boolean =>
  logInTitle.test(ownTitle(title)) || logInTitle.test(pathWords(finalUrl));

/** Tells which pages are there to log in on: they say so, or show the form and nothing else, and no other page shows it. */
function logInPages(visits: readonly PageVisit[]): (visit: PageVisit) => FormFact | undefined {
  const titles = new Map<string, Set<string>>();
  for (const visit of visits) {
    const form = logInFormOf(visit);
    if (form) titles.set(form.signature, (titles.get(form.signature) ?? new Set()).add(visit.title));
  }
  return visit => {
    const form = logInFormOf(visit);
    if (form === undefined || saysLogIn(visit)) return form;
    const isBar = (titles.get(form.signature)?.size ?? 0) > 1;
    return visit.textLength < nothingElse && !isBar ? form : undefined;
  };
}

/** Every address of the site that leads visitors to a log-in, whatever its links promise. */
export function logInWalls(evidence: Evidence): LogInWall[] {
  const { inventory, pages } = evidence;
  const walls: LogInWall[] = [];
  const aliases = new Map(inventory.pages.map(page => [page.url, page.aliases]));
  const visits = seenPages(evidence);
  const logInOf = logInPages(visits);
  for (const visit of visits) {
    const form = logInOf(visit);
    if (form === undefined) continue;
    const at = visit.finalUrl;
    const isMoved = spelling(at) !== spelling(visit.url);
    for (const from of [...(aliases.get(visit.url) ?? []), ...(isMoved ? [visit.url] : [])])
      if (spelling(from) !== spelling(at)) walls.push({ from, at, how: 'redirects to', form });
    const isBare = visit.textLength < nothingElse && visit.representedBy === undefined;
    if (!isMoved && isBare && form.purpose === 'login')
      walls.push({ from: visit.url, at, how: 'shows the log-in of', form });
  }
  for (const { url, to } of inventory.skipped)
    if (to !== undefined && isIdentityProvider(to))
      walls.push({ from: url, at: to, how: 'redirects to', form: undefined });
  for (const { url, outcome, finalUrl } of pages)
    if (!outcome.ok && outcome.reason === 'left-site' && isIdentityProvider(finalUrl))
      walls.push({ from: url, at: finalUrl, how: 'redirects to', form: undefined });
  for (const { url, reason } of inventory.failed)
    if (reason === 'http-401')
      walls.push({ from: url, at: 'a demand to log in (401)', how: 'answers with', form: undefined });
  return walls;
}

/** The links to an address, under all the names that it goes by. */
export function linksTo(evidence: Evidence, addresses: readonly string[]): readonly LinkName[] {
  const wanted = new Set(addresses);
  return evidence.links.filter(({ to }) => wanted.has(to));
}

/** Whether a page, by its address, title or heading, or by what links call it, is one where something is handed in. */
export const isForGiving = (url: string, names: readonly string[], titles: readonly string[]): boolean =>
  saysGiving(pathWords(url)) || [...names, ...titles].some(saysGiving);
