import { isMoment } from './identifiers.js';

/** What may carry a visitor on inside an address: a query parameter, a path parameter (`;jsessionid=…`) or a part of the path. */
export interface AddressPart {
  readonly url: string;
  readonly parameter: string;
  readonly value: string;
  /** The address without its identifiers: equal links of two visitors have equal shapes. */
  readonly shape: string;
}

/** Values made anew for every page, against forgery or caches: they tell nobody who comes back. */
const momentary =
  /csrf|xsrf|nonce|token|captcha|cache|^_?cb$|^_$|rnd|rand|^ts?$|time|^v$|^ver|hash|sig|expires/i;

/** Long and mixed enough to tell visitors apart. */
export const looksLikeIdentifier = (value: string): boolean =>
  value.length >= 8 &&
  value.length <= 400 &&
  /^[\w.~+/=%|:()-]+$/.test(value) &&
  /\d/.test(value) &&
  !/^\d{4}-\d\d-\d\d/.test(value);

const segmentIdentifier = /^\(?[A-Za-z]?\(?[A-Za-z0-9_-]{16,}\)*$/;

/** The parts of an address that could be an identifier; names that stand for a moment are left out. */
export function addressParts(address: string): AddressPart[] {
  if (!URL.canParse(address)) return [];
  const url = new URL(address);
  if (!/^https?:$/.test(url.protocol)) return [];
  const parts: { parameter: string; value: string }[] = [];
  const segments = url.pathname.split('/').map(segment => {
    const [plain = '', ...extras] = segment.split(';');
    for (const extra of extras) {
      const [parameter = '', value = ''] = extra.split('=');
      parts.push({ parameter, value });
    }
    if (!segmentIdentifier.test(plain) || !/\d/.test(plain)) return plain;
    parts.push({ parameter: 'path', value: plain });
    return '…';
  });
  for (const [parameter, value] of url.searchParams) parts.push({ parameter, value });
  const names = [...new Set(url.searchParams.keys())].sort().join('&');
  const shape = `${url.origin}${segments.join('/')}?${names}`;
  return parts
    .filter(({ parameter, value }) => !momentary.test(parameter) && looksLikeIdentifier(value))
    .map(part => ({ url: address, shape, ...part }));
}

/** Two visitors who come one after the other are given the times of their visits. */
const timesApartMs = 3_600_000;
const isTimeOfVisit = (value: string, other: string, now: number): boolean =>
  /^\d{10,16}$/.test(value) &&
  value.length === other.length &&
  isMoment(value, now) &&
  isMoment(other, now) &&
  Math.abs(Number(value) - Number(other)) * (value.length <= 11 ? 1_000 : value.length <= 14 ? 1 : 0.001) <
    timesApartMs;

/**
 * Parts that two visitors were given different values for, the same link compared; one a parameter, sorted. The time at which each of
 * them came tells nobody.
 */
export function differingParts(
  mine: readonly string[],
  theirs: readonly string[],
  now = Date.now(),
): AddressPart[] {
  const key = (part: AddressPart): string => `${part.shape} ${part.parameter}`;
  const others = new Map<string, Set<string>>();
  for (const part of theirs.flatMap(addressParts))
    others.set(key(part), (others.get(key(part)) ?? new Set()).add(part.value));
  const found = new Map<string, AddressPart>();
  const inOrder = mine.flatMap(addressParts).sort((a, b) => (key(a) < key(b) ? -1 : 1));
  for (const part of inOrder) {
    const values = others.get(key(part));
    const isTime = [...(values ?? [])].some(value => isTimeOfVisit(part.value, value, now));
    if (values && !values.has(part.value) && !isTime && !found.has(part.parameter))
      found.set(part.parameter, part);
  }
  return [...found.values()];
}

/** The address with the identifier left out: what it was differs from run to run. */
export const redacted = ({ url, value }: AddressPart): string =>
  url.split(value).join('…').split(encodeURIComponent(value)).join('…').slice(0, 300);
