import { setTimeout as delay } from 'node:timers/promises';
import pLimit, { type LimitFunction } from 'p-limit';

/** How a request went, as far as it says how the server bears up. */
export interface Load {
  /** Milliseconds until the first byte; `undefined` without an answer. */
  readonly waitedMs: number | undefined;
  /** The server asked for mercy (429, 503) or did not answer in time. */
  readonly strained: boolean;
}

const smoothing = 0.2;
/** A server that answers this many times slower than it can has enough to do. */
const slowdown = 4;
const worthNoticingMs = 400;
const calmBeforeMore = 16;

/** Lets requests to one host through: a few at a time, fewer when it slows down, with the pauses that were asked for. */
export class HostThrottle {
  readonly #limit: LimitFunction;
  readonly #most: number;
  readonly #signal: AbortSignal | undefined;
  #spacingMs: number;
  #nextAt = 0;
  #usualMs: number | undefined;
  #bestMs = Infinity;
  #calm = 0;

  constructor(most: number, spacingMs: number, signal?: AbortSignal) {
    this.#most = most;
    this.#spacingMs = spacingMs;
    this.#signal = signal;
    this.#limit = pLimit(spacingMs > 0 ? 1 : most);
  }

  /** Requests at a time right now. */
  get concurrency(): number {
    return this.#limit.concurrency;
  }

  /** At least this long between the starts of two requests; they then go one by one. */
  space(milliseconds: number): void {
    if (milliseconds <= this.#spacingMs) return;
    this.#spacingMs = milliseconds;
    this.#limit.concurrency = 1;
  }

  /** No request starts before this many milliseconds have passed. */
  pause(milliseconds: number): void {
    this.#nextAt = Math.max(this.#nextAt, performance.now() + milliseconds);
  }

  run<T>(task: () => Promise<T>): Promise<T> {
    return this.#limit(async () => {
      await this.#turn();
      return task();
    });
  }

  /** Learns from an answer: halves what goes at a time under strain, takes one less when slow, one more after a calm while. */
  note(load: Load): void {
    if (this.#spacingMs > 0) return;
    if (load.strained) return this.#set(Math.floor(this.#limit.concurrency / 2));
    if (load.waitedMs === undefined) return;
    this.#usualMs =
      this.#usualMs === undefined
        ? load.waitedMs
        : this.#usualMs + smoothing * (load.waitedMs - this.#usualMs);
    this.#bestMs = Math.min(this.#bestMs, load.waitedMs);
    const isSlow = this.#usualMs > worthNoticingMs && this.#usualMs > slowdown * this.#bestMs;
    this.#calm = isSlow ? 0 : this.#calm + 1;
    if (isSlow) this.#set(this.#limit.concurrency - 1);
    else if (this.#calm >= calmBeforeMore && this.#limit.concurrency < this.#most) {
      this.#calm = 0;
      this.#set(this.#limit.concurrency + 1);
    }
  }

  #set(concurrency: number): void {
    this.#limit.concurrency = Math.max(1, concurrency);
  }

  async #turn(): Promise<void> {
    for (;;) {
      const wait = this.#nextAt - performance.now();
      if (wait <= 0) break;
      await delay(wait, undefined, this.#signal ? { signal: this.#signal } : {});
    }
    if (this.#spacingMs > 0) this.#nextAt = performance.now() + this.#spacingMs;
  }
}
