import type { ProxiedRequest } from '../../proxy/exchange.js';
import { dataUnitsOf, shapeOf } from './data-units.js';

export type KeystrokeVerdict = 'clean' | 'keystrokes';

interface Held {
  readonly request: ProxiedRequest;
  readonly settle: (verdict: KeystrokeVerdict) => void;
}

/** As many requests of one shape while one field is typed into, with changing values, are taken for a report of the keys. */
const fewestKeys = 3;

/** No request waits longer for its field to be finished; one that did cannot be shown to be free of keys. */
const longestHoldMs = 2_500;

/**
 * Tells requests that pass on what is typed key by key, in whatever code, from others. One alone shows nothing, so a request with
 * data that was not there before the first key waits until its field is finished; then all of one shape are judged together.
 */
export class KeystrokeGuard {
  readonly #held = new Map<string, Held[]>();
  readonly #senders = new Set<string>();
  readonly #familiar = new Set<string>();

  /** Learns what a page sends by itself, before the first key. */
  learn(request: ProxiedRequest): void {
    for (const leaf of dataUnitsOf(request)) this.#familiar.add(leaf);
  }

  /** Whether a request holds data that could come from a key at all. */
  couldCarryKey(request: ProxiedRequest): boolean {
    return (
      this.#senders.has(shapeOf(request)) ||
      dataUnitsOf(request).some(leaf => leaf !== '' && !this.#familiar.has(leaf))
    );
  }

  /** A request is known to pass on what was typed: so may all of its shape, those that wait included. */
  convict(request: ProxiedRequest): void {
    this.#senders.add(shapeOf(request));
  }

  /** Waits for the verdict on a request. */
  judge(request: ProxiedRequest): Promise<KeystrokeVerdict> {
    const shape = shapeOf(request);
    if (this.#senders.has(shape)) return Promise.resolve('keystrokes');
    return new Promise(resolve => {
      const timer = setTimeout(() => {
        this.#senders.add(shape);
        resolve('keystrokes');
      }, longestHoldMs);
      const settle = (verdict: KeystrokeVerdict): void => {
        clearTimeout(timer);
        resolve(verdict);
      };
      const group = this.#held.get(shape) ?? [];
      group.push({ request, settle });
      this.#held.set(shape, group);
    });
  }

  /** Requests that wait, by shape, oldest first. */
  get groups(): readonly (readonly ProxiedRequest[])[] {
    return [...this.#held.values()].map(group => group.map(({ request }) => request));
  }

  /** A field is finished: judges all that wait. `proven` are requests known to carry parts of values. */
  finishField(proven: ReadonlySet<ProxiedRequest>): void {
    for (const [shape, group] of this.#held) {
      const isSender =
        this.#senders.has(shape) ||
        group.some(({ request }) => proven.has(request)) ||
        (group.length >= fewestKeys &&
          new Set(group.map(({ request }) => dataUnitsOf(request).join('\n'))).size > 1);
      if (isSender) this.#senders.add(shape);
      for (const { settle } of group) settle(isSender ? 'keystrokes' : 'clean');
    }
    this.#held.clear();
  }
}
