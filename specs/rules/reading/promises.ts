/** Words of links, titles and addresses by which a page says that something is handed in there, or that one logs in. */
const giving =
  /\b(log ?-?(in|on|out)|login|sign ?-?(in|on|up|out)|signin|signup|sso|auth|accounts?|portal|regist(er|ration|rieren|rierung)|inscri\w+|anmeld\w+|connexion|acceso|membership|members?|my (?!\w+ing)\w+|join|subscri\w+|newsletter|unsubscribe|apply|application|enrol\w*|rsvp|contact|get in touch|feedback|survey|questionnaire|donat\w+|order|checkout|cart|basket|book (a|an|your|now)|booking|appointment|request|submit|upload|nominat\w+|refer(ral)?|vote|dashboard|profile|settings|preferences|intranet|extranet|web ?mail|staff|employees?|admin|wp-(login|admin)|password|verify|invit\w+|quote|complain\w*|report an? (issue|problem|concern|error)|ask (us|a question)|opt-?out|your (choices|rights|data))\b/i;

/** Names that lead on from anywhere to anything. */
const pointers =
  /^(click|tap|here|this|link|page|read|learn|see|view|show|find|get|more|details?|info|information|go|to|on|the|a|an|continue|next|start|started|open|all|now|out|about|it|ok|yes|»|›|→|>|\W)+$/i;

const words = (text: string): string =>
  text
    .replace(/[_/+.-]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** Whether a name says that something is handed in or that one logs in. */
export const saysGiving = (name: string): boolean => giving.test(name) || giving.test(words(name));

/** Whether a name says what one gets to read. */
export const saysContent = (name: string): boolean =>
  !saysGiving(name) && /\p{L}{3}/u.test(name) && !pointers.test(words(name));

/** The part of an address that names a page, as words. */
export function pathWords(url: string): string {
  if (!URL.canParse(url)) return '';
  const { pathname } = new URL(url);
  try {
    return words(decodeURIComponent(pathname).replace(/\.\w{2,5}$/, ''));
  } catch {
    return words(pathname);
  }
}

/** A page's title without the site's name. */
export const ownTitle = (title: string): string => title.split(/\s[|–—·»-]\s/)[0] ?? '';

/** Folders that sites keep for people they know. */
const known =
  /\/(members?(-(area|only|section|resources|portal))?|mitglieder|membres|socios|portal|accounts?|my|users?|customers?|clients?|partners?|internal|intranet|extranet|staff|employees?|secure|restricted|protected|private|dashboard|admin|board-portal)(\/|$|\.)/i;

/** Whether an address looks like an area for people whom the site knows. */
export const looksLikeMembersArea = (url: string): boolean =>
  URL.canParse(url) &&
  (known.test(new URL(url).pathname) ||
    /^(members?|portal|my|account|intranet|extranet|secure)\./i.test(new URL(url).hostname));
