import { createHash } from 'node:crypto';
import type { HtmlFacts } from '../html/html-facts.js';
import type { UrlRefusal } from '../frontier/scope.js';
import { spread } from './spread.js';

interface Bucket {
  readonly first: string;
  readonly said: string;
  values: number;
  /** Only plain numbers so far: ids of things, of which many may look alike for a while. */
  isNumeric: boolean;
  differs: boolean;
  /** Known from an earlier crawl, whose pages are not at hand to compare with. */
  readonly isRecalled?: true;
}

/** On so many paths a parameter must have made no difference before it counts as irrelevant on the whole host. */
const provenBuckets = 3;
/** Pages that say less may be shells that scripts fill by the very parameter. */
const sayingSomething = 40;
/** As many times the usual number of values are tried where they are plain numbers. */
const numericTrials = 4;
/** One value in so many is looked at for all that is known, in case it was known too soon. */
const sampling = 64;

const isNumber = (part: string): boolean => /=\d+$/.test(part);

/**
 * Learns which parameters make no difference (session ids under unknown names, return addresses): the same path with several
 * values of one parameter says the same, letter for letter. Then further values are the same page, until one turns out not to be.
 */
export class IrrelevantParameters {
  readonly #buckets = new Map<string, Bucket>();
  readonly #proven = new Map<string, number>();
  #refuted = false;

  constructor(readonly enough: number) {}

  /** Takes in a page: what it says, and where it leads. */
  learn(key: string, facts: HtmlFacts): void {
    for (const { bucketKey, idle, name, part } of buckets(key)) {
      const said = saidWithout(facts, name, part);
      const bucket = this.#buckets.get(bucketKey);
      if (!bucket) {
        this.#buckets.set(bucketKey, {
          first: key,
          said,
          values: 1,
          isNumeric: isNumber(part),
          differs: facts.isShell || facts.textLength < sayingSomething,
        });
        continue;
      }
      if (bucket.differs || bucket.isRecalled) continue;
      const wasIdle = this.#isIdle(bucket);
      bucket.isNumeric &&= isNumber(part);
      bucket.values += 1;
      bucket.differs = bucket.said !== said;
      if (bucket.differs) this.#refuted ||= wasIdle || this.#isProven(idle);
      const change = Number(this.#isIdle(bucket)) - Number(wasIdle);
      if (change !== 0) this.#proven.set(idle, (this.#proven.get(idle) ?? 0) + change);
    }
  }

  /** Takes over that parameters of these addresses made no difference beside pages that were kept. */
  recall(pages: readonly string[], left: readonly string[]): void {
    const kept = new Map<string, string>();
    for (const page of pages)
      for (const { bucketKey } of buckets(page)) if (!kept.has(bucketKey)) kept.set(bucketKey, page);
    for (const { bucketKey } of left.flatMap(buckets)) {
      const first = kept.get(bucketKey);
      if (first === undefined) continue;
      const idle = { first, said: '', values: Infinity, isNumeric: false, differs: false };
      this.#buckets.set(bucketKey, { ...idle, isRecalled: true });
    }
  }

  /** Whether something that counted as idle has turned out not to be since this was asked last. */
  refuted(): boolean {
    const was = this.#refuted;
    this.#refuted = false;
    return was;
  }

  /** What an address is one more trial of, parameters that may yet prove idle, with the number of trials wanted together. */
  trials(key: string): { readonly name: string; readonly wanted: number }[] {
    return buckets(key)
      .filter(({ bucketKey }) => this.#buckets.get(bucketKey)?.differs !== true)
      .map(({ bucketKey, part }) => ({
        name: bucketKey,
        wanted: isNumber(part) ? this.enough * numericTrials : this.enough,
      }));
  }

  /** Why an address is taken for a page that is known; `undefined` where it may be another. */
  refuses(key: string): UrlRefusal | undefined {
    for (const { bucketKey, name, idle } of buckets(key)) {
      const bucket = this.#buckets.get(bucketKey);
      if (!bucket || bucket.differs || bucket.first === key) continue;
      if (!this.#isIdle(bucket) && !this.#isProven(idle)) continue;
      if (spread(key) % sampling === 0) continue;
      return {
        reason: 'trap-idle-parameter',
        detail: `the parameter ${name} makes no difference: the same page as ${bucket.first}`,
      };
    }
    return undefined;
  }

  #isProven(idle: string): boolean {
    return (this.#proven.get(idle) ?? 0) >= provenBuckets;
  }

  #isIdle({ differs, values, isNumeric }: Bucket): boolean {
    return !differs && values >= (isNumeric ? this.enough * numericTrials : this.enough);
  }
}

/**
 * What a page says and where it leads, whatever the value of one parameter. Links may hand it on, or have a new one each time. A
 * number that differs is that of another page: the next one of a list.
 */
function saidWithout(facts: HtmlFacts, name: string, part: string): string {
  const without = isNumber(part)
    ? (key: string): string => key.replace(part, '')
    : (key: string): string => (key.includes(`${name}=`) ? withoutParameter(key, name) : key);
  const links = facts.links.map(link => without(link.key)).join('\n');
  return createHash('sha256').update(`${facts.textHash}\n${facts.fingerprint}\n${links}`).digest('base64');
}

function withoutParameter(key: string, name: string): string {
  const [path = '', query = ''] = key.split('?', 2);
  return `${path}?${query
    .split('&')
    .filter(part => part.split('=', 1)[0] !== name)
    .join('&')}`;
}

/** For each parameter of an address: everything but its value. */
function buckets(key: string): { bucketKey: string; name: string; idle: string; part: string }[] {
  const [path = '', query] = key.split('?', 2);
  if (query === undefined) return [];
  const parts = query.split('&').slice(0, 8);
  const origin = path.slice(0, path.indexOf('/', 8));
  return parts.map((part, index) => {
    const name = part.split('=', 1)[0] ?? '';
    const rest = parts.filter((_, other) => other !== index).join('&');
    return { bucketKey: `${path}?${rest}#${name}`, name, idle: `${origin} ${name}`, part };
  });
}
