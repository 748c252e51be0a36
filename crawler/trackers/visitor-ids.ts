import { decoded } from './page-report.js';
import type { WireRequest } from './wire-request.js';

/** A visitor's, device's or visit's id under its usual names. */
const idOfVisitor =
  /(?:^|[&?"'{,\s])(?:(?:visitor|client|user|device|session|anonymous|distinct|profile|browser|person)[_-]?(?:u?id|key|hash)|uuid|guid|uid|cid|vid|sid|did|fp|fingerprint)["']?\s*[=:]\s*["']?([^&"',}\s]+)/gi;
/** A bare id, which may be the event's own. */
const bareId = /(?:^|[&?"'{,\s])id["']?\s*[=:]\s*["']?([^&"',}\s]{16,})/gi;
/** An event that says what was chosen. */
const eventOfChoice =
  /(?:^|[&?"'{,\s])(?:e|ev|en|ea|event|action|event_?name|event_?type)["']?\s*[=:](?:\s*["'])?[^&"',}]{0,200}(?:reject|declin|den(?:y|ied)|refus|opt[-_ ]?out|consent|cookie)/i;
/** Where a record of choices is kept, which needs an id to be found again. */
const recordOfChoices = /consent|\bcmp\b|gdpr|ccpa|tcf/i;

const groupsOf = (pattern: RegExp, text: string): string[] =>
  [...text.matchAll(pattern)].map(match => match[1] ?? '');

/** Values that a request gives as a visitor's id, by the names it gives them; none where it keeps a record of choices. */
export function namedIds({ url, body }: WireRequest): string[] {
  if (!URL.canParse(url)) return [];
  const { hostname, pathname, search } = new URL(url);
  if (recordOfChoices.test(`${hostname}${pathname}`)) return [];
  const text = decoded(`${search} ${body}`);
  const named = groupsOf(idOfVisitor, text).filter(value => value.length >= 8);
  return eventOfChoice.test(text) ? [...named, ...groupsOf(bareId, text)] : named;
}
