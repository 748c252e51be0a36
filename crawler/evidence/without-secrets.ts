/** What takes the place of a secret. */
const hidden = '(not shown)';

/** Names of parameters and members whose values open something to whoever has them. */
const secretName =
  '[\\w.[\\]%-]*(?:csrf|xsrf|token|secret|session|sess_?id|jsessionid|phpsessid|[_.-]sid|api_?-?key|signature|jwt|bearer|authori[sz]ation)[\\w.[\\]%-]*';

/** A name, what stands between it and its value (of an address, a form, JSON), and the value; one too short to be a secret stays. */
const named = new RegExp(
  `((?:^|[?&;,{\\s"'])${secretName}(?:["']?\\s*[=:]\\s*["']?|%22%3A%22|%3D))((?!Bearer\\b|Basic\\b|Digest\\b)[^&;,"'\\s}<>]{6,})`,
  'gi',
);

/** Credentials as they stand in headers, and signed tokens (JWT), wherever they stand. */
const credentials = /\b(Bearer|Basic|Digest)\s+[\w.~+/=-]{8,}/g;
const signed = /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]{4,}/g;

/**
 * A text from the site's traffic without what opens something to whoever reads it: tokens against forgery, session ids, keys, and
 * credentials. What their names are stays.
 */
export const withoutSecrets = (text: string): string =>
  text
    .replace(credentials, `$1 ${hidden}`)
    .replace(signed, hidden)
    .replace(named, (_whole, name: string) => `${name}${hidden}`);

/** Domains that nobody has (RFC 2606, RFC 6761): what the harness types ends in them. */
const reserved = /(?:^|\.)(?:example(?:\.(?:com|net|org|edu))?|test|invalid|localhost)$/i;

/** The part before the @ has 64 octets at most (RFC 5321 §4.5.3.1.1): more are looked at, but not a whole page. */
const mail = /[\w.+-]{1,256}(?:@|%40)([a-z0-9-]+(?:\.[a-z0-9-]+)+)/gi;
/** Numbers of the shape of a Social Security number or a telephone number of North America; 555-01xx is reserved. */
const ssn = /\b\d{3}-\d{2}-\d{4}\b/g;
const phone = /(?<![\w.-])(?:\+?1[\s.-]?)?\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4}(?![\w-])/g;

const isReservedPhone = (number: string): boolean => /555\D?01\d\d$/.test(number);

/**
 * The same, and without what looks like the data of a real person: e-mail addresses, telephone and Social Security numbers. What the
 * harness typed (`typed`) and what is reserved for examples stays: it is nobody's.
 */
export function withoutPersons(text: string, typed: readonly string[]): string {
  const own = typed.map(value => value.toLowerCase()).filter(value => value.length > 3);
  const isTyped = (found: string): boolean => {
    const plain = found.toLowerCase().replace('%40', '@');
    return own.some(value => value.includes(plain) || plain.includes(value));
  };
  return withoutSecrets(text)
    .replace(mail, (found, domain: string) =>
      reserved.test(domain) || isTyped(found) ? found : '(e-mail address)',
    )
    .replace(ssn, found => (isTyped(found) ? found : '(number)'))
    .replace(phone, found => (isReservedPhone(found) || isTyped(found) ? found : '(number)'));
}
