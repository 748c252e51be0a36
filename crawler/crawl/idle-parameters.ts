import { createHash } from 'node:crypto';
import type { PageFacts } from './read-page.js';
import type { Refusal } from './scope.js';

interface Bucket {
  readonly first: string;
  readonly said: string;
  values: number;
  differs: boolean;
}

/** Templates after whose likes a parameter counts as idle on the whole host. */
const provenBuckets = 3;
/** Pages that say less may be shells that scripts fill by the very parameter. */
const sayingSomething = 40;

/**
 * Learns which parameters make no difference (session ids under unknown names, return addresses): the same path with several
 * values of one parameter says the same, letter for letter. Then further values are the same page.
 */
export class IdleParameters {
  readonly #buckets = new Map<string, Bucket>();
  readonly #proven = new Map<string, number>();

  constructor(readonly enough: number) {}

  /** Takes in a page: what it says, and where it leads (the parameter itself aside, which may well be handed on). */
  learn(key: string, facts: PageFacts): void {
    for (const { bucketKey, idle, part } of buckets(key)) {
      const links = facts.links.map(link => link.key.replace(part, '')).join('\n');
      const said = createHash('sha256')
        .update(`${facts.textHash}\n${facts.fingerprint}\n${links}`)
        .digest('base64');
      const bucket = this.#buckets.get(bucketKey);
      if (!bucket) {
        this.#buckets.set(bucketKey, {
          first: key,
          said,
          values: 1,
          differs: facts.isShell || facts.textLength < sayingSomething,
        });
        continue;
      }
      if (bucket.said !== said) bucket.differs = true;
      bucket.values += 1;
      if (bucket.values === this.enough && !bucket.differs)
        this.#proven.set(idle, (this.#proven.get(idle) ?? 0) + 1);
    }
  }

  /** What an address is one more trial of: parameters that may yet prove idle. A few trials at a time are enough. */
  trials(key: string): string[] {
    return buckets(key)
      .map(({ bucketKey }) => bucketKey)
      .filter(bucketKey => this.#buckets.get(bucketKey)?.differs !== true);
  }

  /** Why an address is taken for a page that is known; `undefined` where it may be another. */
  refuses(key: string): Refusal | undefined {
    for (const { bucketKey, name, idle } of buckets(key)) {
      const bucket = this.#buckets.get(bucketKey);
      if (!bucket || bucket.differs || bucket.first === key) continue;
      if (bucket.values < this.enough && (this.#proven.get(idle) ?? 0) < provenBuckets) continue;
      return {
        reason: 'trap-idle-parameter',
        detail: `the parameter ${name} makes no difference: the same page as ${bucket.first}`,
      };
    }
    return undefined;
  }
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
