import { createHash } from 'node:crypto';
import { Digests } from '../leaks/hashes/digests.js';
import { inspect, type Trace } from '../leaks/inspect.js';
import { NeedleSet, type Needle } from '../leaks/needles.js';
import { unwrapped } from '../leaks/codecs/content-encoding.js';
import type { Outgoing } from './outgoing.js';

/** A part of a stored value in something that left. */
export interface FoundPart {
  readonly part: string;
  readonly outgoing: Outgoing;
  readonly place: string;
  readonly encoding: readonly string[];
}

const hashed = ['md5', 'sha1', 'sha256', 'sha512'];

function* needlesOf(parts: readonly string[]): Generator<Needle<Trace>> {
  for (const part of parts) {
    const of = (layers: readonly string[]): Trace => ({
      typed: { id: part, kind: null, value: part },
      part: 'whole',
      layers,
    });
    yield { text: part, of: of([]) };
    for (const name of hashed) {
      const digest = createHash(name).update(part).digest();
      yield { text: digest.toString('hex'), of: of([name]) };
      yield { text: digest.toString('base64url'), of: of([name]) };
    }
  }
}

const noDigests = new Digests([], []);

/** Finds parts of stored values, as they are or hashed, in what left: under escapes, base64, hex, packed, and any nesting of these. */
export class PartFinder {
  readonly #needles: NeedleSet<Trace>;
  /** Whether something was too big to be searched to its end. */
  isCut = false;

  constructor(parts: readonly string[]) {
    this.#needles = new NeedleSet(needlesOf(parts));
  }

  find(outgoing: Outgoing): FoundPart[] {
    const { url, headers, body, contentEncoding, isMessage } = outgoing;
    const places: (readonly [string, Uint8Array])[] = [
      ['address', Buffer.from(url)],
      ...Object.entries(headers).map(([name, value]) => [`header ${name}`, Buffer.from(value)] as const),
      [isMessage ? 'message' : 'body', unwrapped(body, contentEncoding).plain],
    ];
    return places.flatMap(([place, bytes]) => this.#findIn(bytes, place, outgoing));
  }

  #findIn(bytes: Uint8Array, place: string, outgoing: Outgoing): FoundPart[] {
    if (bytes.length === 0) return [];
    const { sightings, complete } = inspect(bytes, { needles: this.#needles, digests: noDigests });
    if (!complete) this.isCut = true;
    return sightings.map(({ valueId, encoding }) => ({ part: valueId, outgoing, place, encoding }));
  }
}
